package foyer.kiosk.desk;

import foyer.kiosk.gate.Decision;
import foyer.kiosk.gate.Door;
import foyer.kiosk.gate.Gate;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.status.Troubles;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Direction;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import foyer.wire.Verdict;
import foyer.wire.Verdict.Visit;
import foyer.wire.pass.Reading;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a scanned badge is answered. One thread only, the kiosk's Vert.x context. */
public final class ScanDesk {

    private static final Logger log = LoggerFactory.getLogger(ScanDesk.class);

    // for the kiosk's life
    private final Supplier<Door> door;
    private final RosterBook roster;
    private final UsedCodes used;
    private final Drafts drafts;
    private final Keeping journal;
    private final EventDesk events;
    private final VerdictBoard board;
    private final Troubles troubles;

    private Guests guests = pass -> Optional.empty();

    // of the last minutes
    private final Sightings sightings = new Sightings();
    private final Sightings phones = new Sightings(); // by their pass: the code changes while it is held up
    private final RecentCheckIns recent = new RecentCheckIns();
    private final IntroductionsTold introductions = new IntroductionsTold();
    private long shown;
    private @Nullable Shown last;
    private @Nullable Instant lastReadAt;

    public ScanDesk(
            Supplier<Door> door,
            RosterBook roster,
            UsedCodes used,
            Drafts drafts,
            Keeping journal,
            EventDesk events,
            VerdictBoard board,
            Troubles troubles) {
        this.door = door;
        this.roster = roster;
        this.used = used;
        this.drafts = drafts;
        this.journal = journal;
        this.events = events;
        this.board = board;
        this.troubles = troubles;
    }

    /** Answers whatever a camera, a hand scanner or a keyboard has read; completes with what the page then shows. */
    public Future<Verdict> scanned(String text) {
        Instant now = drafts.now();
        lastReadAt = now;
        Reading reading = Reading.of(text);
        Optional<Future<Verdict>> stillInSight = sightings.answerTo(text, now);
        if (stillInSight.isPresent()) {
            if (reading instanceof Reading.LivePass code) {
                phones.answerTo(phone(code), now);
            }
            return stillInSight.get().onSuccess(board::stay);
        }
        Decision decision = Gate.decide(reading, roster, door.get(), used::has, now);
        Future<Verdict> answer = reading instanceof Reading.LivePass code && !(decision instanceof Decision.Refused)
                ? shown(code, decision, now)
                : guest(reading, decision).orElseGet(() -> answer(decision));
        sightings.add(text, now, answer);
        return answer;
    }

    /** Whose day passes these are; a guest is no member, and their pass is for going. */
    public ScanDesk letGo(Guests guests) {
        this.guests = guests;
        return this;
    }

    /** Answers somebody who is known without a badge: the same way, with the same verdicts. */
    public Future<Verdict> decided(Decision decision) {
        return answer(decision);
    }

    /** Answers a burst of keys that can be read in two ways, by keyboard: the one that this house has signed counts. */
    public Future<Verdict> scanned(String typed, String or) {
        return scanned(!isOurs(typed) && isOurs(or) ? or : typed);
    }

    private boolean isOurs(String text) {
        return Reading.of(text) instanceof Reading.Signed signed
                && roster.keys().signed(signed);
    }

    /**
     * Turns a check-in round that went the wrong way: a second one follows it, in the other direction.
     *
     * @return empty where that check-in is unknown, too long ago, or turned round already
     */
    public Future<Optional<Verdict>> turn(CheckInId wrong) {
        Optional<RecentCheckIns.Recent> known = recent.take(wrong, drafts.now());
        if (known.isEmpty()) {
            log.info("Check-in {} cannot be turned round any more; the member may scan again", wrong);
            return Future.succeededFuture(Optional.empty());
        }
        RecentCheckIns.Recent before = known.get();
        events.turned(wrong);
        return keep(before.member(), before.pass(), before.direction().opposite())
                .map(Optional::of);
    }

    /** Somebody is not here for the event that the verdict of that number names. */
    public Future<Boolean> notForIt(long number) {
        return events.notForIt(number).onSuccess(said -> amend(number, null)).onFailure(e -> stay(number));
    }

    /** Somebody answers what the event on the verdict of that number asks. */
    public Future<Boolean> answered(long number, String answer) {
        return events.answered(number, answer)
                .onSuccess(said -> events.visitOn(number).ifPresent(visit -> amend(number, visit)))
                .onFailure(e -> stay(number));
    }

    /** To be tapped again. */
    private void stay(long number) {
        if (last != null && last.number() == number) {
            board.stay(last.verdict());
        }
    }

    private void amend(long number, @Nullable Visit visit) {
        Shown there = last;
        if (there != null && there.number() == number) {
            last = there.with(visit);
            board.amend(last);
        }
    }

    /** When a code of any kind was last held up here; empty since the start. */
    public Optional<Instant> lastReadAt() {
        return Optional.ofNullable(lastReadAt);
    }

    /** The next code of a phone that is still held up is the same scan. Either way, the code is used. */
    private Future<Verdict> shown(Reading.LivePass code, Decision decision, Instant now) {
        Optional<Future<Verdict>> stillInSight = phones.answerTo(phone(code), now);
        Future<Void> remembered = used.add(code);
        if (stillInSight.isPresent()) {
            return stillInSight.get().onSuccess(board::stay);
        }
        Future<Verdict> answer = remembered.compose(done -> answer(decision));
        phones.add(phone(code), now, answer);
        return answer;
    }

    private static String phone(Reading.LivePass code) {
        return code.pass().id().toString();
    }

    /** A pass that this house has signed, of nobody in the roster, may be a guest's. */
    private Optional<Future<Verdict>> guest(Reading reading, Decision decision) {
        return reading instanceof Reading.SignedPass signed
                        && decision instanceof Decision.Refused refused
                        && refused.words().reason() == Verdict.Reason.UNKNOWN_MEMBER
                ? guests.goes(signed.pass().id()).map(gone -> gone.map(guest -> show(
                                new Verdict.Goodbye(new CheckInId(guest.visit()), guest.name(), drafts.now(), null),
                                null,
                                null))
                        .recover(why -> Future.succeededFuture(notKept(null, why))))
                : Optional.empty();
    }

    private Future<Verdict> answer(Decision decision) {
        return decision.answeredBy(this::admit, this::already, this::refuse);
    }

    private Future<Verdict> admit(Decision.Admitted admitted) {
        return keep(admitted.member(), admitted.pass(), admitted.direction());
    }

    private Future<Verdict> already(Decision.Already already) {
        RosterEntry member = already.member();
        Instant now = drafts.now();
        Optional<Visit> visit =
                already.since().direction() == Direction.IN ? events.visitWithin(member, now) : Optional.empty();
        return noted(member, visit).map(kept -> {
            CheckInId turnable = atToggle() ? recent.of(member.member(), now).orElse(null) : null;
            Verdict verdict = new Verdict.Already(
                    already.since().direction(),
                    member.name(),
                    already.since().at(),
                    introductions.tell(member, now),
                    kept.orElse(null));
            show(verdict, turnable, member);
            kept.ifPresent(there -> events.shown(shown, null, member, there));
            return verdict;
        });
    }

    private Future<Verdict> refuse(Decision.Refused refused) {
        return Future.succeededFuture(show(refused.words(), null, refused.member()));
    }

    /** On disk first, and with it that they come to an event; the verdict after. */
    private Future<Verdict> keep(RosterEntry member, @Nullable PassId pass, Direction direction) {
        Optional<Visit> visit = direction == Direction.IN ? events.visitOf(member, drafts.now()) : Optional.empty();
        Future<CheckIn> checkIn = journal.keep(drafts.of(member.member(), direction, pass));
        Future<Optional<Visit>> noted = noted(member, visit);
        return checkIn.transform(kept -> kept.succeeded()
                ? noted.map(there -> kept(member, pass, kept.result(), there.orElse(null)))
                : Future.succeededFuture(notKept(member, kept.cause())));
    }

    /** Without the visit where it cannot be put on disk: nobody is kept out for it. */
    private Future<Optional<Visit>> noted(RosterEntry member, Optional<Visit> visit) {
        return visit.isEmpty()
                ? Future.succeededFuture(visit)
                : events.note(member, visit.get()).map(visit).recover(e -> {
                    log.error("Member {} comes to an event, which could not be put on disk", member.member(), e);
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Verdict kept(RosterEntry member, @Nullable PassId pass, CheckIn checkIn, @Nullable Visit visit) {
        troubles.clear(Troubles.Place.JOURNAL);
        roster.saw(checkIn);
        recent.add(member, pass, checkIn);
        Instant at = checkIn.occurredAt();
        Verdict verdict = checkIn.direction() == Direction.IN
                ? new Verdict.Welcome(
                        checkIn.id(),
                        member.name(),
                        at,
                        introductions.tell(member, at),
                        visit,
                        events.ahead(member, visit, at, door.get().zone()))
                : new Verdict.Goodbye(
                        checkIn.id(),
                        member.name(),
                        at,
                        events.visitLeft(member, at).orElse(null));
        show(verdict, atToggle() ? checkIn.id() : null, member);
        if (visit != null) {
            events.shown(shown, checkIn.id(), member, visit);
        }
        return verdict;
    }

    /** Null for a guest. */
    private Verdict notKept(@Nullable RosterEntry member, Throwable why) {
        log.error(
                "The check-in of {} could not be put on disk; they were told so",
                member == null ? "a guest" : "member " + member.member(),
                why);
        troubles.raise(
                Troubles.Place.JOURNAL,
                "Check-ins cannot be written to this kiosk's disk, so nobody is let in by it. Look whether it is full.");
        return show(
                new Verdict.Refused(
                        Verdict.Reason.NOT_KEPT,
                        "Your check-in could not be written down.",
                        "Please tell the desk; they will let you in.",
                        null),
                null,
                member);
    }

    private Verdict show(Verdict verdict, @Nullable CheckInId turnable, @Nullable RosterEntry to) {
        shown++;
        last = new Shown(shown, verdict, turnable, to == null ? null : to.language());
        board.show(last);
        return verdict;
    }

    private boolean atToggle() {
        return door.get().passage() == Passage.TOGGLE;
    }
}
