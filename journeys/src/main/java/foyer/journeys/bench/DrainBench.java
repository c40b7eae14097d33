package foyer.journeys.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import foyer.journeys.house.Crowd;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.Folders;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.journeys.house.Ports;
import foyer.journeys.verify.Books;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import foyer.wire.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a long outage leaves behind: check-ins that wait in a kiosk's journal, and people who come to its door while they
 * go to the hub. Hub and kiosk are processes of their own, as deployed.
 */
@Command(name = "drain", description = "50,000 waiting check-ins on their way to the hub, and the door meanwhile.")
final class DrainBench implements Callable<Integer> {

    private static final double BAR_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);
    private static final int AT_THE_DOOR = 1_500;
    private static final int QUIET_SCANS = 300;

    /** Nobody walks faster; a queue of people holds up a badge every two seconds. */
    private static final long BETWEEN_SCANS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    @Option(names = "--waiting", description = "how many check-ins wait (${DEFAULT-VALUE})")
    private int waiting = 50_000;

    private final InstantSource clock = InstantSource.system();
    private final Deque<String> outside = new ArrayDeque<>(); // passes of those who have not come in yet

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("foyer-bench");
        try (House house = new House(Ports.free(), folder.resolve("house"), (program, line) -> {})) {
            return measure(house, folder);
        } finally {
            Folders.remove(folder);
        }
    }

    private int measure(House house, Path folder) throws IOException {
        say("starting a hub and a kiosk");
        house.startHub();
        house.awaitReady("hub");
        house.furnish(Crowd.of(AT_THE_DOOR, folder.resolve("crowd")));
        house.startKiosk();
        house.awaitReady("kiosk");
        List<Member> members = house.desk().members();
        members.forEach(member -> outside.add(house.desk().passOf(member)));

        say("warming up, and the door on a quiet day");
        comeIn(house, QUIET_SCANS);
        Latencies quiet = comeIn(house, QUIET_SCANS);
        Patience.of(PATIENCE).until("nothing waits", () -> waitingAt(house) == 0);

        say("an outage: " + waiting + " check-ins in the journal");
        house.program("kiosk").end(ENDS_WITHIN);
        house.program("hub").end(ENDS_WITHIN);
        keep(house.data().resolve("kiosk/journal.db"), members);
        house.startKiosk();
        house.awaitReady("kiosk");
        house.startHub();
        house.awaitReady("hub");
        long before = System.nanoTime();

        say("the hub is back");
        Latencies busy = comeInUntilNothingWaits(house);
        double seconds = (System.nanoTime() - before) / 1e9;
        return verdict(house, quiet, busy, seconds);
    }

    private int verdict(House house, Latencies quiet, Latencies busy, double seconds) {
        int inTheBooks = Books.of(house).checkIns().size();
        int expected = waiting + 2 * QUIET_SCANS + busy.count();
        print("%-46s %9s %9s %9s", "the door answers a scan, journal sync included", "scans", "p50 ms", "p99 ms");
        row("with nothing waiting", quiet);
        row("while " + waiting + " check-ins drain", busy);
        print("drained in %.1f s (bar %.0f s), %,.0f a second", seconds, BAR_SECONDS, waiting / seconds);
        print("in the books: %d of %d", inTheBooks, expected);
        print("drain: ratio %.2f (bar 1)", BAR_SECONDS / seconds);
        return seconds <= BAR_SECONDS && inTheBooks == expected ? 0 : 1;
    }

    /** As the kiosk would have, had they come while it was cut off; hours ago, one after another. */
    private void keep(Path journal, List<Member> members) {
        Vertx vertx = Vertx.vertx();
        TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
        Instant began = clock.instant().minus(Duration.ofHours(10)).truncatedTo(ChronoUnit.MILLIS);
        long apartMillis = Math.max(1, Duration.ofHours(9).toMillis() / waiting);
        try {
            Journal kept = Journal.open(vertx, journal);
            List<Future<CheckIn>> all = new ArrayList<>(waiting);
            for (int i = 0; i < waiting; i++) {
                Member member = members.get(i % QUIET_SCANS); // who has been in and out before
                CheckInId id = new CheckInId(ids.generate());
                Direction direction = (i / QUIET_SCANS) % 2 == 0 ? Direction.OUT : Direction.IN;
                Instant at = began.plusMillis(i * apartMillis);
                all.add(kept.checkIns()
                        .keep(seq -> new CheckIn(
                                id,
                                new SpaceId(House.SPACE),
                                new DeviceId(House.KIOSK),
                                seq,
                                new MemberId(member.number()),
                                direction,
                                at,
                                null)));
            }
            Future.all(all).compose(done -> kept.close()).await(5, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The journal was not filled within five minutes", e);
        } finally {
            vertx.close().await();
        }
    }

    private Latencies comeIn(House house, int many) {
        Latencies took = new Latencies();
        for (int i = 0; i < many; i++) {
            comesIn(house, took);
        }
        return took;
    }

    private Latencies comeInUntilNothingWaits(House house) {
        Latencies took = new Latencies();
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            for (int i = 0; i < 10 && !outside.isEmpty(); i++) {
                comesIn(house, took);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("After " + PATIENCE.toMinutes() + " min " + waitingAt(house) + " wait");
            }
        } while (Books.of(house).count() < waiting || waitingAt(house) > 0);
        Patience.of(PATIENCE).until("the last are in", () -> waitingAt(house) == 0);
        return took;
    }

    private void comesIn(House house, Latencies took) {
        long before = System.nanoTime();
        Answer answer = house.door().scan(outside.remove());
        took.add(System.nanoTime() - before);
        if (!answer.welcome()) {
            throw new IllegalStateException("Somebody was not let in: " + answer.said());
        }
        LockSupport.parkNanos(BETWEEN_SCANS_NANOS);
    }

    private static long waitingAt(House house) {
        for (JsonNode device : house.desk().ask("/devices").path("devices")) {
            if (device.path("device").asText().equals(House.KIOSK)) {
                return device.path("waiting").asLong();
            }
        }
        throw new IllegalStateException("The hub does not know its kiosk");
    }

    private static void row(String what, Latencies took) {
        print("%-46s %,9d %9.1f %9.1f", what, took.count(), took.millis(0.5), took.millis(0.99));
    }

    private static void say(String words) {
        System.err.println("bench: " + words);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
