package foyer.signage.status;

import foyer.signage.programme.ProgrammeBook;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.mqtt.MqttLink.LastWill;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this screen is: published every ten seconds and on every change, and answered to {@code /readyz}. */
public final class ScreenStatus {

    private static final Logger log = LoggerFactory.getLogger(ScreenStatus.class);

    private static final long EVERY_MILLIS = 10_000;

    /** The line between the player and the hub, for the page. */
    public record Link(boolean online, Instant since) {
        public Link {
            since = since.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private final Vertx vertx;
    private final SpaceId space;
    private final DeviceId device;
    private final String version;
    private final ProgrammeBook book;
    private final MqttLink mqtt;
    private final InstantSource clock;

    // written on the Vert.x context, read anywhere
    private volatile Link link;
    private @Nullable DeviceStatus told; // Vert.x context only

    public ScreenStatus(
            Vertx vertx,
            SpaceId space,
            DeviceId device,
            String version,
            ProgrammeBook book,
            MqttLink mqtt,
            InstantSource clock) {
        this.vertx = vertx;
        this.space = space;
        this.device = device;
        this.version = version;
        this.book = book;
        this.mqtt = mqtt;
        this.clock = clock;
        this.link = new Link(false, clock.instant());
    }

    public static LastWill lastWill(SpaceId space, DeviceId device, String version, Instant now) {
        return new LastWill(
                Topics.status(space, device),
                Wire.encode(DeviceStatus.offline(space, device, Kind.SCREEN, version, now)));
    }

    public Link link() {
        return link;
    }

    public void start() {
        mqtt.onConnected(() -> {
            link = new Link(true, clock.instant());
            tell();
        });
        mqtt.onLost(() -> link = new Link(false, clock.instant()));
        book.onChange(this::tellChange);
        vertx.setPeriodic(EVERY_MILLIS, timer -> tell());
    }

    public Readiness readiness() {
        List<String> problems = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Link now = link;
        if (book.programme().isEmpty()) {
            problems.add(
                    now.online()
                            ? "No programme has come from the hub yet"
                            : "No programme yet, and no line to the hub since " + now.since()
                                    + "; check mqtt.url and mqtt.secret, and that the hub runs");
        } else if (!now.online()) {
            notes.add("No line to the hub since " + now.since() + "; the last programme is shown");
        }
        book.trouble().ifPresent(notes::add);
        return Readiness.of(problems, notes);
    }

    private void tellChange() {
        DeviceStatus before = told;
        DeviceStatus now = status();
        if (before == null
                || !Objects.equals(before.rosterVersion(), now.rosterVersion())
                || !Objects.equals(before.trouble(), now.trouble())) {
            tell();
        }
    }

    private void tell() {
        if (!mqtt.connected()) {
            return; // told at the next connection
        }
        DeviceStatus now = status();
        told = now;
        mqtt.retain(Topics.status(space, device), Wire.encode(now))
                .onFailure(e -> log.warn("The hub could not be told how this screen is; trying again", e));
    }

    private DeviceStatus status() {
        return new DeviceStatus(
                space,
                device,
                Kind.SCREEN,
                true,
                version,
                0,
                0,
                book.programme().map(Programme::hash).orElse(null),
                null,
                book.trouble().orElse(null),
                clock.instant());
    }
}
