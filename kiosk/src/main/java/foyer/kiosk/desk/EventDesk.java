package foyer.kiosk.desk;

import foyer.kiosk.today.TodayBook;
import foyer.wire.AtEvent;
import foyer.wire.CheckInId;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.RosterEntry;
import foyer.wire.Today.Question;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Verdict.Line;
import foyer.wire.Verdict.Visit;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever comes in may come to an event: noted with the check-in, corrected by one tap, and asked what it asks. */
public final class EventDesk {

    private static final Logger log = LoggerFactory.getLogger(EventDesk.class);

    private static final int MOST_LINES = 2;
    private static final int MOST_RECENT = 100;

    // for the kiosk's life
    private final TodayBook book;
    private final Reporter reporter;
    private final BooleanSupplier on;

    /** Of the last days; in a house of a thousand members more than a week's. */
    private static final int MOST_ASKED = 5_000;

    // of the last verdicts, by their number
    private final Map<Long, Visitor> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Visitor> eldest) {
            return size() > MOST_RECENT;
        }
    };
    private final Set<Asked> asked = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Boolean> eldest) {
            return size() > MOST_ASKED;
        }
    });

    /** Somebody, and the event to which they came. */
    private record Visitor(@Nullable CheckInId checkIn, MemberId member, Visit visit) {}

    private record Asked(MemberId member, EventKey event) {}

    /**
     * At a door.
     *
     * @param on whether this door knows of events at all
     */
    public EventDesk(TodayBook book, Reporter reporter, BooleanSupplier on) {
        this.book = book;
        this.reporter = reporter;
        this.on = on;
    }

    /** The event to which a member comes who comes in now, with its question, if they have not been asked. */
    Optional<Visit> visitOf(RosterEntry member, Instant now) {
        if (!on.getAsBoolean()) {
            return Optional.empty();
        }
        return book.now()
                .eventOf(member.member(), now)
                .map(event -> new Visit(event.event(), event.title(), questionFor(member.member(), event)));
    }

    /** Somebody who is in already comes to the event of this very door or room. */
    Optional<Visit> visitWithin(RosterEntry member, Instant now) {
        return book.now()
                .ownEvent(now)
                .filter(event -> !book.now().came(event, member.member()))
                .flatMap(event -> visitOf(member, now));
    }

    /** The event from which a member goes now. */
    Optional<Visit> visitLeft(RosterEntry member, Instant now) {
        return on.getAsBoolean()
                ? book.now().leftBy(member.member(), now).map(event -> new Visit(event.event(), event.title(), null))
                : Optional.empty();
    }

    /** Completes when it is on disk. */
    Future<?> note(RosterEntry member, Visit visit) {
        Asked question = new Asked(member.member(), visit.event());
        book.came(member.member(), visit.event());
        if (visit.question() != null) {
            asked.add(question);
        }
        return reporter.report(new AtEvent(member.member(), visit.event(), true, null))
                .onFailure(e -> {
                    book.didNotCome(member.member(), visit.event());
                    asked.remove(question);
                });
    }

    /** What else is on before midnight, in at most two lines. */
    List<Line> ahead(RosterEntry member, @Nullable Visit visit, Instant now, ZoneId zone) {
        if (!on.getAsBoolean()) {
            return List.of();
        }
        Instant midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        return book.now().ahead(member.member(), now, midnight, MOST_LINES + 1).stream()
                .filter(event -> visit == null || !event.event().equals(visit.event()))
                .limit(MOST_LINES)
                .map(event -> new Line(event.title(), event.startsAt(), event.room()))
                .toList();
    }

    /** The verdict of that number names the visit. */
    void shown(long number, @Nullable CheckInId checkIn, RosterEntry member, Visit visit) {
        recent.put(number, new Visitor(checkIn, member.member(), visit));
    }

    /** As that verdict names it by now. */
    Optional<Visit> visitOn(long number) {
        return Optional.ofNullable(recent.get(number)).map(Visitor::visit);
    }

    /**
     * They are not here for it. Where that cannot be put on disk, it fails, and may be said again.
     *
     * @return whether there was such a verdict; a second tap says nothing
     */
    public Future<Boolean> notForIt(long number) {
        Visitor visitor = recent.remove(number);
        if (visitor == null) {
            return Future.succeededFuture(false);
        }
        EventKey event = visitor.visit().event();
        return reporter.report(new AtEvent(visitor.member(), event, false, null))
                .onSuccess(kept -> book.didNotCome(visitor.member(), event))
                .onFailure(e -> recent.putIfAbsent(number, visitor)) // so that it can be tapped again
                .map(true);
    }

    /**
     * To the event's question. Where that cannot be put on disk, it fails, and may be said again.
     *
     * @return whether that could be answered; a second answer says nothing
     */
    public Future<Boolean> answered(long number, String answer) {
        Visitor visitor = recent.get(number);
        Question question = visitor == null ? null : visitor.visit().question();
        if (visitor == null || question == null || !question.answers().contains(answer)) {
            return Future.succeededFuture(false);
        }
        Visit done = new Visit(visitor.visit().event(), visitor.visit().title(), null);
        recent.put(number, new Visitor(visitor.checkIn(), visitor.member(), done));
        return reporter.report(new AtEvent(visitor.member(), done.event(), true, answer))
                .onFailure(e -> recent.replace(number, visitor)) // so that it can be tapped again
                .map(true);
    }

    /** A check-in was turned round: whoever goes does not come to it. */
    void turned(CheckInId checkIn) {
        recent.entrySet().stream()
                .filter(each -> checkIn.equals(each.getValue().checkIn()))
                .findFirst()
                .map(Map.Entry::getKey)
                .ifPresent(number -> notForIt(number)
                        .onFailure(e -> log.error("That somebody left an event could not be put on disk", e)));
    }

    private @Nullable Question questionFor(MemberId member, TodayEvent event) {
        return asked.contains(new Asked(member, event.event())) || book.now().came(event, member)
                ? null
                : event.question();
    }
}
