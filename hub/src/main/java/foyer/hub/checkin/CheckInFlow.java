package foyer.hub.checkin;

import foyer.hub.checkin.CheckInRules.Aside;
import foyer.hub.checkin.CheckInRules.Row;
import foyer.hub.checkin.CheckInRules.Ruling;
import foyer.hub.checkin.Ledger.Recorded;
import foyer.hub.inbox.AsideShelf;
import foyer.wire.CheckIn;
import foyer.wire.DeviceId;
import foyer.wire.Receipt;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: what arrives while the lanes are busy waits together, and the first lane that becomes free takes all of
 * it in one commit. There is no timer to wait for. Vert.x context only.
 */
public final class CheckInFlow {

    private static final Logger log = LoggerFactory.getLogger(CheckInFlow.class);

    /** Above this a batch gains nothing more and only takes longer. */
    private static final int LARGEST_BATCH = 2_048;

    private final Ledger ledger;
    private final AsideShelf aside;
    private final Numbers numbers;
    private final List<Consumer<List<Moved>>> listeners = new ArrayList<>();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int freeLanes;

    /** What the database calls a space and its device; empty for what it does not know. */
    public interface Numbers {
        OptionalInt ofSpace(SpaceId space);

        OptionalInt ofDevice(SpaceId space, DeviceId device);
    }

    public CheckInFlow(Ledger ledger, AsideShelf aside, Numbers numbers, int lanes) {
        this.ledger = ledger;
        this.aside = aside;
        this.numbers = numbers;
        this.freeLanes = lanes;
    }

    /** Hears of those who came or went, after the commit. */
    public CheckInFlow onMoved(Consumer<List<Moved>> listener) {
        listeners.add(listener);
        return this;
    }

    /** Completes with one receipt for each, after their commit; a repeat gets the same receipt. */
    public Future<List<Receipt>> receive(List<CheckIn> checkIns) {
        if (checkIns.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Promise<List<Receipt>> receipts = Promise.promise();
        queue.add(new Waiting(checkIns, receipts));
        runFreeLanes();
        return receipts.future();
    }

    private void runFreeLanes() {
        while (freeLanes > 0 && !queue.isEmpty()) {
            freeLanes--;
            run(takeBatch()).onComplete(done -> {
                freeLanes++;
                runFreeLanes();
            });
        }
    }

    private List<Waiting> takeBatch() {
        List<Waiting> batch = new ArrayList<>();
        int size = 0;
        while (!queue.isEmpty()
                && (batch.isEmpty() || size + queue.peek().checkIns.size() <= LARGEST_BATCH)) {
            Waiting next = queue.remove();
            size += next.checkIns.size();
            batch.add(next);
        }
        return batch;
    }

    /** One batch through the hub, top to bottom. */
    private Future<?> run(List<Waiting> batch) {
        return Future.succeededFuture(batch)
                .map(this::judge) // here, so that also what is thrown frees the lane
                .compose(judged -> ledger.record(judged.rows)
                        .compose(recorded -> setAside(judged, recorded).map(recorded))
                        .onSuccess(recorded -> {
                            answer(batch, judged.refusals);
                            tell(recorded.moved());
                        }))
                .onFailure(e -> batch.forEach(waiting -> waiting.receipts.fail(e)));
    }

    private Judged judge(List<Waiting> batch) {
        Judged judged = new Judged(new ArrayList<>(), new HashMap<>());
        for (Waiting waiting : batch) {
            for (CheckIn checkIn : waiting.checkIns) {
                Ruling ruling = CheckInRules.judge(
                        checkIn, numbers.ofSpace(checkIn.space()), numbers.ofDevice(checkIn.space(), checkIn.device()));
                if (ruling instanceof Row row) {
                    judged.rows.add(row);
                } else if (ruling instanceof Aside bad) {
                    judged.refusals.put(checkIn, bad.why());
                }
            }
        }
        return judged;
    }

    private Future<?> setAside(Judged judged, Recorded recorded) {
        recorded.bad().forEach(bad -> judged.refusals.put(bad.row().checkIn(), bad.why()));
        List<Future<?>> put = new ArrayList<>();
        judged.refusals.forEach((checkIn, why) -> {
            log.warn("Kept check-in {} of {} aside: {}", checkIn.id(), checkIn.device(), why);
            put.add(aside.put(checkIn, why));
        });
        return Future.all(put);
    }

    private static void answer(List<Waiting> batch, Map<CheckIn, String> refusals) {
        for (Waiting waiting : batch) {
            List<Receipt> receipts = new ArrayList<>(waiting.checkIns.size());
            for (CheckIn checkIn : waiting.checkIns) {
                String why = refusals.isEmpty() ? null : refusals.get(checkIn);
                receipts.add(why == null ? Receipt.recorded(checkIn.id()) : Receipt.setAside(checkIn.id(), why));
            }
            waiting.receipts.complete(receipts);
        }
    }

    private void tell(List<Moved> moved) {
        if (!moved.isEmpty()) {
            listeners.forEach(listener -> listener.accept(moved));
        }
    }

    private record Waiting(List<CheckIn> checkIns, Promise<List<Receipt>> receipts) {}

    private record Judged(List<Row> rows, Map<CheckIn, String> refusals) {}
}
