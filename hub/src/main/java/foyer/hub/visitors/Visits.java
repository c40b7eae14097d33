package foyer.hub.visitors;

import foyer.hub.passes.Passes;
import foyer.hub.reports.Taker;
import foyer.hub.reports.Told;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.Command;
import foyer.wire.HouseNow;
import foyer.wire.MemberId;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who came to visit, from the door's report until they have gone. Any thread. */
public final class Visits implements Taker<VisitorCame> {

    private static final Logger log = LoggerFactory.getLogger(Visits.class);

    private static final Duration KEPT = Duration.ofDays(30);

    /** Whoever came before and was not signed out has gone by now. */
    private static final Duration LONGEST_VISIT = Duration.ofHours(16);

    private final Vertx vertx;
    private final VisitsSql sql;
    private final Passes passes;
    private final Doors doors;
    private final Tellings tellings;
    private final InstantSource clock;
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    public Visits(Vertx vertx, Pool pool, Spaces spaces, Doors doors, Passes passes, Bell bell, InstantSource clock) {
        this(
                vertx,
                pool,
                spaces,
                doors,
                passes,
                bell,
                clock,
                (pause, again) -> vertx.setTimer(pause.toMillis() + 1, over -> again.run()));
    }

    /** @param later where tests let time pass themselves */
    Visits(
            Vertx vertx,
            Pool pool,
            Spaces spaces,
            Doors doors,
            Passes passes,
            Bell bell,
            InstantSource clock,
            BiConsumer<Duration, Runnable> later) {
        this.vertx = vertx;
        this.sql = new VisitsSql(pool);
        this.passes = passes;
        this.doors = doors;
        this.tellings = new Tellings(pool, spaces, doors, bell, clock, later, this::tell);
        this.clock = clock;
    }

    /** Hears of each space in which a visitor has come, gone, or is met, and of one that receives them otherwise. */
    public void onChange(Consumer<Space> heard) {
        listeners.add(heard);
    }

    /** With the visit is written whom it is to be told: a hub may die before it does so. */
    @Override
    public Future<Optional<String>> take(SqlConnection transaction, Told<VisitorCame> told) {
        Instant now = clock.instant();
        UUID visit = told.report().id().value();
        return VisitsSql.came(transaction, told, doors.at(told), now)
                .compose(came -> VisitsSql.catchUp(transaction, told.space().id()))
                .compose(came -> isLongAgo(told)
                        ? Future.succeededFuture()
                        : TellingsSql.owe(transaction, told.space().id(), visit, now))
                .map(Optional.empty());
    }

    /** The visitor stands there, and somebody has to get up: the host is told while the pass is signed. */
    @Override
    public void taken(Told<VisitorCame> told) {
        Space space = told.space();
        UUID visit = told.report().id().value();
        tell(space);
        if (isLongAgo(told)) {
            return;
        }
        handOn(space)
                .compose(handedOn ->
                        tellings.sayIfThereIsNobody(space, visit, told.device().id()))
                .compose(said -> tellDue())
                .onFailure(e ->
                        log.warn("Who is to be told of visit {} is not known; asked again in ten seconds", visit, e));
        passes.ofToday(space)
                .compose(pass -> sql.hasPass(space.id(), visit, pass.id())
                        .onSuccess(known -> tell(space))
                        .compose(known -> doors.kiosks()
                                .tell(told.device(), new Command.DayPass(visit, pass.text(), pass.day()))))
                .onFailure(e -> log.warn("Visit {} has no pass; the kiosk asks them to ring the desk", visit, e));
    }

    /** A kiosk was cut off for long: nobody stands there any more. */
    private boolean isLongAgo(Told<VisitorCame> told) {
        return doors.at(told).isBefore(clock.instant().minus(LONGEST_VISIT));
    }

    /** Takes the reports of those who go. */
    public Taker<VisitorLeft> leaving() {
        return new Taker<>() {
            @Override
            public Future<Optional<String>> take(SqlConnection transaction, Told<VisitorLeft> told) {
                return VisitsSql.left(transaction, told, doors.at(told)).map(Optional.empty());
            }

            @Override
            public void taken(Told<VisitorLeft> told) {
                tell(told.space());
            }
        };
    }

    /** Of today, and who came before midnight and is in yet; the latest first. */
    public Future<List<Visit>> today(Space space) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), space.timeZone());
        Instant midnight = today.atStartOfDay(space.timeZone()).toInstant();
        Instant longAgo = clock.instant().minus(LONGEST_VISIT);
        return sql.since(space.id(), longAgo.isBefore(midnight) ? longAgo : midnight)
                .map(visits -> visits.stream()
                        .filter(visit ->
                                visit.leftAt() == null || !visit.cameAt().isBefore(midnight))
                        .toList());
    }

    /** Who is in and waits for this member, or has been met by them. */
    public Future<List<Visit>> of(Space space, MemberId host) {
        return sql.forHost(space.id(), host, clock.instant().minus(LONGEST_VISIT));
    }

    /** The host, or who stands in for them, says that they come; false where it is not theirs, or no longer to say. */
    public Future<Boolean> coming(Space space, UUID visit, MemberId who) {
        return sql.coming(space.id(), visit, who, clock.instant()).onSuccess(said -> tell(space));
    }

    /** Signed out by staff; false where they had gone, or never came. */
    public Future<Boolean> signOut(Space space, UUID visit) {
        return sql.left(space.id(), visit, clock.instant()).onSuccess(left -> tell(space));
    }

    /** For every few seconds: where the host has not answered in time, or cannot be told, the fallback is. */
    public Future<Void> lookForUnanswered(Space space) {
        return handOn(space).compose(visits -> visits.isEmpty() ? Future.succeededFuture() : tellDue());
    }

    private Future<List<UUID>> handOn(Space space) {
        return sql.unanswered(space.id(), clock.instant()).onSuccess(visits -> {
            if (!visits.isEmpty()) {
                tell(space);
            }
        });
    }

    /** For every few seconds, and at the start: whoever has not been told yet, also by a hub that is gone. */
    public Future<Void> tellDue() {
        return tellings.tellDue();
    }

    public Future<Reception> reception(Space space) {
        return sql.reception(space.id()).map(VisitsSql.Kept::reception);
    }

    public Future<Void> receive(Space space, Reception reception) {
        return sql.receive(space.id(), reception).onSuccess(kept -> tell(space));
    }

    /** By which staff open the roll call at a kiosk; null for none. */
    public Future<Void> staffPin(Space space, @Nullable Pin pin) {
        Future<@Nullable String> verifier = pin == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(pin::verifier).map(made -> made);
        return verifier.compose(made -> sql.staffPin(space.id(), made)).onSuccess(kept -> tell(space));
    }

    /** For every few seconds: who came and went in two reports that were recorded at the same time. */
    public Future<Void> catchUp(Space space) {
        return sql.catchUp(space.id())
                .onSuccess(some -> {
                    if (some) {
                        tell(space);
                    }
                })
                .mapEmpty();
    }

    /**
     * What the kiosks are told.
     *
     * @param seen  whom roll calls have found
     * @param ended when they were ended by hand
     */
    public Future<HouseNow> now(Space space, List<HouseNow.Seen> seen, List<Instant> ended) {
        Instant since = clock.instant().minus(LONGEST_VISIT);
        return sql.reception(space.id()).compose(kept -> sql.in(space.id(), since)
                .map(in -> new HouseNow(space.slug(), space.houseRules(), kept.staffPin(), in, seen, ended)));
    }

    /** For now and then. */
    public Future<Void> forget(Space space) {
        return sql.forget(space.id(), clock.instant().minus(KEPT));
    }

    private void tell(Space space) {
        listeners.forEach(heard -> heard.accept(space));
    }
}
