/**
 * How this kiosk is: told to the hub, to the page, and to whoever asks at {@code /readyz}.
 * It refuses to mend anything, and to speak in anything but words.
 */
package foyer.kiosk.status;
