package foyer.hub;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import foyer.hub.database.DatabaseForTests;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.CheckIns;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.Roster;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads all that a lobby screen is ever sent while a made-up community comes in, is introduced, changes its mind and is
 * erased. Everything that a member says of themselves carries a word of their own, so that it can be found anywhere.
 */
class WhatAScreenHearsTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final SpaceId LOFT = new SpaceId("loft");
    private static final DeviceId DOOR = new DeviceId("door");
    private static final DeviceId LOBBY = new DeviceId("lobby");
    private static final int PEOPLE = 40;

    private final long seed = Long.getLong("foyer.seed", 20_261_121); // another one: -Dfoyer.seed=N
    private final Random random = new Random(seed);
    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new CopyOnWriteArrayList<>(); // on the screen's line, in order

    private final List<Roster> rosters = new CopyOnWriteArrayList<>(); // on the kiosk's
    private final Instant began = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private long counted; // by the kiosk

    @TempDir
    private Path folder;

    /** A member as the test made them up. */
    private record Person(int number, boolean onScreens, boolean introductions) {

        String csv() {
            return "ZQID%1$dx,Zqname%1$dx Zqlast%1$dx,Zqshow%1$dx,zqmail%1$dx@example.org,en,zqint%2$d;zqint%3$d,zqoff%1$dx,"
                            .formatted(number, number % 5, number % 3)
                    + "zqoff%1$dx,Zqback%2$dx,Zqchal%2$dx,%3$s,%4$s,no"
                            .formatted(
                                    (number + 1) % PEOPLE,
                                    number,
                                    onScreens ? "yes" : "no",
                                    introductions ? "yes" : "no");
        }

        String shown() {
            return "Zqshow" + number + "x";
        }

        /** What no wall may have: all of it, or all but the name they chose and what they said for introductions. */
        List<String> never() {
            List<String> always = List.of("ZQID", "Zqname", "Zqlast", "zqmail");
            List<String> unlessAllowed = List.of("Zqshow", "Zqback", "Zqchal", "zqoff");
            List<String> words = new ArrayList<>(always);
            if (!onScreens) {
                words.addAll(unlessAllowed);
            }
            return words.stream().map(word -> word + number + "x").toList();
        }

        Person changingTheirMind(Random random) {
            return new Person(number, random.nextBoolean(), random.nextBoolean());
        }
    }

    @Test
    void nothingOfAnyoneWhoDidNotAllowIt() throws IOException, InterruptedException {
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> new Person(number, random.nextBoolean(), random.nextInt(4) > 0))
                .collect(Collectors.toCollection(ArrayList::new));
        try (OpenHub hub = OpenHub.on(database.address(), folder)) {
            furnish(hub, people);
            MqttLink kiosk = new MqttLink(vertx, hub.enrol(LOFT, DOOR, "kiosk"), null);
            MqttLink screen = new MqttLink(vertx, hub.enrol(LOFT, LOBBY, "screen"), null);
            for (String topic : List.of("programme", "settings", "command", "receipts")) {
                screen.listen("foyer/v1/loft/lobby/" + topic, (on, message) -> hear(message));
            }
            screen.listen(Topics.occupancy(LOFT), (on, message) -> hear(message));
            kiosk.listen(Topics.roster(LOFT), (on, message) -> rosters.add(Wire.decode(message, Roster.class)));
            on(kiosk.open());
            on(screen.open());

            everybodyComesIn(kiosk, hub);
            until("somebody who allows it is on the wall", () -> newest().contains("\"Zqshow"));
            until("some are introduced", () -> anyIntroduced(hub));
            assertNothingOf(people, heard);

            List<Person> now = people.stream()
                    .map(person -> person.changingTheirMind(random))
                    .toList();
            imports(hub, now);
            until("the wall follows", () -> says(newest(), now).isEmpty());
            int from = heard.size();
            everybodyComesIn(kiosk, hub); // the hub has a lot to say again
            assertNothingOf(now, heard.subList(from, heard.size()));

            List<Person> erased =
                    now.stream().filter(Person::onScreens).limit(3).toList();
            for (Person person : erased) {
                hub.delete("/spaces/loft/members/" + number(hub, person));
            }
            until("the erased are off the wall", () -> erased.stream()
                    .noneMatch(person -> newest().contains(person.shown())));
            until("the erased are off the kiosk's roster", () -> rosters.stream()
                    .filter(Roster::snapshot)
                    .reduce((before, after) -> after)
                    .filter(roster -> roster.members().size() == PEOPLE - erased.size())
                    .isPresent());
            on(screen.close());
            on(kiosk.close());
        } finally {
            on(vertx.close());
        }
    }

    private static boolean anyIntroduced(OpenHub hub) {
        try {
            return !hub.get("/spaces/loft/introductions")
                    .getJsonArray("introductions")
                    .isEmpty();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void furnish(OpenHub hub, List<Person> people) throws IOException, InterruptedException {
        hub.send(
                "PUT",
                "/spaces/loft",
                "application/json",
                "{\"name\":\"The Rope Loft\",\"timeZone\":\"UTC\",\"capacity\":80,\"meetingPlaces\":[\"the long table\"]}");
        hub.send(
                "POST",
                "/spaces/loft/prompts/import",
                "text/csv",
                Files.readString(Path.of("../config/demo/prompts.csv")));
        imports(hub, people);
    }

    private static void imports(OpenHub hub, List<Person> people) throws IOException, InterruptedException {
        String csv = people.stream().map(Person::csv).collect(Collectors.joining("\n"));
        JsonObject report = new JsonObject(hub.send(
                "POST",
                "/spaces/loft/members/import",
                "text/csv",
                "id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,"
                        + "insight\n" + csv + "\n"));
        assertThat(report.getJsonArray("problems")).as(report.encode()).isEmpty();
    }

    private void everybodyComesIn(MqttLink kiosk, OpenHub hub) throws IOException, InterruptedException {
        List<Long> numbers = hub.get("/spaces/loft/members?limit=500").getJsonArray("members").stream()
                .map(member -> ((JsonObject) member).getLong("member"))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(numbers, random);
        goes(kiosk, numbers, Direction.OUT);
        until("everybody is out", () -> present() == 0); // two batches at once would be one change, or none
        goes(kiosk, numbers, Direction.IN);
        until("everybody is in", () -> present() == numbers.size());
    }

    private void goes(MqttLink kiosk, List<Long> members, Direction direction) {
        on(kiosk.publish(
                Topics.checkIns(LOFT, DOOR),
                Wire.encode(new CheckIns(members.stream()
                        .map(number -> checkIn(number, direction))
                        .toList()))));
    }

    /** How many the screen last heard to be in; nobody before it heard of any. */
    private int present() {
        return heard.stream()
                .filter(message -> message.contains("\"present\""))
                .map(message -> new JsonObject(message).getInteger("present"))
                .reduce(0, (before, after) -> after);
    }

    private CheckIn checkIn(long member, Direction direction) {
        counted++;
        return new CheckIn(
                new CheckInId(Generators.timeBasedEpochGenerator().generate()),
                LOFT,
                DOOR,
                counted,
                new MemberId(member),
                direction,
                began.plusMillis(counted), // nobody goes and comes in the same millisecond
                null);
    }

    private long number(OpenHub hub, Person person) throws IOException, InterruptedException {
        return hub.get("/spaces/loft/members?limit=500").getJsonArray("members").stream()
                .map(JsonObject.class::cast)
                .filter(member -> member.getString("displayName").equals(person.shown()))
                .findFirst()
                .orElseThrow()
                .getLong("member");
    }

    private void hear(byte[] message) {
        heard.add(new String(message, StandardCharsets.UTF_8));
    }

    /** The programme on the wall. */
    private String newest() {
        return heard.stream()
                .filter(message -> message.contains("\"arrivals\""))
                .reduce("", (before, after) -> after);
    }

    private void assertNothingOf(List<Person> people, List<String> messages) {
        assertThat(messages).isNotEmpty();
        for (String message : messages) {
            assertThat(says(message, people))
                    .as("seed %d, in %s", seed, message)
                    .isEmpty();
        }
    }

    private static List<String> says(String message, List<Person> people) {
        return people.stream()
                .flatMap(person -> person.never().stream())
                .filter(message::contains)
                .toList();
    }
}
