package foyer.wire.pairing;

import foyer.wire.DeviceStatus;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.page.Assets;
import foyer.wire.tls.ServerCertificate;
import foyer.wire.tls.Trust;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the start of a device's program to its end: who is known is opened, who is not shows a code until it is, and who
 * is shut out says so and asks anew. All at one address, without a restart.
 *
 * <p>Everything runs on the Vert.x context that it was made on.
 */
public final class Entrance {

    private static final Logger log = LoggerFactory.getLogger(Entrance.class);

    private static final Duration POLL = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Context context;
    private final Place place;
    private final Opening opening;
    private final InstantSource clock;
    private final Papers papers;
    private final Duration poll;

    // context only; at most one of device and page is there
    private @Nullable Opened device;
    private @Nullable PairingPage page;
    private @Nullable Pairing pairing;
    private @Nullable MqttLink knocking; // whether whoever was shut out is let in again after all
    private volatile int port; // read anywhere
    private boolean closed;

    /** A kiosk or a player that runs. */
    public interface Opened {
        int port();

        Future<Void> close();
    }

    /** Makes one run; completes when its page answers. */
    public interface Opening {
        Future<? extends Opened> open(Admitted admitted);
    }

    /**
     * Who is to run.
     *
     * @param folder  where it keeps what it knows: of another identity it knows nothing
     * @param shutOut to be told when the broker no longer takes it
     */
    public record Admitted(Identity identity, Path folder, int port, Runnable shutOut) {}

    /**
     * What a person set.
     *
     * @param hubUrl where to ask; null where the settings say who the device is
     * @param fixed  who it is by its settings
     * @param trust  which hub and broker are believed over TLS
     * @param certificate for its page over HTTPS
     */
    public record Place(
            DeviceStatus.Kind kind,
            String host,
            int port,
            Path folder,
            @Nullable String hubUrl,
            @Nullable Identity fixed,
            Trust trust,
            @Nullable ServerCertificate certificate) {

        String word() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    public Entrance(Vertx vertx, Place place, Opening opening, InstantSource clock) {
        this(vertx, place, opening, clock, POLL);
    }

    Entrance(Vertx vertx, Place place, Opening opening, InstantSource clock, Duration poll) {
        this.poll = poll;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.place = place;
        this.opening = opening;
        this.clock = clock;
        this.papers = new Papers(vertx, place.folder());
        this.port = place.port();
    }

    /** Completes when a page answers, whosever it is. */
    public Future<Entrance> open() {
        Promise<Entrance> opened = Promise.promise();
        context.runOnContext(go -> first().map(this).onComplete(opened));
        return opened.future();
    }

    public int port() {
        return port;
    }

    public Future<Void> close() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(go -> {
            closed = true;
            leavePage()
                    .eventually(() -> device == null ? Future.succeededFuture() : device.close())
                    .onComplete(done);
        });
        return done.future();
    }

    private Future<Void> first() {
        Identity fixed = place.fixed();
        if (fixed != null) {
            return admit(fixed);
        }
        return papers.identity().compose(known -> known.map(this::admit).orElseGet(() -> pair(null)));
    }

    private Future<Void> admit(Identity identity) {
        Path folder = identity.equals(place.fixed())
                ? place.folder()
                : place.folder().resolve(identity.space() + "." + identity.device());
        Admitted admitted = new Admitted(identity, folder, port, () -> context.runOnContext(hop -> shutOut(identity)));
        return opening.open(admitted)
                .onSuccess(opened -> {
                    device = opened;
                    port = opened.port();
                })
                .mapEmpty();
    }

    /** Nobody is let through by a device that its hub does not know, and what it kept stays in its folder. */
    private void shutOut(Identity identity) {
        Opened running = device;
        if (closed || running == null) {
            return;
        }
        log.warn("The broker no longer takes {}: it was shut out, or its secret is another's", identity);
        device = null;
        running.close()
                .eventually(() -> pair(identity))
                .onFailure(e -> log.error("The page for pairing cannot be opened; restart this program", e));
    }

    private Future<Void> pair(@Nullable Identity before) {
        String hubUrl = place.hubUrl();
        return vertx.executeBlocking(Looked::around)
                .compose(looked -> {
                    PairingPage shown = new PairingPage(vertx, looked.assets(), place, before);
                    page = shown;
                    return shown.open(place.host(), port).onSuccess(got -> {
                        port = got;
                        if (hubUrl != null) {
                            ask(shown, hubUrl, looked.hostName());
                        }
                        if (before != null) {
                            knock(before);
                        }
                    });
                })
                .mapEmpty();
    }

    private void ask(PairingPage shown, String hubUrl, @Nullable String hostName) {
        HubDoor hub = new HubDoor(vertx, hubUrl, place.trust(), place.word());
        pairing = new Pairing(vertx, clock, papers, hub, place.word(), hostName, poll, shown::show, this::letIn);
        pairing.start();
        log.info("This {} is not let in yet; its page at http://{}:{} shows a code", place.word(), place.host(), port);
    }

    /** It may have been a mistake: once a minute it is tried as whom it was. */
    private void knock(Identity before) {
        MqttLink link = new MqttLink(vertx, before.broker(place.trust()), null);
        knocking = link;
        link.onConnected(() -> letIn(before));
        link.open().onFailure(e -> log.debug("Not knocking any more", e));
    }

    private void letIn(Identity identity) {
        leavePage()
                .compose(left -> closed ? Future.succeededFuture() : admit(identity))
                .onFailure(e -> log.error("{} is let in but does not open; restart this program", identity, e));
    }

    private Future<Void> leavePage() {
        PairingPage shown = page;
        MqttLink link = knocking;
        if (pairing != null) {
            pairing.stop();
        }
        page = null;
        pairing = null;
        knocking = null;
        Future<Void> quiet = link == null ? Future.succeededFuture() : link.close();
        return quiet.eventually(() -> shown == null ? Future.succeededFuture() : shown.close());
    }

    /** What takes its time to be read. */
    private record Looked(Assets assets, @Nullable String hostName) {

        static Looked around() {
            return new Looked(Assets.load("page/shared", "page/pairing"), ownName());
        }

        /** What a manager is told beside the code: a device has no other name yet. */
        private static @Nullable String ownName() {
            try {
                String name = InetAddress.getLocalHost().getHostName();
                return name.isBlank() ? null : name.substring(0, Math.min(80, name.length()));
            } catch (UnknownHostException nameless) {
                return null;
            }
        }
    }
}
