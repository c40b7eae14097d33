package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.CheckIns;
import foyer.wire.DeviceId;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what waits in the journal, oldest first, until the hub's receipt is there. At most 100 check-ins are on
 * their way without one; the same are sent again after a while without an answer, and at once when the line is back.
 * The receipt is the acknowledgement: what the broker says of a message does not matter here.
 */
public final class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    /** The way out; {@link MqttLink} but in tests. */
    interface Post {
        boolean connected();

        Future<Void> publish(String topic, byte[] payload);
    }

    // for the sender's life
    private final Vertx vertx;
    private final Context context;
    private final Journal journal;
    private final Post post;
    private final String topic;
    private final long resendAfterMillis;
    private final List<Consumer<List<Receipt>>> heard = new ArrayList<>();

    // context only
    private final Map<CheckInId, CheckIn> unanswered = new LinkedHashMap<>();
    private long lastTaken;
    private boolean running;
    private boolean taking;
    private boolean askedMeanwhile;
    private int connection;

    /** Listens on the link, which therefore must not be open yet. */
    public Sender(Vertx vertx, Journal journal, MqttLink link, SpaceId space, DeviceId device, Duration resendAfter) {
        this(vertx, journal, over(link), space, device, resendAfter);
        link.listen(Topics.receipts(space, device), (topic, payload) -> arrived(payload));
        link.onConnected(this::connected);
    }

    Sender(Vertx vertx, Journal journal, Post post, SpaceId space, DeviceId device, Duration resendAfter) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.journal = journal;
        this.post = post;
        this.topic = Topics.checkIns(space, device);
        this.resendAfterMillis = Math.max(1, resendAfter.toMillis());
    }

    /** Told of receipts once the journal has let go of what they are for. */
    public Sender onSettled(Consumer<List<Receipt>> hears) {
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
            log.warn("Receipts that cannot be read were ignored; the check-ins will be sent again: {}", e.getMessage());
        }
    }

    private void sendMore() {
        int room = CheckIns.MOST - unanswered.size();
        if (!running || !post.connected() || room <= 0) {
            return; // a receipt or a connection will call again
        }
        if (taking) {
            askedMeanwhile = true;
            return;
        }
        taking = true;
        askedMeanwhile = false;
        journal.oldestAfter(lastTaken, room)
                .onSuccess(this::take)
                .onFailure(e -> log.error("The journal cannot be read; trying again at the next check-in", e))
                .onComplete(done -> {
                    taking = false;
                    if (askedMeanwhile) {
                        sendMore();
                    }
                });
    }

    private void take(List<CheckIn> fresh) {
        for (CheckIn checkIn : fresh) {
            unanswered.put(checkIn.id(), checkIn);
            lastTaken = checkIn.seq();
        }
        send(fresh);
    }

    private void resendAll() {
        connection++;
        send(List.copyOf(unanswered.values()));
    }

    /** One message, and the same again while it has no receipt. */
    private void send(List<CheckIn> checkIns) {
        if (!running || checkIns.isEmpty()) {
            return;
        }
        if (post.connected()) {
            post.publish(topic, Wire.encode(new CheckIns(checkIns)))
                    .onFailure(e -> log.debug("{} check-ins not sent; they will be again", checkIns.size(), e));
        }
        int sentOn = connection;
        vertx.setTimer(resendAfterMillis, timer -> {
            if (sentOn == connection) {
                send(checkIns.stream()
                        .filter(checkIn -> unanswered.containsKey(checkIn.id()))
                        .toList());
            }
        });
    }

    private void settle(List<Receipt> receipts) {
        journal.settle(receipts)
                .onSuccess(settled -> {
                    receipts.forEach(receipt -> unanswered.remove(receipt.id()));
                    heard.forEach(hears -> hears.accept(receipts));
                    sendMore();
                })
                .onFailure(e -> log.error("Receipts not noted; the check-ins will be sent again", e));
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
