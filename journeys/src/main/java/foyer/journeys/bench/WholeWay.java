package foyer.journeys.bench;

import foyer.journeys.house.Checkout;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import foyer.journeys.house.Ports;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A hub as deployed, in a process of its own with its own PostgreSQL and broker, and kiosks that send to it. */
final class WholeWay implements AutoCloseable {

    private final House house;
    private final Context context;
    private final List<SimulatedKiosk> kiosks = new ArrayList<>();

    /** From publishing a check-in to its receipt. */
    record Measured(double rate, double p50, double p99) {}

    WholeWay(Vertx vertx, Path folder, int kiosks) {
        this.house = new House(Ports.free(), folder.resolve("whole-way"), (program, line) -> {});
        this.context = vertx.getOrCreateContext();
        house.startHub();
        house.awaitReady("hub");
        house.desk().furnish(Checkout.sampleSpace());
        List<Long> members = house.desk().members().stream().map(Member::number).toList();
        for (int i = 1; i <= kiosks; i++) {
            String device = "bench-" + i;
            String secret = house.desk().enrol(device, "kiosk", "Bench " + i);
            this.kiosks.add(onContext(
                    () -> Future.succeededFuture(new SimulatedKiosk(
                            vertx,
                            "tcp://127.0.0.1:" + house.ports().broker(),
                            new SpaceId(House.SPACE),
                            new DeviceId(device),
                            secret,
                            members)),
                    10));
        }
        onContext(
                () -> Future.all(this.kiosks.stream().map(SimulatedKiosk::open).toList()), 30);
    }

    /** Measures all kiosks together, each with so many check-ins without a receipt. */
    Measured run(int seconds, int window) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Latencies> each = onContext(
                () -> Future.all(kiosks.stream()
                                .map(kiosk -> kiosk.send(window, end))
                                .toList())
                        .map(all -> all.<Latencies>list()),
                seconds + 60);
        Latencies all = new Latencies();
        each.forEach(all::addAll);
        return new Measured((double) all.count() / seconds, all.millis(0.5), all.millis(0.99));
    }

    @Override
    public void close() {
        onContext(() -> Future.join(kiosks.stream().map(SimulatedKiosk::close).toList()), 30);
        house.close();
    }

    private <T> T onContext(Supplier<Future<T>> work, int boundSeconds) {
        Promise<T> done = Promise.promise();
        context.runOnContext(go -> work.get().onComplete(done));
        try {
            return done.future().await(boundSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The kiosks did not finish within " + boundSeconds + " s", e);
        }
    }
}
