package foyer.hub.spaces;

import foyer.wire.Required;
import java.util.Locale;
import java.util.regex.Pattern;

/** A space's own colour, accepted only where text in it can be read on Foyer's paper (WCAG 2.2, 1.4.3: 4.5 to 1). */
record DoorColour(String hex) {

    static final String GREEN = "#0A6B4E";

    private static final Pattern SHAPE = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final String PAPER = "#FAF6EE";
    private static final double LEAST_CONTRAST = 4.5;

    static DoorColour of(String hex) {
        Required.that(
                SHAPE.matcher(hex).matches(),
                "doorColour must be # and six hexadecimal digits (for example " + GREEN + "), not \"" + hex + "\"");
        double contrast = contrast(hex, PAPER);
        Required.that(
                contrast >= LEAST_CONTRAST,
                String.format(
                        Locale.ROOT,
                        "doorColour %s cannot be read on the page: its contrast is %.1f, needed are %.1f; choose a darker one",
                        hex,
                        contrast,
                        LEAST_CONTRAST));
        return new DoorColour(hex);
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
    }

    private static double linear(String hex, int at) {
        double part = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
