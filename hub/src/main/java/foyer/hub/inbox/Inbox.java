package foyer.hub.inbox;

import foyer.wire.CheckIn;
import foyer.wire.CheckIns;
import foyer.wire.Kept;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.Report;
import foyer.wire.Reports;
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

/** Where check-ins arrive, or reports: each is handed on, or kept aside with the reason, and each gets its receipt. */
public final class Inbox<T extends Kept> {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final Class<T> type;
    private final String list;
    private final int most;
    private final Recorder<T> recorder;
    private final AsideShelf aside;
    private final MqttLink link;

    /** The room that records them. */
    public interface Recorder<T> {
        /** Completes with one receipt for each, after their commit; a repeat gets the same receipt. */
        Future<List<Receipt>> receive(List<T> some);
    }

    public static Inbox<CheckIn> ofCheckIns(Recorder<CheckIn> recorder, AsideShelf aside, MqttLink link) {
        return new Inbox<>(CheckIn.class, "checkIns", CheckIns.MOST, recorder, aside, link);
    }

    public static Inbox<Report> ofReports(Recorder<Report> recorder, AsideShelf aside, MqttLink link) {
        return new Inbox<>(Report.class, "reports", Reports.MOST, recorder, aside, link);
    }

    private Inbox(Class<T> type, String list, int most, Recorder<T> recorder, AsideShelf aside, MqttLink link) {
        this.type = type;
        this.list = list;
        this.most = most;
        this.recorder = recorder;
        this.aside = aside;
        this.link = link;
    }

    /** One message from a device. Without a receipt the device sends it again, so a failure here loses nothing. */
    public void arrived(String topic, byte[] message) {
        Optional<Branch> branch = Topics.branch(topic);
        if (branch.isEmpty()) {
            log.warn("Ignored a message on {}, which is no device's topic", topic);
            return;
        }
        answer(topic, branch.get(), message)
                .onFailure(e -> log.warn("What came on {} is not recorded; the device will send it again", topic, e));
    }

    private Future<?> answer(String topic, Branch device, byte[] message) {
        List<Item<T>> items;
        try {
            items = Wire.decodeEach(message, list, type);
        } catch (Unreadable e) {
            return setAsideWhole(topic, message, String.valueOf(e.getMessage()));
        }
        if (items.size() > most) { // as one: each on its own would hold everybody else up
            return setAsideWhole(topic, message, "It holds " + items.size() + ", at most " + most + " are taken");
        }
        List<T> readable = new ArrayList<>(items.size());
        List<Future<?>> answers = new ArrayList<>();
        for (Item<T> item : items) {
            T kept = item.message();
            if (kept == null) {
                answers.add(putAside(topic, device, item.said(), String.valueOf(item.why())));
            } else if (!kept.space().equals(device.space()) || !kept.device().equals(device.device())) {
                answers.add(putAside(topic, device, item.said(), "It names another device than its topic"));
            } else {
                readable.add(kept);
            }
        }
        answers.add(recorder.receive(readable).compose(receipts -> send(device, receipts)));
        return Future.all(answers);
    }

    private Future<?> setAsideWhole(String topic, byte[] message, String why) {
        log.warn("Kept a message on {} aside: {}", topic, why);
        return aside.put(topic, new String(message, StandardCharsets.UTF_8), why);
    }

    private Future<?> putAside(String topic, Branch device, String said, String why) {
        log.warn("Kept one on {} aside: {}", topic, why);
        return aside.put(topic, said, why).compose(id -> id.map(
                        known -> send(device, List.of(new Receipt(known, Receipt.Outcome.SET_ASIDE, why))))
                .orElseGet(Future::succeededFuture));
    }

    private Future<?> send(Branch device, List<Receipt> receipts) {
        String topic = Topics.receipts(device.space(), device.device());
        List<Future<?>> sent = new ArrayList<>();
        for (int from = 0; from < receipts.size(); from += Receipts.MOST) {
            List<Receipt> some = receipts.subList(from, Math.min(receipts.size(), from + Receipts.MOST));
            sent.add(link.publish(topic, Wire.encode(new Receipts(some))));
        }
        return Future.all(sent);
    }
}
