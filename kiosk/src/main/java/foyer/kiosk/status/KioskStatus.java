package foyer.kiosk.status;

import foyer.wire.DeviceSettings;
import foyer.wire.DeviceStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the gauges, and says how the kiosk is to each who asks, in their terms. Vert.x context only. */
public final class KioskStatus {

    private final String version;
    private final Gauges gauges;
    private final Troubles troubles;
    private final InstantSource clock;

    private Camera camera = Camera.NONE;
    private Runnable onCamera = () -> {};

    public KioskStatus(String version, Gauges gauges, Troubles troubles, InstantSource clock) {
        this.version = version;
        this.gauges = gauges;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** Told when the page's camera does something else than before. */
    public KioskStatus onCamera(Runnable heard) {
        onCamera = heard;
        return this;
    }

    /** The page says what its camera does. */
    public void camera(Camera now) {
        if (camera != now) {
            camera = now;
            onCamera.run();
        }
    }

    public DeviceStatus forHub() {
        DeviceSettings settings = gauges.settings();
        return new DeviceStatus(
                settings.space(),
                settings.device(),
                DeviceStatus.Kind.KIOSK,
                true,
                version,
                gauges.waiting(),
                gauges.lastSeq(),
                gauges.rosterVersion() == 0 ? null : Long.toString(gauges.rosterVersion()),
                cameraNow().word(),
                firstTrouble(),
                clock.instant(),
                new DeviceStatus.Vitals(
                        gauges.rosterAge().map(Duration::toSeconds).orElse(null),
                        gauges.lastReadAt().orElse(null),
                        gauges.diskFree().orElse(null)));
    }

    public KioskNow forPage() {
        DeviceSettings settings = gauges.settings();
        return new KioskNow(
                settings.name(),
                settings.spaceName(),
                settings.timeZone(),
                settings.passage(),
                settings.doorColour(),
                gauges.online(),
                gauges.waiting(),
                gauges.members(),
                gauges.rosterAge().map(Duration::toSeconds).orElse(null),
                troubles.places(),
                settings.page().languages(),
                settings.page().language(),
                settings.page().theme(),
                settings.page().features());
    }

    /** A kiosk that is cut off but knows its members is ready: that is what it is for. */
    public Readiness readiness() {
        List<String> problems = new ArrayList<>(troubles.words());
        if (gauges.rosterVersion() == 0) {
            problems.add("The hub has not told this kiosk its members yet. Look at mqtt.url, space, device and secret"
                    + " in its settings, and whether the hub runs.");
        }
        List<String> notes = new ArrayList<>();
        if (!gauges.online()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Cut off from the broker; check-ins are kept here, %d waiting. It tries again by itself.",
                    gauges.waiting()));
            gauges.rosterAge().ifPresent(age -> notes.add("The list of members is from " + inWords(age) + " ago."));
        }
        notes.add(
                gauges.pages() == 0
                        ? "No page is open at this door."
                        : cameraNow().words());
        return new Readiness(problems.isEmpty(), List.copyOf(problems), List.copyOf(notes));
    }

    private Camera cameraNow() {
        return gauges.pages() == 0 ? Camera.NONE : camera;
    }

    private @Nullable String firstTrouble() {
        List<String> words = troubles.words();
        return words.isEmpty() ? null : words.get(0);
    }

    private static String inWords(Duration age) {
        if (age.toMinutes() < 2) {
            return age.toSeconds() + " seconds";
        }
        return age.toHours() < 2 ? age.toMinutes() + " minutes" : age.toHours() + " hours";
    }
}
