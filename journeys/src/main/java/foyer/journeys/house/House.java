package foyer.journeys.house;

import foyer.journeys.house.Desk.SignIn;
import foyer.wire.tls.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hub, a kiosk and a screen on one data folder, each a process of its own. What one of them needs to know is in its
 * settings file there, the devices' secrets included.
 */
public final class House implements AutoCloseable {

    public static final String SPACE = "ropeloft";
    public static final String KIOSK = "front-door";
    public static final String SCREEN = "lobby";

    /** By which browsers on other machines would call it. */
    public static final String NAME = "foyer.local";

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private final Ports ports;
    private final Path data;
    private final SettingsFiles settings;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Program> programs = new ConcurrentHashMap<>();
    private final BiConsumer<String, String> log;
    private @Nullable Trust trust; // null where nothing is encrypted
    private @Nullable Desk desk;
    private @Nullable Door door;

    /**
     * A house that is still dark.
     *
     * @param log hears each line a program says: which program, and what; on the program's own thread
     */
    public House(Ports ports, Path data, BiConsumer<String, String> log) {
        this.ports = ports;
        this.data = data;
        this.log = log;
        this.settings = new SettingsFiles(ports, data);
    }

    /** For every program that is started from now on, for example {@code FOYER_DATABASE_URL}. */
    public House with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With HTTPS everywhere and MQTT over TLS, by the files that {@code ./foyer authority} left in the folder. */
    public House overTls(Path authority) {
        settings.overTls(authority);
        trust = Trust.authority(authority.resolve("authority.pem"));
        return this;
    }

    public Ports ports() {
        return ports;
    }

    public Path data() {
        return data;
    }

    public Program startHub() {
        return start("hub", settings.hub());
    }

    public Program startKiosk() {
        return start("kiosk", settings.kiosk(KIOSK));
    }

    public Program startScreen() {
        return start("signage", settings.screen(SCREEN));
    }

    /** Whether kiosk and screen have been enrolled on this data folder. */
    public boolean knowsItsDevices() {
        return settings.hasSecretOf("kiosk") && settings.hasSecretOf("signage");
    }

    /** Brings the sample space in and enrols kiosk and screen; the hub is ready. */
    public void furnish(Path space) {
        desk().furnish(space);
        settings.keepSecretOf("kiosk", desk().enrol(KIOSK, "kiosk", "Front door"));
        settings.keepSecretOf("signage", desk().enrol(SCREEN, "screen", "Lobby"));
    }

    public SignIn firstSignIn() {
        return SignIn.read(data.resolve("hub/first-sign-in"));
    }

    /** Signs in the first time it is asked for. */
    public Desk desk() {
        Desk known = desk;
        if (known == null) {
            known = new Desk(http("hub"), SPACE, firstSignIn());
            desk = known;
        }
        return known;
    }

    /** A day later staff sign in anew. */
    public Desk signInAnew() {
        desk = null;
        return desk();
    }

    /** The kiosk's door for scanners and door cameras. */
    public Door door() {
        Door known = door;
        if (known == null) {
            known = new Door(http("kiosk"), kioskToken());
            door = known;
        }
        return known;
    }

    public String kioskToken() {
        try {
            return Files.readString(data.resolve("kiosk/token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The kiosk's token cannot be read", e);
        }
    }

    public void awaitReady(String name) {
        awaitReady(name, words -> {});
    }

    /**
     * Returns when the program answers that it is ready.
     *
     * @param waitingOn hears what it still waits on, in its own words, each time that changes
     * @throws DidNotOpen when it ends or does not become ready in time
     */
    public void awaitReady(String name, Consumer<String> waitingOn) {
        Program program = program(name);
        Readiness readiness = new Readiness(http(name), waitingOn);
        try {
            Patience.of(OPENS_WITHIN)
                    .until(name + " is ready", readiness::lastWords, () -> !program.running() || readiness.reached());
        } catch (AssertionError tooLate) {
            throw new DidNotOpen(name, String.valueOf(tooLate.getMessage()), program.lastLines());
        }
        if (!program.running()) {
            throw new DidNotOpen(name, "it ended by itself", program.lastLines());
        }
    }

    public Program program(String name) {
        Program program = programs.get(name);
        if (program == null) {
            throw new IllegalStateException("The " + name + " has not been started");
        }
        return program;
    }

    /** Those who bring news first, the one who writes them down last. */
    @Override
    public void close() {
        for (String name : List.of("kiosk", "signage", "hub")) {
            Program program = programs.remove(name);
            if (program != null && program.running() && !program.end(ENDS_WITHIN)) {
                log.accept(name, "did not end within " + ENDS_WITHIN.toSeconds() + " s and was killed");
            }
        }
    }

    private Program start(String name, Path file) {
        Program program = Program.start(name, file, environment, line -> log.accept(name, line));
        programs.put(name, program);
        return program;
    }

    /** A program's HTTP, over TLS where it speaks that. */
    public Http http(String name) {
        return new Http(portOf(name), trust);
    }

    private int portOf(String name) {
        return switch (name) {
            case "hub" -> ports.hub();
            case "kiosk" -> ports.kiosk();
            case "signage" -> ports.screen();
            default -> throw new IllegalArgumentException("There is no program " + name);
        };
    }

    /** A program that should be ready and is not; with the last it said. */
    public static final class DidNotOpen extends RuntimeException {

        private static final long serialVersionUID = 1;

        DidNotOpen(String name, String why, List<String> lastLines) {
            super("The " + name + " did not open: " + why + ". Its last words:\n  " + String.join("\n  ", lastLines));
        }
    }
}
