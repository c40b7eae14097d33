package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.CheckIns;
import foyer.wire.DeviceId;
import foyer.wire.Kept;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.Report;
import foyer.wire.Reports;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what waits on a shelf of the journal, oldest first, until the hub's receipt is there. At most 100 are on
 * their way without one; the same are sent again after a while without an answer, and at once when the line is back.
 * The receipt is the acknowledgement: what the broker says of a message does not matter here.
 */
public final class Sender<T extends Kept> {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    /** All of them fit into one message. */
    private static final int MOST_WITHOUT_RECEIPT = Receipts.MOST;

    /** The way out; {@link MqttLink} but in tests. */
    interface Post {
        boolean connected();

        Future<Void> publish(String topic, byte[] payload);
    }

    // for the sender's life
    private final Vertx vertx;
    private final Context context;
    private final Shelf<T> shelf;
    private final Post post;
    private final String topic;
    private final Function<List<T>, Object> message;
    private final long resendAfterMillis;
    private final List<Consumer<List<Receipt>>> heard = new ArrayList<>();

    // context only
    private final Map<UUID, T> unanswered = new LinkedHashMap<>();
    private long lastTaken;
    private boolean running;
    private boolean taking;
    private boolean askedMeanwhile;
    private int connection;

    /** Listens on the link, which therefore must not be open yet. */
    public static Sender<CheckIn> ofCheckIns(
            Vertx vertx, Journal journal, MqttLink link, SpaceId space, DeviceId device, Duration resendAfter) {
        return ofCheckIns(vertx, journal, over(link), space, device, resendAfter)
                .listening(link, space, device);
    }

    /** Likewise. */
    public static Sender<Report> ofReports(
            Vertx vertx, Journal journal, MqttLink link, SpaceId space, DeviceId device, Duration resendAfter) {
        return new Sender<>(
                        vertx, journal.reports(), over(link), Topics.reports(space, device), Reports::new, resendAfter)
                .listening(link, space, device);
    }

    static Sender<CheckIn> ofCheckIns(
            Vertx vertx, Journal journal, Post post, SpaceId space, DeviceId device, Duration resendAfter) {
        return new Sender<>(
                vertx, journal.checkIns(), post, Topics.checkIns(space, device), CheckIns::new, resendAfter);
    }

    private Sender(
            Vertx vertx,
            Shelf<T> shelf,
            Post post,
            String topic,
            Function<List<T>, Object> message,
            Duration resendAfter) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.shelf = shelf;
        this.post = post;
        this.topic = topic;
        this.message = message;
        this.resendAfterMillis = Math.max(1, resendAfter.toMillis());
    }

    private Sender<T> listening(MqttLink link, SpaceId space, DeviceId device) {
        link.listen(Topics.receipts(space, device), (topic, payload) -> arrived(payload));
        link.onConnected(this::connected);
        return this;
    }

    /** Told of receipts once the journal has let go of what they are for. */
    public Sender<T> onSettled(Consumer<List<Receipt>> hears) {
        heard.add(hears);
        return this;
    }

    public void start() {
        context.runOnContext(hop -> {
            running = true;
            resendAll();
            sendMore();
        });
    }

    /** Something new is in the journal. */
    public void nudge() {
        context.runOnContext(hop -> sendMore());
    }

    /** Sends nothing more; the journal keeps what has no receipt. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(hop -> {
            running = false;
            connection++;
            closed.complete();
        });
        return closed.future();
    }

    /** The line is back: what was on its way may be lost, so it goes out again at once. */
    void connected() {
        context.runOnContext(hop -> {
            resendAll();
            sendMore();
        });
    }

    /** A message on the device's receipts topic. */
    void arrived(byte[] payload) {
        try {
            List<Receipt> receipts = Wire.decode(payload, Receipts.class).receipts();
            context.runOnContext(hop -> settle(receipts));
        } catch (Wire.Unreadable e) {
            log.warn(
                    "Receipts that cannot be read were ignored; what they are for will be sent again: {}",
                    e.getMessage());
        }
    }

    private void sendMore() {
        int room = MOST_WITHOUT_RECEIPT - unanswered.size();
        if (!running || !post.connected() || room <= 0) {
            return; // a receipt or a connection will call again
        }
        if (taking) {
            askedMeanwhile = true;
            return;
        }
        taking = true;
        askedMeanwhile = false;
        shelf.oldestAfter(lastTaken, room)
                .onSuccess(this::take)
                .onFailure(e -> log.error("The journal cannot be read; trying again when something new is kept", e))
                .onComplete(done -> {
                    taking = false;
                    if (askedMeanwhile) {
                        sendMore();
                    }
                });
    }

    private void take(List<T> fresh) {
        for (T kept : fresh) {
            unanswered.put(kept.id().value(), kept);
            lastTaken = kept.seq();
        }
        send(fresh);
    }

    private void resendAll() {
        connection++;
        send(List.copyOf(unanswered.values()));
    }

    /** One message, and the same again while it has no receipt. */
    private void send(List<T> some) {
        if (!running || some.isEmpty()) {
            return;
        }
        if (post.connected()) {
            post.publish(topic, Wire.encode(message.apply(some)))
                    .onFailure(e -> log.debug("{} not sent on {}; they will be again", some.size(), topic, e));
        }
        int sentOn = connection;
        vertx.setTimer(resendAfterMillis, timer -> {
            if (sentOn == connection) {
                send(some.stream()
                        .filter(kept -> unanswered.containsKey(kept.id().value()))
                        .toList());
            }
        });
    }

    private void settle(List<Receipt> receipts) {
        shelf.settle(receipts)
                .onSuccess(settled -> {
                    receipts.forEach(receipt -> unanswered.remove(receipt.id()));
                    if (!settled.isEmpty()) {
                        heard.forEach(hears -> hears.accept(settled));
                    }
                    sendMore();
                })
                .onFailure(e -> log.error("Receipts not noted; what they are for will be sent again", e));
    }

    private static Post over(MqttLink link) {
        return new Post() {
            @Override
            public boolean connected() {
                return link.connected();
            }

            @Override
            public Future<Void> publish(String topic, byte[] payload) {
                return link.publish(topic, payload);
            }
        };
    }
}
