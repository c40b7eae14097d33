package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.CheckIns;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A hub that records each check-in once, behind a line that loses, repeats, delays and breaks as its seed says. */
final class UnreliableHub implements Sender.Post {

    final Map<CheckInId, CheckIn> recorded = new ConcurrentHashMap<>();
    final AtomicInteger mostWithoutReceipt = new AtomicInteger();
    final AtomicInteger changedOnResend = new AtomicInteger();

    private final Vertx vertx;
    private final Random random;
    private final Set<CheckInId> withoutReceipt = new HashSet<>();
    private final Set<CheckInId> receipted = new HashSet<>();
    private Consumer<byte[]> receipts = payload -> {};
    private Runnable lineIsBack = () -> {};
    private volatile boolean connected = true;

    UnreliableHub(Vertx vertx, long seed) {
        this.vertx = vertx;
        this.random = new Random(seed);
    }

    void answers(Sender<?> sender) {
        receipts = sender::arrived;
        lineIsBack = sender::connected;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public synchronized Future<Void> publish(String topic, byte[] payload) {
        List<CheckIn> checkIns = Wire.decode(payload, CheckIns.class).checkIns();
        checkIns.stream().map(CheckIn::id).filter(id -> !receipted.contains(id)).forEach(withoutReceipt::add);
        mostWithoutReceipt.accumulateAndGet(withoutReceipt.size(), Math::max);
        if (chance(0.05)) {
            breakTheLine();
            return Future.failedFuture("the line broke");
        }
        if (chance(0.2)) {
            return Future.succeededFuture(); // the broker had it, and lost it
        }
        checkIns.forEach(this::record);
        if (!chance(0.2)) {
            answer(checkIns);
        }
        if (chance(0.2)) {
            answer(checkIns);
        }
        return Future.succeededFuture();
    }

    private void record(CheckIn checkIn) {
        CheckIn before = recorded.putIfAbsent(checkIn.id(), checkIn);
        if (before != null && !before.equals(checkIn)) {
            changedOnResend.incrementAndGet();
        }
    }

    /** In two parts, each after its own delay, so that receipts overtake one another. */
    private void answer(List<CheckIn> checkIns) {
        int cut = random.nextInt(checkIns.size() + 1);
        deliverLater(checkIns.subList(0, cut));
        deliverLater(checkIns.subList(cut, checkIns.size()));
    }

    private void deliverLater(List<CheckIn> checkIns) {
        byte[] payload = Wire.encode(new Receipts(
                checkIns.stream().map(CheckIn::id).map(Receipt::recorded).toList()));
        vertx.setTimer(1 + random.nextInt(30), timer -> {
            synchronized (this) {
                checkIns.stream().map(CheckIn::id).forEach(receipted::add);
                withoutReceipt.removeAll(receipted);
            }
            receipts.accept(payload);
        });
    }

    private void breakTheLine() {
        connected = false;
        vertx.setTimer(1 + random.nextInt(15), timer -> {
            connected = true;
            lineIsBack.run();
        });
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
