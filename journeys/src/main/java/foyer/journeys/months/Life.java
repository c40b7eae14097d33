package foyer.journeys.months;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foyer.journeys.badge.Badge;
import foyer.journeys.badge.DoorCamera;
import foyer.journeys.clock.MovedClock;
import foyer.journeys.house.Cable;
import foyer.journeys.house.Desk;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.Frames;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The life of a house at its door, day by day: who comes and goes, who asks for what, and what goes wrong. */
public final class Life implements AutoCloseable {

    private static final Patience PATIENCE = Patience.of(Duration.ofMinutes(2));
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(9);
    private static final LocalTime OPENS = LocalTime.of(6, 0);
    private static final LocalTime CLOSES = LocalTime.of(15, 0);
    private static final String STAFF_PIN = "314159";
    private static final int BEFORE_THE_CAMERA = 2;
    private static final List<String> MOODS = List.of("GOOD", "FINE", "NOT_SO_GOOD");

    private final House house;
    private final MovedClock clock;
    private final Cable cable;
    private final List<Member> members;
    private final Map<Long, String> passes = new HashMap<>();
    private final DoorCamera eye = DoorCamera.clear(7);
    private final OpenPage door;
    private final OpenPage wall;
    private final Set<UUID> ticks = new HashSet<>();
    private int day;

    /** What a day brings beside people. */
    public enum Event {
        NOTHING,
        BROKER_RESTARTS,
        CABLE_IS_PULLED,
        CLOCK_IS_SET_BACK,
        EVERYBODY_COMES
    }

    /** @param cable between the kiosk and the broker; all three programs run, and go by the clock */
    public Life(House house, MovedClock clock, Cable cable) {
        this.house = house;
        this.clock = clock;
        this.cable = cable;
        Desk desk = house.signInAnew();
        members = desk.members();
        members.forEach(member -> passes.put(member.number(), desk.passOf(member)));
        desk.put("/staff-pin", object().put("pin", STAFF_PIN));
        door = new OpenPage(house.ports().kiosk(), "Authorization", "Bearer " + house.kioskToken());
        wall = new OpenPage(
                house.ports().screen(),
                "Origin",
                "http://127.0.0.1:" + house.ports().screen());
    }

    /** How many check-ins the door has shown its tick for. */
    public int ticks() {
        return ticks.size();
    }

    /** From opening until the last has gone and nothing waits. */
    public void live(LocalDate date, int people, Event event) {
        clock.set(date.atTime(OPENS).toInstant(ZoneOffset.UTC));
        List<Member> today = event == Event.EVERYBODY_COMES ? members : some(people);
        Desk desk = house.signInAnew();
        door.reload(day % 2 == 0);
        wall.reload(day % 3 == 0);
        staffChangeThings(desk);
        before(event);
        theyComeIn(today);
        List<Received> visitors = visitorsCome();
        somebodyForgotTheBadge();
        theRollIsCalled();
        after(event);
        clock.set(date.atTime(CLOSES).toInstant(ZoneOffset.UTC));
        visitorsGo(visitors, desk);
        theyGo(today);
        nothingWaits();
        day++;
    }

    /** Every tick is in the books, once; nothing else is. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(Books.of(house).faults());
        List<UUID> booked =
                Books.of(house).checkIns().stream().map(Books.Line::id).toList();
        Set<UUID> different = new HashSet<>(booked);
        if (different.size() != booked.size()) {
            faults.add(booked.size() - different.size() + " check-ins stand in the books twice");
        }
        if (!different.equals(ticks)) {
            Set<UUID> lost = new HashSet<>(ticks);
            lost.removeAll(different);
            different.removeAll(ticks);
            faults.add(lost.size() + " ticks are not in the books, and " + different.size() + " there had no tick");
        }
        return faults;
    }

    @Override
    public void close() {
        door.close();
        wall.close();
    }

    private record Received(UUID visit, Optional<String> pass) {}

    private List<Member> some(int people) {
        List<Member> some = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            some.add(members.get((day * people + i) % members.size()));
        }
        return some;
    }

    /** The door is told anew: its settings, what is on, and a badge that was lost. */
    private void staffChangeThings(Desk desk) {
        ObjectNode space = (ObjectNode) desk.ask("");
        space.put("wifi", "Rope Loft " + day);
        desk.put("", space);
        ObjectNode page = object().put("theme", day % 2 == 0 ? "dark" : "light");
        desk.patch("/devices/" + House.KIOSK, object().set("atTheDoor", page));
        Member loser = members.get((day * 31) % members.size());
        desk.issueBadge(loser);
        passes.put(loser.number(), desk.passOf(loser));
        if (day % 30 == 5) {
            desk.post("/signing-keys", object());
        }
    }

    private void before(Event event) {
        switch (event) {
            case BROKER_RESTARTS -> cable.interrupt();
            case CABLE_IS_PULLED -> cable.pull();
            default -> {}
        }
    }

    private void after(Event event) {
        switch (event) {
            case CABLE_IS_PULLED -> cable.plugIn();
            case CLOCK_IS_SET_BACK -> clock.move(Duration.ofHours(-1));
            default -> {}
        }
    }

    private void theyComeIn(List<Member> people) {
        int frames = BEFORE_THE_CAMERA;
        for (Member member : people) {
            if (frames > 0) {
                frames--;
                ticks.add(heldUp(member));
            } else {
                ticks.add(scanned(member).checkIn());
            }
            clock.move(BETWEEN_TWO);
        }
    }

    private void theyGo(List<Member> people) {
        for (Member member : people) {
            Answer goodbye = scanned(member);
            ticks.add(goodbye.checkIn());
            if (member.number() % 10 == 0) {
                tellHowItWas(member, goodbye);
            }
            clock.move(BETWEEN_TWO);
        }
    }

    /** A door that has just come back may not know yet of a badge that was made anew. */
    private Answer scanned(Member member) {
        return PATIENCE.forThe("tick for " + member.name(), () -> {
            Answer answer = house.door().scan(passOf(member));
            if (answer.said().hasNonNull("checkIn")) {
                return Optional.of(answer);
            }
            clock.move(BETWEEN_TWO);
            return Optional.empty();
        });
    }

    private UUID heldUp(Member member) {
        Badge badge = new Badge(member.name(), passOf(member));
        return PATIENCE.forThe("tick for " + member.name() + " before the camera", () -> {
            JsonNode before = door.part("verdict");
            try (Frames frames = Frames.to(house)) {
                frames.show(eye.sees(badge));
                frames.show(eye.seesNobody());
            }
            JsonNode now = door.part("verdict");
            clock.move(BETWEEN_TWO);
            return !now.equals(before) && now.hasNonNull("checkIn")
                    ? Optional.of(UUID.fromString(now.path("checkIn").asText()))
                    : Optional.empty();
        });
    }

    private void tellHowItWas(Member member, Answer goodbye) {
        JsonNode shown = door.part("verdict");
        if (shown.path("checkIn").asText().equals(goodbye.checkIn().toString())) {
            house.door()
                    .desk(
                            "feedback/tap",
                            object().put("number", shown.path("number").asLong())
                                    .put("mood", MOODS.get((int) (member.number() / 10 % MOODS.size()))));
        }
    }

    /** One goes by their pass, one is signed out by staff, one is forgotten. */
    private List<Received> visitorsCome() {
        List<Received> all = new ArrayList<>();
        for (String name : List.of("Vera Visitor", "Gino Guest", "Walt Walk-in")) {
            Answer answer = house.door()
                    .desk(
                            "visitors/came",
                            object().put("name", name + " " + day).put("accepted", true));
            if (answer.status() != 200) {
                throw new IllegalStateException(name + " was not received: " + answer.said());
            }
            all.add(new Received(
                    UUID.fromString(answer.said().path("visit").asText()),
                    DayPassPicture.text(answer.said().path("qr").asText())));
            clock.move(BETWEEN_TWO);
        }
        return all;
    }

    private void visitorsGo(List<Received> visitors, Desk desk) {
        visitors.get(0).pass().ifPresent(pass -> {
            house.door().scan(pass);
            clock.move(BETWEEN_TWO);
        });
        if (visitors.get(1).pass().isPresent()) {
            desk.post("/visitors", object().put("visit", visitors.get(1).visit().toString()));
        }
    }

    private void somebodyForgotTheBadge() {
        Answer found = house.door().desk("find/names", object().put("letters", "Neighbour " + (100 + day)));
        JsonNode handle = found.said().path("names").path(0).path("handle");
        if (handle.isTextual()) {
            house.door()
                    .desk("find/pin", object().put("handle", handle.asText()).put("pin", "271828"));
        }
    }

    private void theRollIsCalled() {
        if (day % 7 != 0) {
            return;
        }
        Answer roll = house.door().desk("roll/open", object().put("pin", STAFF_PIN));
        String call = roll.said().path("call").asText();
        roll.said().path("people").forEach(person -> {
            if (person.path("who").asText().endsWith("7")) {
                house.door()
                        .desk(
                                "roll/tick",
                                object().put("call", call)
                                        .put("who", person.path("who").asText()));
            }
        });
        house.door().desk("roll/end", object().put("call", call));
    }

    private void nothingWaits() {
        Books books = Books.of(house);
        PATIENCE.until(
                "all check-ins of the day are in the books",
                () -> books.count() + " of " + ticks.size(),
                () -> books.count() >= ticks.size());
    }

    private String passOf(Member member) {
        return Objects.requireNonNull(passes.get(member.number()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
