package foyer.journeys.bench;

import foyer.journeys.clock.MovedClock;
import foyer.journeys.house.Cable;
import foyer.journeys.house.Crowd;
import foyer.journeys.house.Folders;
import foyer.journeys.house.House;
import foyer.journeys.house.Ports;
import foyer.journeys.months.Life;
import foyer.journeys.months.Life.Event;
import foyer.journeys.months.Trend;
import foyer.journeys.months.Vitals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Half a year at one door: hub, kiosk and screen as deployed, in their deployed heaps, by a clock of their own. What they hold
 * at the end of each fortnight must not grow.
 */
@Command(name = "months", description = "Half a year of days at one door, and whether kiosk and screen grow meanwhile.")
final class MonthsBench implements Callable<Integer> {

    private static final int FORTNIGHT = 15;
    private static final int MEMBERS = 1_000;

    /** What the reader holds of its last frames is some megabytes, one way or the other; what leaks a little with every scan is more. */
    private static final List<Trend> TRENDS = List.of(
            new Trend("live heap", "KiB", Vitals::heapKib, 6_000),
            new Trend("classes", "KiB", Vitals::metaKib, 4_000),
            new Trend("threads", "", Vitals::threads, 3),
            new Trend("open files", "", Vitals::files, 5),
            new Trend("data folder", "KiB", Vitals::folderKib, 4_500)); // the journal's log is kept at up to 4 MiB

    @Option(names = "--days", description = "how many days (${DEFAULT-VALUE})")
    private int days = 180;

    @Option(names = "--people", description = "how many come on a usual day (${DEFAULT-VALUE})")
    private int people = 60;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "where what the programs say is kept (default: nowhere)")
    private @Nullable Path log;

    private final List<Vitals> kiosk = new ArrayList<>();
    private final List<Vitals> screen = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("foyer-bench");
        Path data = folder.resolve("house");
        MovedClock clock = MovedClock.in(folder.resolve("clock"));
        LocalDate end = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
        LocalDate first = end.minusDays(days);
        clock.set(first.minusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        try (House house = new House(Ports.free(), data, this::heard)
                .with(MovedClock.VARIABLE, folder.resolve("clock").toString())) {
            house.startHub();
            house.awaitReady("hub");
            house.furnish(Crowd.of(MEMBERS, folder.resolve("crowd")));
            try (Cable cable = Cable.to(house.ports().broker())) {
                house.with("FOYER_MQTT_URL", "tcp://127.0.0.1:" + cable.port());
                house.startKiosk();
                house.startScreen();
                house.awaitReady("kiosk");
                house.awaitReady("signage");
                try (Life life = new Life(house, clock, cable)) {
                    live(life, house, first);
                    return verdict(life);
                }
            }
        } finally {
            Folders.remove(folder);
        }
    }

    /** The programs' own threads. */
    private synchronized void heard(String program, String line) {
        try {
            if (log != null) {
                Files.writeString(
                        log, program + " | " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be written", e);
        }
    }

    private void live(Life life, House house, LocalDate first) {
        print("%-10s %9s  %s", "", "check-ins", Row.HEADS);
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            life.live(date, people, eventOf(day, date));
            if ((day + 1) % Math.min(FORTNIGHT, days) == 0) {
                kiosk.add(Vitals.of(house.program("kiosk"), house.data().resolve("kiosk")));
                screen.add(Vitals.of(house.program("signage"), house.data().resolve("signage")));
                print("%-10s %,9d  kiosk   %s", date, life.ticks(), Row.of(kiosk.get(kiosk.size() - 1)));
                print("%-10s %9s  screen  %s", "", "", Row.of(screen.get(screen.size() - 1)));
            }
        }
    }

    private static Event eventOf(int day, LocalDate date) {
        if (date.getMonth() == Month.OCTOBER && date.equals(lastSunday(date))) {
            return Event.CLOCK_IS_SET_BACK;
        }
        return switch (day % 60) {
            case 3, 33 -> Event.CABLE_IS_PULLED;
            case 20 -> Event.EVERYBODY_COMES;
            default -> day % 5 == 1 ? Event.BROKER_RESTARTS : Event.NOTHING;
        };
    }

    private static LocalDate lastSunday(LocalDate date) {
        LocalDate last = date.withDayOfMonth(date.lengthOfMonth());
        return last.minusDays(last.getDayOfWeek().getValue() % 7);
    }

    private int verdict(Life life) {
        List<String> faults = new ArrayList<>(life.faults());
        double worst = 0;
        for (Trend trend : TRENDS) {
            worst = Math.max(
                    worst, Math.max(told("kiosk", trend, kiosk, faults), told("screen", trend, screen, faults)));
        }
        faults.forEach(fault -> print("months: %s", fault));
        print("months: ratio %.2f (bar 1)", worst);
        return faults.isEmpty() ? 0 : 1;
    }

    /** Answers how much of what it may have grown it has. */
    private static double told(String program, Trend trend, List<Vitals> all, List<String> faults) {
        long first = trend.first(all);
        long last = trend.last(all);
        print(
                "%-7s %-12s first third %,8d, last third %,8d %s (may be %,d more)",
                program, trend.what(), first, last, trend.unit(), trend.margin());
        if (trend.rises(all)) {
            faults.add("the " + program + "'s " + trend.what() + " grows");
        }
        return (double) Math.max(0, last - first) / trend.margin();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** One program's figures in a line. */
    private static final class Row {

        static final String HEADS = String.format(
                Locale.ROOT,
                "%-7s %9s %9s %8s %6s %9s %9s",
                "",
                "heap KiB",
                "meta KiB",
                "threads",
                "files",
                "data KiB",
                "rss KiB");

        private Row() {}

        static String of(Vitals now) {
            return String.format(
                    Locale.ROOT,
                    "%,9d %,9d %8d %6d %,9d %,9d",
                    now.heapKib(),
                    now.metaKib(),
                    now.threads(),
                    now.files(),
                    now.folderKib(),
                    now.residentKib());
        }
    }
}
