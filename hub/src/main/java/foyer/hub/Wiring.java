package foyer.hub;

import foyer.hub.access.FirstSignIn;
import foyer.hub.access.OpenIdProvider;
import foyer.hub.access.OpenIdSignIn;
import foyer.hub.access.Passkeys;
import foyer.hub.access.StaffRoom;
import foyer.hub.access.StaffSessions;
import foyer.hub.checkin.Moved;
import foyer.hub.database.Database;
import foyer.hub.devices.Device;
import foyer.hub.spaces.Space;
import foyer.hub.web.HubWeb;
import foyer.hub.web.Metrics;
import foyer.hub.web.ReadyCheck;
import foyer.hub.web.ReadyCheck.Weight;
import foyer.hub.web.Rooms;
import foyer.hub.web.WebAddress;
import foyer.wire.MemberId;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring diagram: which room hears of what another has done. All on one Vert.x context. */
final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(Wiring.class);

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Vertx vertx;
    private final Context house;
    private final HubSettings settings;
    private final InstantSource clock;
    private final HubRooms rooms;
    private final Teller teller;
    private @Nullable HubWeb web; // from open() on

    /** Completes when people can come in. */
    static Future<Wiring> open(
            Vertx vertx, HubSettings settings, Database database, Metrics metrics, InstantSource clock) {
        Promise<Wiring> opened = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> HubRooms.furnish(vertx, settings, database, clock)
                .map(rooms -> new Wiring(vertx, settings, clock, rooms))
                .compose(wiring -> wiring.open(metrics).map(wiring))
                .onComplete(opened));
        return opened.future();
    }

    private Wiring(Vertx vertx, HubSettings settings, InstantSource clock, HubRooms rooms) {
        this.vertx = vertx;
        this.house = vertx.getOrCreateContext();
        this.settings = settings;
        this.clock = clock;
        this.rooms = rooms;
        this.teller = new Teller(vertx, rooms.spaces, rooms.introductions, clock, this::introduced);
    }

    private Future<Void> open(Metrics metrics) {
        hearEachOther();
        return makeMonths()
                .compose(made -> rooms.erasures.again())
                .compose(made -> Future.all(rooms.spaces.all().stream()
                        .map(space -> rooms.health
                                .load(space)
                                .compose(known -> refreshEvents(space))
                                .compose(known -> rooms.occupancy.count(space)))
                        .toList()))
                .compose(counted -> new FirstSignIn(vertx, rooms.database.pool(), settings.dataFolder())
                        .prepare(settings.firstAdminEmail()))
                .compose(prepared -> HubWeb.open(vertx, address(), doors(), readyChecks(), metrics))
                .onSuccess(opened -> {
                    web = opened;
                    rooms.line.link.open();
                    vertx.setPeriodic(A_MINUTE.toMillis(), tick -> everyMinute());
                    vertx.setPeriodic(TEN_SECONDS.toMillis(), tick -> everyTenSeconds());
                    vertx.setPeriodic(AN_HOUR.toMillis(), tick -> everyHour());
                })
                .mapEmpty();
    }

    private void hearEachOther() {
        rooms.line
                .link
                .listen(rooms.line.everyCheckIn(), rooms.checkIns::arrived)
                .listen(rooms.line.everyReport(), rooms.reports::arrived)
                .listen(Topics.EVERY_STATUS, rooms.health::arrived)
                .listen(Topics.EVERY_ASK, rooms.asks::arrived)
                .onConnected(this::publishEverything);
        rooms.line.onCameIn(rooms.health::connected);
        rooms.flow.onMoved(this::moved);
        rooms.occupancy.onChange(this::counted);
        rooms.spaces.onChange(space -> forTheHouse(() -> changed(space)));
        rooms.members.onChange(space -> forTheHouse(() -> changed(space)));
        rooms.members.leaveOut(rooms.erasures::named);
        rooms.erasures.onErased(space -> forTheHouse(() -> changed(space)));
        rooms.passes.onChange(
                (space, member) -> forTheHouse(() -> rooms.rosters.changed(space.slug(), List.of(member))));
        rooms.pins.onChange((space, member) -> forTheHouse(() -> rooms.rosters.changed(space.slug(), List.of(member))));
        rooms.asks.onChange(space -> forTheHouse(() -> rooms.board.refresh(space.slug())));
        rooms.rollCalls.onTick(space -> forTheHouse(() -> {
            rooms.news.changed(space.slug()); // for the other kiosks' lists
            rooms.board.refresh(space.slug());
        }));
        rooms.visits.onChange(space -> forTheHouse(() -> {
            rooms.news.changed(space.slug());
            rooms.board.refresh(space.slug());
        }));
        rooms.passes.onKeys(space -> forTheHouse(() -> rooms.rosters.changedAltogether(space.slug())));
        rooms.events.onChange(space -> forTheHouse(() -> changed(space)));
        rooms.feedbacks.onChange(space -> forTheHouse(() -> rooms.board.refresh(space.slug())));
        rooms.guests.onChange(space -> forTheHouse(() -> atEvents(space)));
        rooms.devices.onChange(device -> forTheHouse(() -> changed(device)));
        rooms.health
                .onChange(space -> rooms.board.refresh(space.slug()))
                .onCame(rooms.pairings::connected)
                .onShutOut(rooms.instructions::forget);
    }

    /** Whoever asked may see one space only; what follows from it is for all of them, so it is not done as theirs. */
    private void forTheHouse(Runnable step) {
        house.runOnContext(nothing -> step.run());
    }

    /** These came or went, as committed. */
    private void moved(List<Moved> moved) {
        moved.stream()
                .collect(Collectors.groupingBy(Moved::spaceId))
                .forEach((number, some) -> rooms.spaces.byId(number).ifPresent(space -> {
                    rooms.occupancy.recount(space);
                    eraseAgain(space, some);
                    rooms.rosters.changed(
                            space.slug(), some.stream().map(Moved::member).toList());
                    teller.consider(space.slug());
                    rooms.screens.refresh(space.slug());
                }));
    }

    /** Some may have been erased while the kiosk they came by was offline. */
    private void eraseAgain(Space space, List<Moved> moved) {
        rooms.erasures
                .cameIn(space, moved.stream().map(Moved::member).toList())
                .onFailure(
                        e -> log.warn("Late check-ins of {} not looked through; they are in an hour", space.slug(), e));
    }

    /** For these there is something new to say, or nothing any more. */
    private void introduced(SpaceId space, Set<MemberId> members) {
        rooms.rosters.changed(space, members);
        rooms.screens.refresh(space);
        rooms.board.refresh(space);
    }

    private void counted(OccupancyNow now) {
        if (rooms.line.link.connected()) { // else it is published when the broker is there
            rooms.line
                    .link
                    .retain(Topics.occupancy(now.space()), Wire.encode(now))
                    .onFailure(e -> log.warn("Occupancy of {} not published; the next count is", now.space(), e));
        }
        rooms.board.show(now);
    }

    private void changed(Space space) {
        rooms.occupancy.recount(space);
        rooms.rosters.changedAltogether(space.slug());
        rooms.news.changed(space.slug());
        rooms.instructions.tell(space);
        rooms.today.refresh(space.slug());
        rooms.screens.refresh(space.slug());
        rooms.board.refresh(space.slug());
    }

    /** Somebody is expected at an event, or came to one. */
    private void atEvents(Space space) {
        rooms.today.refresh(space.slug());
        rooms.board.refresh(space.slug());
    }

    private void changed(Device device) {
        rooms.line.changed();
        if (device.revoked()) {
            rooms.line.disconnect(device);
            rooms.instructions.forget(device);
        } else {
            rooms.instructions.tell(device);
        }
        rooms.screens.refreshAll();
        rooms.board.refresh(device.space().slug());
    }

    /** The broker keeps nothing over its restart, and an outside one may not have been this hub's before. */
    private void publishEverything() {
        rooms.instructions.tellAll();
        rooms.rosters.refreshAll();
        rooms.today.refreshAll();
        rooms.spaces.all().forEach(space -> rooms.news.changed(space.slug()));
        rooms.screens.refreshAll();
        rooms.spaces.all().forEach(rooms.occupancy::recount);
        tellOfVisitors(); // now the doors hear it too
    }

    private void everyTenSeconds() {
        tellOfVisitors();
        for (Space space : rooms.spaces.all()) {
            rooms.visits
                    .catchUp(space)
                    .compose(caughtUp -> rooms.visits.lookForUnanswered(space))
                    .onFailure(e -> log.warn(
                            "Whose visitors of {} wait is not known; asked again in ten seconds", space.slug(), e));
        }
    }

    /** Whom a hub that is gone has not told, and who could not be told before. */
    private void tellOfVisitors() {
        rooms.visits
                .tellDue()
                .onFailure(e -> log.warn("Who is owed word of a visitor is not known; asked again in ten seconds", e));
    }

    private void everyMinute() {
        for (Space space : rooms.spaces.all()) {
            rooms.occupancy
                    .closeForgotten(space)
                    .onSuccess(closed -> rooms.rosters.changed(space.slug(), closed))
                    .onFailure(e ->
                            log.warn("Forgotten stays of {} not closed; tried again in a minute", space.slug(), e));
            teller.consider(space.slug());
            rooms.today.refresh(space.slug()); // a day may have begun
            rooms.screens.refresh(space.slug());
            rooms.board.refresh(space.slug());
        }
    }

    /** Programmes reach two weeks ahead, calendars are worked out further: once an hour is often enough. */
    private void everyHour() {
        makeMonths().onFailure(e -> log.warn("The coming months' partitions are not made; tried again in an hour", e));
        for (Space space : rooms.spaces.all()) {
            refreshEvents(space).onSuccess(refreshed -> rooms.screens.refresh(space.slug()));
            rooms.erasures
                    .sweep(space)
                    .compose(swept -> rooms.retention.forget(space))
                    .compose(forgotten -> rooms.asks.forget(space))
                    .compose(forgotten -> rooms.visits.forget(space))
                    .compose(forgotten -> rooms.rollCalls.forget(space))
                    .onFailure(
                            e -> log.warn("{} keeps longer than it should; tried again in an hour", space.slug(), e));
        }
    }

    private Future<Void> makeMonths() {
        return rooms.months.makeAround(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** A calendar that cannot be worked out leaves the days that were; it does not keep the doors shut. */
    private Future<Void> refreshEvents(Space space) {
        return rooms.events.refresh(space, clock.instant()).recover(e -> {
            log.warn("Events of {} not worked out; tried again in an hour", space.slug(), e);
            return Future.succeededFuture();
        });
    }

    private Rooms doors() {
        Pool pool = rooms.database.pool();
        StaffSessions sessions = new StaffSessions(vertx, pool, clock);
        OpenIdProvider vouches = settings.openIdProvider();
        return new Rooms(
                clock,
                sessions,
                new StaffRoom(vertx, pool, clock),
                vouches == null ? null : new OpenIdSignIn(vertx, pool, sessions, vouches, clock),
                new Passkeys(pool, sessions, clock),
                rooms.spaces,
                rooms.devices,
                rooms.health,
                rooms.pairings,
                rooms.line.forDevices(),
                rooms.occupancy,
                rooms.aside,
                rooms.board,
                rooms.passes,
                rooms.members,
                rooms.memberSessions,
                rooms.pins,
                rooms.asks,
                rooms.visits,
                rooms.rollCalls,
                rooms.outbox,
                rooms.conflicts,
                rooms.events,
                rooms.guests,
                rooms.feedbacks,
                rooms.introductions,
                rooms.audit,
                rooms.erasures,
                rooms.ownData);
    }

    private WebAddress address() {
        return new WebAddress(
                settings.http().host(),
                settings.http().port(),
                settings.http().publicOrigin(),
                settings.http().knownProxies(),
                rooms.certificate,
                settings.http().redirectFrom());
    }

    private List<ReadyCheck> readyChecks() {
        return List.of(
                new ReadyCheck(
                        "The database",
                        Weight.NEEDED,
                        () -> rooms.database.pool().query("SELECT 1").execute().map(Optional.empty())),
                new ReadyCheck(
                        "The broker",
                        Weight.NEEDED,
                        () -> Future.succeededFuture(
                                rooms.line.link.connected()
                                        ? Optional.empty()
                                        : Optional.of("is not connected; check-ins wait in the kiosks"))),
                new ReadyCheck(
                        "The certificate",
                        Weight.NOTED,
                        () -> Future.succeededFuture(
                                Optional.ofNullable(rooms.certificate).flatMap(ServerCertificate::trouble))));
    }

    int port() {
        return web == null ? settings.http().port() : web.port();
    }

    Future<Void> close() {
        Future<Void> closed = web == null ? Future.succeededFuture() : web.close();
        return closed.eventually(rooms.line::close).eventually(rooms.database::close);
    }
}
