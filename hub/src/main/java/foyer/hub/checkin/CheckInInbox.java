package foyer.hub.checkin;

import foyer.wire.CheckIn;
import foyer.wire.CheckIns;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.Topics;
import foyer.wire.Topics.Branch;
import foyer.wire.Wire;
import foyer.wire.Wire.Item;
import foyer.wire.Wire.Unreadable;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where check-ins arrive: each is handed on, or kept aside with the reason, and each gets its receipt. */
public final class CheckInInbox {

    private static final Logger log = LoggerFactory.getLogger(CheckInInbox.class);

    private final CheckInFlow flow;
    private final AsideShelf aside;
    private final MqttLink link;

    public CheckInInbox(CheckInFlow flow, AsideShelf aside, MqttLink link) {
        this.flow = flow;
        this.aside = aside;
        this.link = link;
    }

    /** One message from a kiosk. Without a receipt the kiosk sends it again, so a failure here loses nothing. */
    public void arrived(String topic, byte[] message) {
        Optional<Branch> branch = Topics.branch(topic);
        if (branch.isEmpty()) {
            log.warn("Ignored a message on {}, which is no kiosk's topic", topic);
            return;
        }
        answer(topic, branch.get(), message)
                .onFailure(e -> log.warn("Check-ins of {} not recorded; the kiosk will send them again", topic, e));
    }

    private Future<?> answer(String topic, Branch kiosk, byte[] message) {
        List<Item<CheckIn>> items;
        try {
            items = Wire.decodeEach(message, "checkIns", CheckIn.class);
        } catch (Unreadable e) {
            return setAsideWhole(topic, message, String.valueOf(e.getMessage()));
        }
        if (items.size() > CheckIns.MOST) { // as one: each on its own would hold everybody else up
            return setAsideWhole(
                    topic, message, "It holds " + items.size() + ", at most " + CheckIns.MOST + " are taken");
        }
        List<CheckIn> readable = new ArrayList<>(items.size());
        List<Future<?>> answers = new ArrayList<>();
        for (Item<CheckIn> item : items) {
            CheckIn checkIn = item.message();
            if (checkIn == null) {
                answers.add(putAside(topic, kiosk, item.said(), String.valueOf(item.why())));
            } else if (!checkIn.space().equals(kiosk.space())
                    || !checkIn.device().equals(kiosk.device())) {
                answers.add(putAside(topic, kiosk, item.said(), "The check-in names another device than its topic"));
            } else {
                readable.add(checkIn);
            }
        }
        answers.add(flow.receive(readable).compose(receipts -> send(kiosk, receipts)));
        return Future.all(answers);
    }

    private Future<?> setAsideWhole(String topic, byte[] message, String why) {
        log.warn("Kept a message on {} aside: {}", topic, why);
        return aside.put(topic, new String(message, StandardCharsets.UTF_8), why);
    }

    private Future<?> putAside(String topic, Branch kiosk, String said, String why) {
        log.warn("Kept a check-in of {} aside: {}", topic, why);
        return aside.put(topic, said, why)
                .compose(id -> id.map(known -> send(kiosk, List.of(Receipt.setAside(known, why))))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<?> send(Branch kiosk, List<Receipt> receipts) {
        String topic = Topics.receipts(kiosk.space(), kiosk.device());
        List<Future<?>> sent = new ArrayList<>();
        for (int from = 0; from < receipts.size(); from += Receipts.MOST) {
            List<Receipt> some = receipts.subList(from, Math.min(receipts.size(), from + Receipts.MOST));
            sent.add(link.publish(topic, Wire.encode(new Receipts(some))));
        }
        return Future.all(sent);
    }
}
