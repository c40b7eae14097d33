package foyer.kiosk.rollcall;

import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.roster.LastHeard;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.visitors.HouseBook;
import foyer.wire.Direction;
import foyer.wire.HouseNow;
import foyer.wire.MemberId;
import foyer.wire.MemberSafe;
import foyer.wire.RollCallEnded;
import foyer.wire.Said;
import foyer.wire.VisitorSafe;
import foyer.wire.limits.RateLimits;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One roll call at a time, from the staff's PIN until half an hour after the last touch. A tick is kept on disk and goes to the
 * hub when it can. Vert.x context only; numbers are compared on a thread of their own.
 */
public final class RollCall {

    /** 45 guesses in ten minutes. */
    private static final int AT_ONCE = 5;

    private static final int PER_MINUTE = 4;
    private static final String STAFF = "staff";

    private static final Duration ENDS_AFTER = Duration.ofMinutes(30);

    /** The hub closes a longer stay as forgotten, and says so. */
    private static final Duration LONGEST_STAY = Duration.ofHours(16);

    /** Doors begin minutes apart at a fire. No longer: who was seen at this morning's drill has not been seen at this afternoon's. */
    private static final Duration BEGAN_TOGETHER = Duration.ofMinutes(15);

    /**
     * Somebody who is in.
     *
     * @param who    by which they are ticked
     * @param seenAt when they were first ticked, at whichever door; null until then
     */
    public record Person(
            String who,
            String name,
            Instant since,
            boolean visitor,
            @Nullable Instant seenAt) {}

    /**
     * The list, open to whoever has the word.
     *
     * @param online     whether this door hears who is in elsewhere
     * @param ageSeconds how long ago it last did, members or visitors, whichever is longer; null where nobody knows
     */
    public record Roll(
            String call,
            Instant began,
            boolean online,
            @Nullable Long ageSeconds,
            List<Person> people) {

        public Roll {
            people = List.copyOf(people);
        }
    }

    /** What a PIN comes to. */
    public sealed interface Outcome {}

    public record Opened(Roll roll) implements Outcome {}

    public record WrongPin() implements Outcome {}

    /** Staff have set none. */
    public record NoPin() implements Outcome {}

    public record TooMany(Duration pause) implements Outcome {}

    private record Call(String word, Instant began, Map<String, Instant> seen) {}

    // for the kiosk's life
    private final WorkerExecutor comparing;
    private final RosterBook roster;
    private final HouseBook house;
    private final Reporter reporter;
    private final Drafts drafts;
    private final RateLimits guesses;
    private final LastHeard heard;

    // per roll call
    private @Nullable Call call;
    private Instant touchedAt = Instant.EPOCH;

    /** @param heard how old the roster is */
    public RollCall(Vertx vertx, RosterBook roster, HouseBook house, Reporter reporter, LastHeard heard) {
        this.comparing = vertx.createSharedWorkerExecutor("pins", 1);
        this.roster = roster;
        this.house = house;
        this.reporter = reporter;
        this.heard = heard;
        this.drafts = reporter.drafts();
        this.guesses = new RateLimits(drafts.clock(), AT_ONCE, PER_MINUTE);
    }

    /** With the right number the list, that of before where one is still going on. */
    public Future<Outcome> open(Pin pin) {
        Optional<String> verifier = house.staffPin();
        if (verifier.isEmpty()) {
            return Future.succeededFuture(new NoPin());
        }
        Optional<Duration> pause = guesses.take(STAFF);
        if (pause.isPresent()) {
            return Future.succeededFuture(new TooMany(pause.get()));
        }
        return comparing.executeBlocking(() -> pin.fits(verifier.get())).map(fits -> {
            if (!fits) {
                return new WrongPin();
            }
            guesses.giveBack(STAFF);
            Call now = goingOn().orElseGet(this::begin);
            touchedAt = drafts.now();
            return new Opened(roll(now));
        });
    }

    /** As it is now; empty once it has ended. */
    public Optional<Roll> look(String word) {
        return goingOn().filter(now -> now.word().equals(word)).map(this::roll);
    }

    /** Somebody has been seen; the first time counts. Empty once it has ended, or where nobody is meant. */
    public Future<Optional<Roll>> tick(String word, String who) {
        Optional<Call> going = goingOn().filter(now -> now.word().equals(word));
        Optional<Said> said = going.flatMap(now -> said(now, who));
        if (going.isEmpty() || said.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Call now = going.get();
        touchedAt = drafts.now();
        Instant elsewhere = elsewhere(now).get(who);
        boolean seenSince = elsewhere != null && !elsewhere.isBefore(now.began());
        if (seenSince || now.seen().putIfAbsent(who, touchedAt) != null) {
            return Future.succeededFuture(Optional.of(roll(now)));
        }
        return reporter.report(said.get())
                .onFailure(e -> now.seen().remove(who)) // not ticked unless it is on disk
                .map(kept -> Optional.of(roll(now)));
    }

    /** By hand; fails where that cannot be put on disk: then it holds until a restart, and no other door hears of it. */
    public Future<Void> end() {
        Call ended = call;
        call = null;
        if (ended == null) {
            return Future.succeededFuture();
        }
        house.rollCallEnded(drafts.now());
        return reporter.report(new RollCallEnded(ended.began())).mapEmpty();
    }

    public Future<Void> close() {
        return comparing.close();
    }

    private Call begin() {
        Call fresh = new Call(UUID.randomUUID().toString(), drafts.now(), new HashMap<>());
        call = fresh;
        return fresh;
    }

    private Optional<Call> goingOn() {
        if (Duration.between(touchedAt, drafts.now()).compareTo(ENDS_AFTER) >= 0) {
            call = null;
        }
        return Optional.ofNullable(call);
    }

    private Optional<Said> said(Call now, String who) {
        Optional<Said> member = roster.everyone().stream()
                .filter(one -> word(one.member().value()).equals(who))
                .<Said>map(one -> new MemberSafe(now.began(), one.member()))
                .findFirst();
        return member.or(() -> house.visitors().stream()
                .filter(one -> word(one.visit()).equals(who))
                .<Said>map(one -> new VisitorSafe(now.began(), one.visit()))
                .findFirst());
    }

    private Roll roll(Call now) {
        Map<String, Instant> first = elsewhere(now);
        now.seen().forEach((who, at) -> first.merge(who, at, RollCall::earlier));
        List<Person> people = new ArrayList<>();
        roster.everyone().forEach(one -> roster.lastSeen(one)
                .filter(seen -> seen.direction() == Direction.IN && mayBeIn(seen.at()))
                .ifPresent(
                        seen -> people.add(person(first, word(one.member().value()), one.name(), seen.at(), false))));
        house.visitors().forEach(one -> people.add(person(first, word(one.visit()), one.name(), one.since(), true)));
        people.sort(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Person::who));
        boolean online = heard.hearing() && house.heard().hearing();
        return new Roll(now.word(), now.began(), online, online ? null : ageSeconds(), people);
    }

    private @Nullable Long ageSeconds() {
        return heard.age()
                .flatMap(members ->
                        house.heard().age().map(visitors -> Math.max(members.toSeconds(), visitors.toSeconds())))
                .orElse(null);
    }

    /**
     * Nobody says that a stay was forgotten to a door that has been cut off for so long. Before that everybody is listed, with since
     * when: this machine's clock may be wrong.
     */
    private boolean mayBeIn(Instant since) {
        return heard.silence().compareTo(LONGEST_STAY) < 0
                || since.isAfter(drafts.now().minus(LONGEST_STAY));
    }

    private static Person person(Map<String, Instant> first, String who, String name, Instant since, boolean visitor) {
        return new Person(who, name, since, visitor, first.get(who));
    }

    /** Every door's ticks, this one's too once the hub has them; each with its first time. */
    private Map<String, Instant> elsewhere(Call now) {
        Map<String, Instant> first = new HashMap<>();
        Set<Instant> ended = house.ended();
        for (HouseNow.Seen seen : house.seen()) {
            Instant began = Objects.requireNonNullElse(seen.began(), seen.at());
            if (together(began, now.began(), ended)) {
                first.merge(word(seen), seen.at(), RollCall::earlier);
            }
        }
        return first;
    }

    /** As at the hub: begun within a quarter of an hour, and nobody has ended one between. */
    private static boolean together(Instant one, Instant other, Set<Instant> ended) {
        Instant first = earlier(one, other);
        Instant second = first.equals(one) ? other : one;
        return Duration.between(first, second).compareTo(BEGAN_TOGETHER) <= 0
                && ended.stream().noneMatch(at -> at.isAfter(first) && !at.isAfter(second));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String word(HouseNow.Seen seen) {
        MemberId member = seen.member();
        return member == null ? word(Objects.requireNonNull(seen.visit())) : word(member.value());
    }

    private static String word(long member) {
        return "member-" + member;
    }

    private static String word(UUID visit) {
        return "visitor-" + Objects.requireNonNull(visit);
    }
}
