package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.HeldUp.Seen;
import foyer.journeys.badge.Badge;
import foyer.journeys.badge.DoorCamera;
import foyer.journeys.house.Crowd;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import foyer.journeys.verify.Books.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A morning at one door, through the real page: people come one after another, now and then several at once, and every tenth
 * holds up something that is no good. A short one in the tests; {@code ./foyer bench door} has 120 in ten minutes.
 */
class ArrivalsJourneyTest {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));
    private static final int EVERY_SO_MANY_IS_BAD = 10;
    private static final double SHARE_IN_A_QUEUE = 0.3; // who stands behind somebody comes at once
    private static final double BAR_P95_MILLIS = 300;

    private final int arrivals = Integer.parseInt(System.getenv().getOrDefault("FOYER_ARRIVALS", "10"));
    private final double seconds = Double.parseDouble(System.getenv().getOrDefault("FOYER_ARRIVALS_SECONDS", "0"));
    private final Random chance = new Random(4);
    private final DoorCamera camera = new DoorCamera(4);
    private final List<Double> took = new ArrayList<>();
    private final List<Long> came = new ArrayList<>();

    @Test
    void everybodyIsAnsweredAndEachIsInTheBooksOnce() {
        try (House house = HouseForTests.dark("arrivals")) {
            HouseForTests.open(house, Crowd.of(arrivals + 5, Path.of("target/houses/morning")));
            List<Member> members = house.desk().members();
            try (Browser browser = Chromium.open();
                    Visit door = Visit.prepared(browser, 1280, 800, ColorScheme.LIGHT, HeldUp::before)) {
                door.goes("http://127.0.0.1:" + house.ports().kiosk() + "/").shows("[data-camera=live]");
                HeldUp hand = new HeldUp(door.page());
                comesIn(house, members.get(arrivals), hand); // the camera and the page have woken up
                took.clear();

                for (int i = 0; i < arrivals; i++) {
                    pause();
                    if (i % EVERY_SO_MANY_IS_BAD == EVERY_SO_MANY_IS_BAD - 1) {
                        isRefused(bad(house, members.get(arrivals + 1 + i / EVERY_SO_MANY_IS_BAD % 2), i), hand);
                    } else {
                        comesIn(house, members.get(i), hand);
                    }
                }
                door.hasNoComplaints();
            }
            eachIsInTheBooksOnce(house);
        }
        report();
    }

    private void comesIn(House house, Member member, HeldUp hand) {
        assertThat(held(Person.of(member, house).badge(), hand).kind())
                .as(member.name())
                .isEqualTo("welcome");
        came.add(member.number());
    }

    private void isRefused(Badge bad, HeldUp hand) {
        assertThat(held(bad, hand).kind()).isEqualTo("refused");
    }

    /** Held up until the page has answered, as people do. */
    private Seen held(Badge badge, HeldUp hand) {
        double at = hand.hold(camera.sees(badge));
        Seen seen = PATIENCE.forThe("verdict", () -> hand.verdictSince(at));
        took.add(seen.at() - at);
        hand.putAway();
        return seen;
    }

    /** In turns: a revoked pass, one that is another's with a letter changed, and a code that is no pass at all. */
    private static Badge bad(House house, Member member, int i) {
        String pass = house.desk().passOf(member);
        return switch (i / EVERY_SO_MANY_IS_BAD % 3) {
            case 0 -> new Badge("forged", pass.substring(0, pass.length() - 2) + (pass.endsWith("00") ? "11" : "00"));
            case 1 -> new Badge("no pass", "WIFI:S:Harbour guests;T:WPA;P:number " + i + ";;");
            default -> new Badge("cut off", pass.substring(0, 60) + i);
        };
    }

    private void eachIsInTheBooksOnce(House house) {
        PATIENCE.until("all are in the books", () -> Books.of(house).count() >= came.size());
        assertThat(Books.of(house).checkIns().stream().map(Line::member)).containsExactlyElementsOf(came);
    }

    private void pause() {
        double mean = seconds / arrivals;
        double gap = chance.nextDouble() < SHARE_IN_A_QUEUE
                ? 0
                : -Math.log(1 - chance.nextDouble()) * mean / (1 - SHARE_IN_A_QUEUE);
        LockSupport.parkNanos((long) (Math.min(gap, 4 * mean) * 1e9));
    }

    private void report() {
        List<Double> sorted = took.stream().sorted().toList();
        double p50 = sorted.get(sorted.size() / 2);
        double p95 = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
        System.out.println(String.format(
                Locale.ROOT,
                "door: %d arrivals, %d in the books; from the badge before the camera to the verdict on the page %.0f ms p50, %.0f ms p95 (bar %.0f), %.0f ms most",
                arrivals,
                came.size(),
                p50,
                p95,
                BAR_P95_MILLIS,
                sorted.get(sorted.size() - 1)));
        System.out.println(String.format(Locale.ROOT, "door: ratio %.2f (bar 1)", BAR_P95_MILLIS / p95));
    }
}
