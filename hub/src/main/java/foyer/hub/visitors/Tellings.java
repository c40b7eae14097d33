package foyer.hub.visitors;

import foyer.hub.mail.Mail;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.hub.visitors.TellingsSql.Due;
import foyer.wire.Command;
import foyer.wire.Command.Announced.Heard;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whom the house owes word of a visitor: what is due is leased, so that of several hubs one tells, and a hub that dies
 * with it in hand leaves it to another. Only between a hub's telling and its writing that down can somebody be told twice. Any
 * thread.
 */
final class Tellings {

    private static final Logger log = LoggerFactory.getLogger(Tellings.class);

    /** After each of these it is tried once more; by then a visitor has found somebody, or gone. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));

    /** Longer than any single try takes. */
    static final Duration LEASE = Mail.LONGEST_DELIVERY.plusSeconds(30);

    private static final int AT_ONCE = 20;

    private final TellingsSql sql;
    private final VisitsSql visits;
    private final Spaces spaces;
    private final Doors doors;
    private final Bell bell;
    private final InstantSource clock;
    private final BiConsumer<Duration, Runnable> later;
    private final Consumer<Space> changed;

    /**
     * @param later   runs what it is given after a pause
     * @param changed hears of each space where somebody has been told, or could not be
     */
    Tellings(
            Pool pool,
            Spaces spaces,
            Doors doors,
            Bell bell,
            InstantSource clock,
            BiConsumer<Duration, Runnable> later,
            Consumer<Space> changed) {
        this.sql = new TellingsSql(pool);
        this.visits = new VisitsSql(pool);
        this.spaces = spaces;
        this.doors = doors;
        this.bell = bell;
        this.clock = clock;
        this.later = later;
        this.changed = changed;
    }

    /** Tells everybody who is due, whichever hub has written it down. Who cannot be told now is tried again in a while. */
    Future<Void> tellDue() {
        Instant now = clock.instant();
        return sql.lease(now, now.plus(LEASE), AT_ONCE)
                .compose(due -> Future.join(due.stream().map(this::tell).toList())
                        .compose(done -> due.size() < AT_ONCE ? Future.succeededFuture() : tellDue()));
    }

    /** Lets the kiosk say so where there is nobody to tell. */
    Future<Void> sayIfThereIsNobody(Space space, UUID visit, int device) {
        return visits.one(space.id(), visit)
                .compose(found -> found.filter(one -> one.tellings().isEmpty())
                        .map(one -> say(space, visit, device, Heard.NOBODY))
                        .orElseGet(Future::succeededFuture));
    }

    /** Whom a visitor may count on; empty while that is not known. */
    static Optional<Heard> heard(Visit visit) {
        List<Telling> tellings = visit.tellings();
        if (tellings.stream().anyMatch(one -> one.whom() == Telling.Whom.HOST && one.toldAt() != null)) {
            return Optional.of(Heard.HOST);
        }
        if (visit.comingAt() != null || tellings.stream().anyMatch(one -> one.toldAt() != null)) {
            return Optional.of(Heard.HOUSE);
        }
        return tellings.stream().allMatch(one -> one.trouble() != null) ? Optional.of(Heard.NOBODY) : Optional.empty();
    }

    /** Good news at once; that it is nobody only where nothing else is under way. */
    private Future<Void> sayAtTheDoor(Space space, Due due, Predicate<Heard> worthSaying) {
        return visits.one(space.id(), due.visit()).compose(found -> found.flatMap(Tellings::heard)
                .filter(worthSaying)
                .map(heard -> say(space, due.visit(), due.device(), heard))
                .orElseGet(Future::succeededFuture));
    }

    /** Of a door that does not hear it, visitors are asked to ring. */
    private Future<Void> say(Space space, UUID visit, int device, Heard heard) {
        return doors.devices()
                .byNumber(space.id(), device)
                .map(kiosk -> doors.kiosks().tell(kiosk, new Command.Announced(visit, heard)))
                .orElseGet(Future::succeededFuture)
                .recover(e -> {
                    log.warn("The door does not hear what came of visit {}; it asks them to ring", visit, e);
                    return Future.succeededFuture();
                });
    }

    /** One, and what follows from it: a mail server that hangs keeps nobody else waiting. */
    private Future<Void> tell(Due due) {
        return spaces.byId(due.space())
                .map(space -> ring(space, due)
                        .recover(e -> failed(due, e))
                        .compose(rung -> settle(due, rung))
                        .compose(settled -> sayAtTheDoor(space, due, heard -> heard != Heard.NOBODY))
                        .onFailure(e -> log.warn(
                                "What came of telling {} of visit {} is not known; it is tried again",
                                due.whom(),
                                due.visit(),
                                e))
                        .transform(done -> afterwards(space, due)))
                .orElseGet(Future::succeededFuture);
    }

    private Future<Rung> ring(Space space, Due due) {
        return visits.one(due.space(), due.visit()).compose(found -> found.map(visit -> ring(space, visit, due.whom()))
                .orElseGet(() -> Future.succeededFuture(new Rung.NeedNot("the visit is forgotten"))));
    }

    /** It counts as a try like any other, or it would be tried for as long as the visit is known. */
    private static Future<Rung> failed(Due due, Throwable e) {
        log.warn("Telling {} of visit {} broke off; that counts as a try", due.whom(), due.visit(), e);
        return Future.succeededFuture(new Rung.NotNow("something went wrong in the hub"));
    }

    private Future<Rung> ring(Space space, Visit visit, Telling.Whom whom) {
        if (visit.leftAt() != null) {
            return Future.succeededFuture(new Rung.NeedNot("the visitor had gone"));
        }
        if (visit.comingAt() != null && whom != Telling.Whom.WEBHOOK) {
            return Future.succeededFuture(new Rung.NeedNot("somebody had said that they come"));
        }
        MemberId host = visit.host();
        return visits.reception(space.id()).compose(kept -> switch (whom) {
            case WEBHOOK -> bell.call(space, visit, kept.reception());
            case HOST -> host == null ? nobody() : bell.mail(space, visit, whom, host);
            case FALLBACK -> {
                MemberId fallback = kept.reception().fallback();
                yield fallback == null ? nobody() : bell.mail(space, visit, whom, fallback);
            }
        });
    }

    private static Future<Rung> nobody() {
        return Future.succeededFuture(new Rung.Never("they are no member any more"));
    }

    private Future<Void> settle(Due due, Rung rung) {
        Instant now = clock.instant();
        if (rung instanceof Rung.Told) {
            return sql.told(due, now);
        }
        if (rung instanceof Rung.NotNow notNow && due.tries() <= PAUSES.size()) {
            Duration pause = PAUSES.get(due.tries() - 1);
            log.warn(
                    "{} is not told of visit {}: {}; tried again in {} s",
                    due.whom(),
                    due.visit(),
                    notNow.why(),
                    pause.toSeconds());
            later.accept(pause, () -> tellDue()
                    .onFailure(e ->
                            log.warn("Who is owed word of a visitor is not known; asked again in ten seconds", e)));
            return sql.failed(due, notNow.why(), now.plus(pause));
        }
        if (rung instanceof Rung.NeedNot needNot) {
            log.info("{} need not be told of visit {}: {}", due.whom(), due.visit(), needNot.why());
            return sql.failed(due, needNot.why(), null);
        }
        String why = rung instanceof Rung.Never never ? never.why() : ((Rung.NotNow) rung).why();
        log.warn(
                "{} is not told of visit {}, and that is given up: {}; the manager's page says so",
                due.whom(),
                due.visit(),
                why);
        return sql.failed(due, why, null);
    }

    /** Where nobody could tell the host, who stands in for them is asked; then doors and pages hear what came of it. */
    private Future<Void> afterwards(Space space, Due due) {
        return visits.unanswered(space.id(), clock.instant())
                .compose(handedOn -> sayAtTheDoor(space, due, heard -> heard == Heard.NOBODY)
                        .onComplete(said -> changed.accept(space))
                        .compose(said -> handedOn.isEmpty() ? Future.succeededFuture() : tellDue()));
    }
}
