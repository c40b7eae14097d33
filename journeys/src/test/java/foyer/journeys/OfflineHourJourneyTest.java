package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import foyer.config.Watchdog;
import foyer.journeys.house.Cable;
import foyer.journeys.house.Checkout;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Door;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.House;
import foyer.journeys.house.Http;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import foyer.journeys.verify.Books.Line;
import foyer.kiosk.Kiosk;
import foyer.kiosk.KioskSettings;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import foyer.wire.pairing.Entrance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The side door's cable is pulled for an hour, by its own clock, and people come in all the same. */
class OfflineHourJourneyTest {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(60));
    private static final String SIDE_DOOR = "side-door";
    private static final int WHO_COME_IN = 30;
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(80);

    @TempDir
    Path folder;

    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ofMinutes(61));
    private final InstantSource wall = InstantSource.system();
    private final InstantSource itsClock = () -> wall.instant().minus(behind.get());
    private final Map<UUID, Long> ticked = new HashMap<>(); // whose, for each tick that was shown
    private final Map<UUID, Instant> when = new HashMap<>();

    @Test
    void whatTheDoorSawInItsHourAloneIsAllTheFirstSecondsAfterwards() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (House house = HouseForTests.dark("offline-hour")) {
            HouseForTests.open(house, Checkout.sampleSpace());
            List<Member> reserved = whoWishIntroductions(house, false);
            List<Member> curious = whoWishIntroductions(house, true);
            String secret = house.desk().enrol(SIDE_DOOR, "kiosk", "Side door");
            try (Cable cable = Cable.to(house.ports().broker())) {
                Entrance kiosk = within(Kiosk.enter(vertx, settings(cable, secret), itsClock, Watchdog.asleep()));
                Door sideDoor = Door.of(
                        kiosk.port(), Files.readString(folder.resolve("token")).strip());
                PATIENCE.until("it knows its members", () -> isReady(kiosk));
                PATIENCE.until("the hub hears of it", () -> isOnline(house));
                Person elsewhere = Person.of(reserved.get(0), house);
                Person elsewhereToo = Person.of(reserved.get(1), house);
                Person revoked = Person.of(reserved.get(2), house);
                List<Person> people = firstOf(curious, house);

                cable.pull();
                long pulledAt = System.nanoTime();
                anHourPasses(sideDoor, people);
                PATIENCE.until("the desk sees that it is gone", () -> !isOnline(house));
                System.out.println(
                        "offline: seen after " + (System.nanoTime() - pulledAt) / 1_000_000 + " ms (bar 15000 ms)");

                behind.set(Duration.ZERO);
                house.desk().revoke(passOf(revoked));
                assertThat(elsewhere.scansIn().welcome()).isTrue();
                assertThat(elsewhereToo.scansIn().welcome()).isTrue();
                for (Person late : List.of(elsewhere, elsewhereToo, revoked)) {
                    comesIn(late, sideDoor); // it cannot know
                }

                cable.plugIn();
                long pluggedAt = System.nanoTime();
                PATIENCE.until("all are in the books", () -> sideDoors(house).size() >= ticked.size());
                System.out.println(
                        "offline: all in after " + (System.nanoTime() - pluggedAt) / 1_000_000 + " ms (bar 10000 ms)");

                eachOnceWithItsOwnTime(house);
                theDeskHearsOfThreeConflictsInWords(house, elsewhere, elsewhereToo, revoked);
                nobodyOfThatHourIsIntroduced(house, curious.subList(people.size(), curious.size()), people);
                within(kiosk.close());
            }
        } finally {
            vertx.close().await();
        }
    }

    /** One after another; every tenth holds the badge up again, and it stays one check-in. */
    private void anHourPasses(Door door, List<Person> people) {
        for (int i = 0; i < people.size(); i++) {
            comesIn(people.get(i), door);
            if (i % 10 == 9) {
                pass(Duration.ofSeconds(20));
                assertThat(door.scan(people.get(i).pass()).said().path("kind").asText())
                        .isEqualTo("already");
            }
            pass(BETWEEN_TWO);
        }
    }

    private void comesIn(Person person, Door door) {
        Instant before = itsClock.instant();
        Answer answer = door.scan(person.pass());
        assertThat(answer.welcome()).as("%s: %s", person.name(), answer.said()).isTrue();
        ticked.put(answer.checkIn(), person.member().number());
        when.put(answer.checkIn(), before);
    }

    private void pass(Duration time) {
        behind.updateAndGet(now -> now.minus(time));
    }

    private void eachOnceWithItsOwnTime(House house) {
        List<Line> lines = sideDoors(house);
        assertThat(lines).hasSameSizeAs(ticked.keySet());
        for (Line line : lines) {
            assertThat(line.member()).isEqualTo(ticked.get(line.id()));
            assertThat(Duration.between(when.get(line.id()), line.occurredAt()))
                    .as("between holding the badge up and what the books say")
                    .isBetween(Duration.ofMillis(-1), Duration.ofSeconds(10));
        }
        assertThat(lines.get(0).occurredAt())
                .as("the first came in an hour ago")
                .isBefore(wall.instant().minus(Duration.ofMinutes(50)));
    }

    private void theDeskHearsOfThreeConflictsInWords(House house, Person elsewhere, Person too, Person revoked) {
        PATIENCE.until(
                "three conflicts are listed",
                () -> house.desk().ask("/conflicts").toString(),
                () -> house.desk().ask("/conflicts").path("conflicts").size() == 3);
        List<String> words = new ArrayList<>();
        house.desk()
                .ask("/conflicts")
                .path("conflicts")
                .forEach(each -> words.add(each.path("words").asText()));
        assertThat(words)
                .anyMatch(said -> said.startsWith(revoked.member().name() + " was let in at Side door on "))
                .anyMatch(said -> said.startsWith(elsewhere.member().name() + "’s pass was let in at Front door and, "))
                .anyMatch(said -> said.startsWith(too.member().name() + "’s pass was let in at Front door and, "));
    }

    /** Those who come in now are, so it was looked for. */
    private void nobodyOfThatHourIsIntroduced(House house, List<Member> now, List<Person> before) {
        Iterator<Member> next = now.iterator();
        PATIENCE.until("two of those who have just arrived are introduced", () -> {
            if (next.hasNext()) {
                Person.of(next.next(), house).scansIn();
            }
            return house.desk().ask("/introductions").path("introductions").size() > 0;
        });
        List<String> introduced = new ArrayList<>();
        house.desk()
                .ask("/introductions")
                .findValues("names")
                .forEach(names -> names.forEach(name -> introduced.add(name.asText())));
        assertThat(introduced)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(before.stream().map(Person::name).toList());
    }

    private List<Line> sideDoors(House house) {
        return Books.of(house).checkIns().stream()
                .filter(line -> ticked.containsKey(line.id()))
                .toList();
    }

    private static List<Person> firstOf(List<Member> members, House house) {
        assertThat(members).hasSizeGreaterThan(WHO_COME_IN + 6);
        return members.subList(0, WHO_COME_IN).stream()
                .map(member -> Person.of(member, house))
                .toList();
    }

    private static List<Member> whoWishIntroductions(House house, boolean wish) {
        Set<Long> wishing = new HashSet<>();
        for (JsonNode member : house.desk().ask("/members?limit=500").path("members")) {
            if (member.path("introductions").asBoolean() == wish) {
                wishing.add(member.path("member").asLong());
            }
        }
        return house.desk().members().stream()
                .filter(member -> wishing.contains(member.number()))
                .toList();
    }

    private static String passOf(Person person) {
        return person.house()
                .desk()
                .passesOf(person.member())
                .get(0)
                .path("pass")
                .asText();
    }

    private static boolean isReady(Entrance kiosk) {
        return new Http(kiosk.port()).get("/readyz").status() == 200;
    }

    private static boolean isOnline(House house) {
        for (JsonNode device : house.desk().ask("/devices").path("devices")) {
            if (device.path("device").asText().equals(SIDE_DOOR)) {
                return device.path("online").asBoolean();
            }
        }
        throw new AssertionError("The hub does not know the side door");
    }

    private KioskSettings settings(Cable cable, String secret) {
        return new KioskSettings(
                null,
                new SpaceId(House.SPACE),
                new DeviceId(SIDE_DOOR),
                folder,
                new KioskSettings.Http("127.0.0.1", 0, null),
                new KioskSettings.Mqtt("tcp://127.0.0.1:" + cable.port(), secret, null),
                ZoneOffset.UTC,
                null,
                null);
    }

    private static <T> T within(Future<T> soon) throws TimeoutException {
        return soon.await(60, TimeUnit.SECONDS);
    }
}
