package foyer.journeys.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import foyer.hub.checkin.CheckInFlow;
import foyer.hub.checkin.Ledger;
import foyer.hub.database.Database;
import foyer.hub.inbox.AsideShelf;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The hub's own way from a check-in to its commit: the flow and the ledger as the hub runs them, without the wire. */
final class BatchPath {

    private static final int LANES = 2;

    private final Clock clock = Clock.systemUTC();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Random chance = new Random(1);
    private final Context context;
    private final CheckInFlow flow;
    private final SpaceId space;
    private final DeviceId device;
    private final int members;
    private long seq;

    /** All of one run; the Vert.x context only. */
    private static final class Run {
        final Latencies latencies = new Latencies();
        final Promise<Run> finished = Promise.promise();
        final long began = System.nanoTime();
        final long end;
        int inFlight;

        Run(int seconds) {
            this.end = began + TimeUnit.SECONDS.toNanos(seconds);
        }

        double rate() {
            return latencies.count() * 1e9 / (end - began);
        }
    }

    /** @param p99 in milliseconds, from handing a check-in over to its receipt */
    record Measured(double rate, double p50, double p99) {}

    BatchPath(Vertx vertx, Database database, BenchSpace bench) {
        Pool lanes = database.lanes(LANES);
        this.context = vertx.getOrCreateContext();
        this.flow = new CheckInFlow(new Ledger(lanes), new AsideShelf(database.pool()), bench, LANES);
        this.space = bench.slug();
        this.device = bench.device();
        this.members = bench.members();
    }

    Measured run(int seconds, int inFlight) {
        Run run = new Run(seconds);
        context.runOnContext(start -> {
            for (int i = 0; i < inFlight; i++) {
                next(run);
            }
        });
        Run done = finished(run, seconds + 30);
        return new Measured(done.rate(), done.latencies.millis(0.5), done.latencies.millis(0.99));
    }

    /** One check-in to its receipt, then the next, until time is up. */
    private void next(Run run) {
        long handedOver = System.nanoTime();
        run.inFlight++;
        flow.receive(List.of(someCheckIn())).onComplete(receipt -> {
            run.inFlight--;
            long now = System.nanoTime();
            if (receipt.failed()) {
                run.finished.tryFail(receipt.cause());
            } else if (now < run.end) {
                run.latencies.add(now - handedOver);
                next(run);
            } else if (run.inFlight == 0) {
                run.finished.tryComplete(run);
            }
        });
    }

    private CheckIn someCheckIn() {
        return new CheckIn(
                new CheckInId(ids.generate()),
                space,
                device,
                ++seq,
                new MemberId(1 + chance.nextInt(members)),
                chance.nextBoolean() ? Direction.IN : Direction.OUT,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    private static Run finished(Run run, int bound) {
        try {
            return run.finished.future().await(bound, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The batch path did not finish within " + bound + " s", e);
        }
    }
}
