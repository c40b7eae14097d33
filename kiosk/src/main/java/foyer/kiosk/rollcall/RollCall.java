package foyer.kiosk.rollcall;

import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.visitors.HouseBook;
import foyer.wire.Direction;
import foyer.wire.HouseNow;
import foyer.wire.MemberId;
import foyer.wire.MemberSafe;
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
import java.util.UUID;
import java.util.function.Supplier;
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

    /** As at the hub, which closes a longer stay as forgotten. */
    private static final Duration LONGEST_STAY = Duration.ofHours(16);

    /**
     * Another door may have begun so much earlier: what it has ticked since counts here too. No longer: who was seen at this
     * morning's drill has not been seen at this afternoon's fire.
     */
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
     * @param ageSeconds how long ago this door last heard who is in elsewhere; null while it hears it
     */
    public record Roll(String call, Instant began, @Nullable Long ageSeconds, List<Person> people) {
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
    private final Supplier<Optional<Duration>> age;

    // per roll call
    private @Nullable Call call;
    private Instant touchedAt = Instant.EPOCH;
    private Instant endedAt = Instant.EPOCH; // by hand, the one before

    /** @param age of what the hub has told; zero while it is what it says now */
    public RollCall(
            Vertx vertx, RosterBook roster, HouseBook house, Reporter reporter, Supplier<Optional<Duration>> age) {
        this.comparing = vertx.createSharedWorkerExecutor("pins", 1);
        this.roster = roster;
        this.house = house;
        this.reporter = reporter;
        this.age = age;
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
        if (elsewhere(now).containsKey(who) || now.seen().putIfAbsent(who, touchedAt) != null) {
            return Future.succeededFuture(Optional.of(roll(now)));
        }
        return reporter.report(said.get())
                .onFailure(e -> now.seen().remove(who)) // not ticked unless it is on disk
                .map(kept -> Optional.of(roll(now)));
    }

    public void end() {
        call = null;
        endedAt = drafts.now();
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
        Long ageSeconds = age.get()
                .map(Duration::toSeconds)
                .filter(seconds -> seconds > 0)
                .orElse(null);
        return new Roll(now.word(), now.began(), ageSeconds, people);
    }

    /** At a door that is cut off nobody else says that a stay was forgotten. */
    private boolean mayBeIn(Instant since) {
        return since.isAfter(drafts.now().minus(LONGEST_STAY));
    }

    private static Person person(Map<String, Instant> first, String who, String name, Instant since, boolean visitor) {
        return new Person(who, name, since, visitor, first.get(who));
    }

    /** Every door's ticks, this one's too once the hub has them; each with its first time. */
    private Map<String, Instant> elsewhere(Call now) {
        Map<String, Instant> first = new HashMap<>();
        Instant togetherSince = now.began().minus(BEGAN_TOGETHER);
        for (HouseNow.Seen seen : house.seen()) {
            if (!seen.at().isBefore(togetherSince) && seen.at().isAfter(endedAt)) {
                first.merge(word(seen), seen.at(), RollCall::earlier);
            }
        }
        return first;
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
