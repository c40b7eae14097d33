package foyer.wire.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to the broker, for the life of the process: it connects, subscribes, and does so again whenever the broker
 * comes back. Handlers and futures run on the Vert.x context that the link was created on. Nothing waits here while
 * the line is down: a publish then fails at once, and what must not be lost stays in the journal.
 */
public final class MqttLink {

    private static final Logger log = LoggerFactory.getLogger(MqttLink.class);

    private static final int KEEP_ALIVE_SECONDS =
            6; // a dead line is heard of within one and a half times that, and what a broker adds

    /** A broker whose rights are being written anew may refuse once; who is refused so often is meant. */
    private static final int REFUSED = 3;

    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(1);
    private static final Duration WHILE_REFUSED = Duration.ofMinutes(1);

    /** Hears the messages of one filter. */
    @FunctionalInterface
    public interface Listener {
        void arrived(String topic, byte[] payload);
    }

    /** What the broker says, retained, when this client goes without a word. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    public record LastWill(String topic, byte[] payload) {}

    // for the link's life
    private final Vertx vertx;
    private final Context context;
    private final MqttAddress address;
    private final @Nullable LastWill will;
    private final int keepAliveSeconds;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2), () -> ThreadLocalRandom.current()
                    .nextDouble());
    private final Map<String, List<Listener>> listeners = new LinkedHashMap<>();
    private final List<Runnable> onConnected = new ArrayList<>();
    private final List<Runnable> onLost = new ArrayList<>();
    private final List<Runnable> onRefused = new ArrayList<>();
    private final Promise<Void> first = Promise.promise();

    // context only
    private @Nullable Connection connection;
    private volatile String lastTrouble = "";
    private int refusals; // one after another
    private boolean closed;

    // written on the context, read anywhere
    private volatile boolean connected;

    /** @param will none where nobody needs to know that this client is gone */
    public MqttLink(Vertx vertx, MqttAddress address, @Nullable LastWill will) {
        this(vertx, address, will, KEEP_ALIVE_SECONDS);
    }

    MqttLink(Vertx vertx, MqttAddress address, @Nullable LastWill will, int keepAliveSeconds) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.address = address;
        this.will = will;
        this.keepAliveSeconds = keepAliveSeconds;
    }

    /**
     * To be called before {@link #open}. Several may listen to one filter; different filters should not overlap, or a
     * message may be heard twice.
     */
    public MqttLink listen(String filter, Listener listener) {
        listeners.computeIfAbsent(filter, none -> new ArrayList<>()).add(listener);
        return this;
    }

    /** Run at each connection, the first one included, once all subscriptions stand. */
    public MqttLink onConnected(Runnable connected) {
        onConnected.add(connected);
        return this;
    }

    /** Run each time a connection that stood is lost. */
    public MqttLink onLost(Runnable lost) {
        onLost.add(lost);
        return this;
    }

    /** Run when the broker has said often enough that it does not take this client; it is then asked once a minute. */
    public MqttLink onRefused(Runnable refused) {
        onRefused.add(refused);
        return this;
    }

    /** Completes at the first connection, however long that takes. */
    public Future<Void> open() {
        context.runOnContext(hop -> connect());
        return first.future();
    }

    public boolean connected() {
        return connected;
    }

    /** Why the last attempt came to nothing, in words; empty while there is a connection. */
    public String trouble() {
        return lastTrouble;
    }

    /**
     * Publishes with QoS 1; completes when the broker has it.
     *
     * @return failed with {@link NotConnected} at once where there is no connection, or when it is lost before the
     *     broker answers: the message may then have arrived or not
     */
    public Future<Void> publish(String topic, byte[] payload) {
        return publish(topic, new MqttMessage(payload, 1, false, null));
    }

    /** The same, and the broker keeps the message for whoever subscribes later. */
    public Future<Void> retain(String topic, byte[] payload) {
        return publish(topic, new MqttMessage(payload, 1, true, null));
    }

    /** Subscribes once more to a filter that is listened to, so that the broker sends its retained messages anew. */
    public Future<Void> subscribeAgain(String filter) {
        return connectedOnly(() -> standing().subscribe(List.of(filter)));
    }

    /** Leaves the broker, which then tells the last will; a closed link stays closed. */
    public Future<Void> close() {
        return onContext(() -> {
            closed = true;
            connected = false;
            Connection open = connection;
            connection = null;
            first.tryFail(new NotConnected("Closed before the first connection"));
            return open == null ? Future.succeededFuture() : open.close().otherwiseEmpty();
        });
    }

    private void connect() {
        if (closed) {
            return;
        }
        Connection attempt;
        try {
            attempt = new Connection(context, address, will, this::dispatch, this::lost);
        } catch (MqttException failure) {
            later(Words.of(failure));
            return;
        }
        connection = attempt;
        long deadline = vertx.setTimer(keepAliveSeconds * 1000L, timer -> attempt.drop());
        attempt.open(keepAliveSeconds)
                .compose(open -> attempt.subscribe(listeners.keySet()))
                .onComplete(done -> {
                    vertx.cancelTimer(deadline);
                    if (closed) {
                        attempt.drop();
                    } else if (done.succeeded()) {
                        stand(attempt);
                    } else {
                        attempt.drop();
                        notConnected(done.cause());
                    }
                });
    }

    private void stand(Connection fresh) {
        connected = true;
        refusals = 0;
        lastTrouble = "";
        backoff.startAgain();
        watch(fresh);
        log.info("Connected to the broker as {}", address);
        first.tryComplete();
        onConnected.forEach(this::guarded);
    }

    /** Paho finds a dead line by its keep-alive; this finds a Paho that forgot to say so. */
    private void watch(Connection standing) {
        vertx.setTimer(keepAliveSeconds * 1000L, timer -> {
            if (connection == standing && !closed) {
                if (standing.stands()) {
                    watch(standing);
                } else {
                    standing.drop();
                    lost("the connection has gone");
                }
            }
        });
    }

    private void lost(String words) {
        if (!connected) {
            return; // an attempt that never stood: its own failure is heard in connect()
        }
        connected = false;
        connection = null;
        later(words);
        onLost.forEach(this::guarded);
    }

    private void notConnected(Throwable cause) {
        boolean refused = Words.isRefusal(cause);
        refusals = refused ? refusals + 1 : 0;
        if (!refused) {
            later(Words.of(cause));
            return;
        }
        later(Words.of(cause), (refusals < REFUSED ? AFTER_A_REFUSAL : WHILE_REFUSED).toMillis());
        if (refusals == REFUSED) {
            onRefused.forEach(this::guarded);
        }
    }

    private void later(String words) {
        later(words, backoff.nextMillis());
    }

    private void later(String words, long millis) {
        if (!words.equals(lastTrouble)) {
            lastTrouble = words; // once, not at every attempt
            log.warn("Not connected to the broker as {}: {}; trying again until it answers", address, words);
        }
        vertx.setTimer(millis, timer -> connect());
    }

    private void dispatch(String topic, byte[] payload) {
        listeners.forEach((filter, all) -> {
            if (MqttTopicValidator.isMatched(unshared(filter), topic)) {
                all.forEach(listener -> guarded(() -> listener.arrived(topic, payload)));
            }
        });
    }

    /** {@code $share/group/filter} → {@code filter}. */
    private static String unshared(String filter) {
        return filter.startsWith("$share/") ? filter.split("/", 3)[2] : filter;
    }

    private void guarded(Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException e) {
            log.error("A handler of the link {} failed; the link goes on", address, e);
        }
    }

    private Future<Void> publish(String topic, MqttMessage message) {
        return connectedOnly(() -> standing().publish(topic, message));
    }

    private Future<Void> connectedOnly(Supplier<Future<Void>> act) {
        if (!connected) {
            return notConnected();
        }
        return onContext(() -> connected ? act.get() : notConnected());
    }

    private Connection standing() {
        Connection standing = connection;
        if (standing == null) {
            throw new NotConnected("Not connected to the broker as " + address);
        }
        return standing;
    }

    private Future<Void> notConnected() {
        return Future.failedFuture(new NotConnected("Not connected to the broker as " + address));
    }

    private Future<Void> onContext(Supplier<Future<Void>> act) {
        if (Vertx.currentContext() == context) {
            return act.get();
        }
        Promise<Void> promise = Promise.promise();
        context.runOnContext(hop -> act.get().onComplete(promise));
        return promise.future();
    }
}
