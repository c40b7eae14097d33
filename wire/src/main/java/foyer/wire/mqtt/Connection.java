package foyer.wire.mqtt;

import foyer.wire.mqtt.MqttLink.LastWill;
import foyer.wire.mqtt.MqttLink.Listener;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from the attempt to its end; a new one is made for the next attempt, because a Paho client that lost
 * its connection carries old state along. Every method is called on the link's context, and every future and callback
 * comes back on it; Paho's threads only hop.
 */
final class Connection {

    /** As long as the broker keeps what arrives for this client while it is away. */
    private static final long SESSION_EXPIRY_SECONDS = 3600;

    /** Publishes on their way at once, where the broker allows so many. */
    private static final int MOST_IN_FLIGHT = 1_000;

    /** MQTT 5: the broker sends the last will although the client left in order. */
    private static final int DISCONNECT_WITH_WILL = 0x04;

    private static final long GOODBYE_MILLIS = 1_000;

    /** MQTT 5: from here on a reason code says no. 0x10, nobody has subscribed, is a yes. */
    private static final int FIRST_REFUSAL = 0x80;

    /** Paho's connect, sender, receiver, callback and ping, and one to spare. */
    private static final int PAHO_THREADS = 6;

    private final Context context;
    private final MqttAddress address;
    private final @Nullable LastWill will;
    private final Consumer<String> lost;
    private final MqttAsyncClient client;
    private final OneSocket socket = new OneSocket();
    private final ScheduledExecutorService threads;
    private final Set<Promise<?>> unanswered = new HashSet<>();
    private Window window = new Window(1);
    private boolean over;

    /** @param lost told once, in words, when a connection that stood has gone; not after {@link #drop} */
    Connection(Context context, MqttAddress address, @Nullable LastWill will, Listener incoming, Consumer<String> lost)
            throws MqttException {
        this.context = context;
        this.address = address;
        this.will = will;
        this.lost = lost;
        this.threads = Executors.newScheduledThreadPool(PAHO_THREADS, task -> {
            Thread thread = new Thread(task, "mqtt " + address.clientId());
            thread.setDaemon(true); // Paho's own ping thread would keep the process alive
            return thread;
        });
        this.client = new MqttAsyncClient(address.url(), address.clientId(), new MemoryPersistence(), null, threads);
        client.setCallback(new Callback(
                (topic, payload) -> context.runOnContext(hop -> incoming.arrived(topic, payload)),
                words -> context.runOnContext(hop -> end(words))));
    }

    Future<Void> open(int keepAliveSeconds) {
        return call(answer -> client.connect(options(keepAliveSeconds), null, answer))
                .onSuccess(this::sizeWindow)
                .mapEmpty();
    }

    Future<Void> subscribe(Collection<String> filters) {
        if (filters.isEmpty()) {
            return Future.succeededFuture();
        }
        MqttSubscription[] subscriptions =
                filters.stream().map(filter -> new MqttSubscription(filter, 1)).toArray(MqttSubscription[]::new);
        return call(answer -> client.subscribe(subscriptions, null, answer, new MqttProperties()))
                .compose(token -> refusal(token) == null
                        ? Future.succeededFuture()
                        : Future.failedFuture(new NotConnected("the broker refuses a subscription to one of "
                                + List.copyOf(filters) + " (" + refusal(token) + ")")));
    }

    Future<Void> publish(String topic, MqttMessage message) {
        Promise<Void> done = Promise.promise();
        unanswered.add(done);
        window.enter(() -> {
            if (!over) {
                call(answer -> client.publish(topic, message, null, answer)).onComplete(sent -> {
                    settle(done, topic, sent.result(), sent.cause());
                    window.leave();
                });
            }
        });
        return done.future();
    }

    /** Whether Paho thinks so too: asked now and then, in case it forgot to say that a connection was lost. */
    boolean stands() {
        return !over && client.isConnected();
    }

    /** Says goodbye; the broker then tells the last will. A broker that does not answer is left without. */
    Future<Void> close() {
        long deadline = context.owner().setTimer(GOODBYE_MILLIS, timer -> drop());
        int reason = will == null ? 0 : DISCONNECT_WITH_WILL;
        return call(answer -> client.disconnect(0, null, answer, reason, new MqttProperties()))
                .<Void>mapEmpty()
                .eventually(() -> {
                    context.owner().cancelTimer(deadline);
                    drop();
                    return Future.succeededFuture();
                });
    }

    /** Without a goodbye. Whatever was asked and not answered fails. */
    void drop() {
        over = true;
        socket.close();
        threads.shutdownNow();
        List<Promise<?>> left = List.copyOf(unanswered);
        unanswered.clear();
        left.forEach(asked -> asked.tryFail(new NotConnected("The connection went before the broker answered")));
    }

    private void end(String words) {
        if (!over) {
            drop();
            lost.accept(words);
        }
    }

    private MqttConnectionOptions options(int keepAliveSeconds) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(socket.of(address));
        options.setHttpsHostnameVerificationEnabled(address.trust().checksNames());
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
        options.setKeepAliveInterval(keepAliveSeconds);
        options.setConnectionTimeout(keepAliveSeconds);
        options.setAutomaticReconnect(false);
        options.setUserName(address.user());
        options.setPassword(address.password().getBytes(StandardCharsets.UTF_8));
        if (will != null) {
            options.setWill(will.topic(), new MqttMessage(will.payload(), 1, true, null));
        }
        return options;
    }

    private void sizeWindow(IMqttToken connected) {
        MqttProperties answer = connected.getResponseProperties();
        Integer allowed = answer == null ? null : answer.getReceiveMaximum();
        window = new Window(allowed == null ? MOST_IN_FLIGHT : Math.min(allowed, MOST_IN_FLIGHT));
    }

    private void settle(Promise<Void> done, String topic, @Nullable IMqttToken token, @Nullable Throwable failure) {
        unanswered.remove(done);
        Integer refusal = token == null ? null : refusal(token);
        if (failure != null) {
            done.tryFail(new NotConnected("The broker did not answer: " + Words.of(failure)));
        } else if (refusal != null) {
            done.tryFail(new IllegalStateException("The broker refuses " + topic + " (" + refusal + ")"));
        } else {
            done.tryComplete();
        }
    }

    private static @Nullable Integer refusal(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        if (codes != null) {
            for (int code : codes) {
                if (code >= FIRST_REFUSAL) {
                    return code;
                }
            }
        }
        return null;
    }

    /** Something asked of Paho, answered on the context. */
    private Future<IMqttToken> call(Asked asked) {
        Promise<IMqttToken> promise = Promise.promise();
        unanswered.add(promise);
        promise.future().onComplete(answered -> unanswered.remove(promise));
        try {
            asked.of(new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    context.runOnContext(hop -> promise.tryComplete(token));
                }

                @Override
                public void onFailure(IMqttToken token, Throwable failure) {
                    context.runOnContext(hop -> promise.tryFail(failure));
                }
            });
        } catch (MqttException | RuntimeException failure) {
            promise.tryFail(failure);
        }
        return promise.future();
    }

    private interface Asked {
        void of(MqttActionListener answer) throws MqttException;
    }
}
