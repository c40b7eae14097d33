package foyer.hub;

import foyer.hub.access.FirstSignIn;
import foyer.hub.access.StaffSessions;
import foyer.hub.board.Board;
import foyer.hub.checkin.AsideShelf;
import foyer.hub.checkin.CheckInFlow;
import foyer.hub.checkin.CheckInInbox;
import foyer.hub.checkin.Ledger;
import foyer.hub.checkin.Months;
import foyer.hub.checkin.Moved;
import foyer.hub.database.Database;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceDoor;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.devices.Instructions;
import foyer.hub.embedded.EmbeddedBroker;
import foyer.hub.events.Events;
import foyer.hub.introductions.Introductions;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.people.Members;
import foyer.hub.roster.RosterDesk;
import foyer.hub.screens.Screens;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.hub.web.HubWeb;
import foyer.hub.web.Metrics;
import foyer.hub.web.ReadyCheck;
import foyer.hub.web.ReadyCheck.Weight;
import foyer.hub.web.Rooms;
import foyer.hub.web.WebAddress;
import foyer.wire.DeviceId;
import foyer.wire.MemberId;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring diagram of the hub's rooms: what there is, and who hears of what. All on one Vert.x context. */
final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(Wiring.class);

    /** Two connections that record check-ins keep one disk busy; more only contend. */
    private static final int LANES = 2;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Vertx vertx;
    private final HubSettings settings;
    private final InstantSource clock;
    private final Database database;
    private final Spaces spaces;
    private final Devices devices;
    private final @Nullable EmbeddedBroker broker; // null beside an outside one
    private final MqttLink link;

    private final DeviceHealth health;
    private final Members members;
    private final Events events;
    private final Introductions introductions;
    private final Occupancy occupancy;
    private final Months months;
    private final AsideShelf aside;
    private final Instructions instructions;
    private final RosterDesk rosters;
    private final Screens screens;
    private final Board board;
    private final Teller teller;
    private final CheckInInbox inbox;
    private @Nullable HubWeb web; // from open() on

    /** Completes when people can come in. */
    static Future<Wiring> open(
            Vertx vertx, HubSettings settings, Database database, Metrics metrics, InstantSource clock) {
        Promise<Wiring> opened = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> loaded(vertx, settings, database, clock)
                .compose(wiring -> wiring.open(metrics).map(wiring))
                .onComplete(opened));
        return opened.future();
    }

    private static Future<Wiring> loaded(Vertx vertx, HubSettings settings, Database database, InstantSource clock) {
        Spaces spaces = new Spaces(database.pool());
        Devices devices = new Devices(database.pool(), spaces);
        String password = newPassword();
        return spaces.load()
                .compose(known -> devices.load())
                .compose(known -> startBroker(vertx, settings, devices, password))
                .map(broker ->
                        new Wiring(vertx, settings, database, clock, spaces, devices, broker.orElse(null), password));
    }

    private Wiring(
            Vertx vertx,
            HubSettings settings,
            Database database,
            InstantSource clock,
            Spaces spaces,
            Devices devices,
            @Nullable EmbeddedBroker broker,
            String brokerPassword) {
        Pool pool = database.pool();
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.database = database;
        this.spaces = spaces;
        this.devices = devices;
        this.broker = broker;
        this.link = new MqttLink(vertx, brokerAddress(settings, broker, brokerPassword), null);
        this.health = new DeviceHealth(vertx, pool, devices);
        this.members = new Members(vertx, pool, clock, new SecureRandom());
        this.events = new Events(vertx, pool);
        this.introductions = new Introductions(vertx, pool);
        this.occupancy = new Occupancy(vertx, pool, spaces, clock);
        this.months = new Months(pool);
        this.aside = new AsideShelf(pool);
        this.instructions = new Instructions(devices, spaces, link);
        this.rosters = new RosterDesk(vertx, spaces, new RosterSources(members, introductions, clock), link, clock);
        this.screens = new Screens(vertx, pool, spaces, devices, new ScreenSources(events, introductions), link, clock);
        this.board = new Board(
                vertx,
                spaces,
                occupancy,
                devices,
                health,
                aside,
                new BoardSources(events, introductions, clock),
                clock);
        this.teller = new Teller(vertx, spaces, introductions, clock, this::introduced);
        CheckInFlow flow =
                new CheckInFlow(new Ledger(database.lanes(LANES)), aside, numbers(), LANES).onMoved(this::moved);
        this.inbox = new CheckInInbox(flow, aside, link);
    }

    private Future<Void> open(Metrics metrics) {
        hearEachOther();
        link.listen(Topics.EVERY_CHECK_IN, inbox::arrived)
                .listen(Topics.EVERY_STATUS, health::arrived)
                .onConnected(this::publishEverything);
        return months.makeAround(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .compose(made -> Future.all(spaces.all().stream()
                        .map(space -> health.load(space)
                                .compose(known -> refreshEvents(space))
                                .compose(known -> occupancy.count(space)))
                        .toList()))
                .compose(counted -> new FirstSignIn(vertx, database.pool(), settings.dataFolder())
                        .prepare(settings.firstAdminEmail()))
                .compose(prepared -> HubWeb.open(vertx, webAddress(), rooms(), readyChecks(), metrics))
                .onSuccess(opened -> {
                    web = opened;
                    link.open();
                    vertx.setPeriodic(A_MINUTE.toMillis(), tick -> everyMinute());
                    vertx.setPeriodic(AN_HOUR.toMillis(), tick -> everyHour());
                })
                .mapEmpty();
    }

    // Who hears of what -------------------------------------------------------------------------------------------

    private void hearEachOther() {
        spaces.onChange(this::changed);
        members.onChange(this::changed);
        devices.onChange(this::changed);
        health.onChange(space -> board.refresh(space.slug()));
        occupancy.onChange(this::counted);
    }

    /** These came or went, as committed. */
    private void moved(List<Moved> moved) {
        moved.stream().collect(Collectors.groupingBy(Moved::spaceId)).forEach((number, some) -> spaces.byId(number)
                .ifPresent(space -> {
                    occupancy.recount(space);
                    rosters.changed(
                            space.slug(), some.stream().map(Moved::member).toList());
                    teller.consider(space.slug());
                    screens.refresh(space.slug());
                }));
    }

    /** For these there is something new to say, or nothing any more. */
    private void introduced(SpaceId space, Set<MemberId> members) {
        rosters.changed(space, members);
        screens.refresh(space);
        board.refresh(space);
    }

    private void counted(OccupancyNow now) {
        if (link.connected()) { // else it is published when the broker is there
            link.retain(Topics.occupancy(now.space()), Wire.encode(now))
                    .onFailure(e -> log.warn("Occupancy of {} not published; the next count is", now.space(), e));
        }
        board.show(now);
    }

    private void changed(Space space) {
        occupancy.recount(space);
        rosters.changedAltogether(space.slug());
        instructions.tell(space);
        screens.refresh(space.slug());
        board.refresh(space.slug());
    }

    private void changed(Device device) {
        if (device.revoked() && broker != null) {
            broker.disconnect(Topics.clientId(device.space().slug(), device.device()));
        }
        instructions.tell(device);
        screens.refreshAll();
        board.refresh(device.space().slug());
    }

    /** The broker keeps nothing over its restart, and an outside one may not have been this hub's before. */
    private void publishEverything() {
        instructions.tellAll();
        rosters.refreshAll();
        screens.refreshAll();
        spaces.all().forEach(occupancy::recount);
    }

    /** Programmes reach two weeks ahead, calendars are worked out further: once an hour is often enough. */
    private void everyHour() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        months.makeAround(today)
                .onFailure(e -> log.warn("The coming months' partitions are not made; tried again in an hour", e));
        for (Space space : spaces.all()) {
            refreshEvents(space).onSuccess(refreshed -> screens.refresh(space.slug()));
        }
    }

    /** A calendar that cannot be worked out leaves the days that were; it does not keep the doors shut. */
    private Future<Void> refreshEvents(Space space) {
        return events.refresh(space, clock.instant()).recover(e -> {
            log.warn("Events of {} not worked out; tried again in an hour", space.slug(), e);
            return Future.succeededFuture();
        });
    }

    private void everyMinute() {
        for (Space space : spaces.all()) {
            occupancy
                    .closeForgotten(space)
                    .onSuccess(closed -> rosters.changed(space.slug(), closed))
                    .onFailure(e ->
                            log.warn("Forgotten stays of {} not closed; tried again in a minute", space.slug(), e));
            teller.consider(space.slug());
            screens.refresh(space.slug());
            board.refresh(space.slug());
        }
    }

    // What it is made of ------------------------------------------------------------------------------------------

    private CheckInFlow.Numbers numbers() {
        return new CheckInFlow.Numbers() {
            @Override
            public OptionalInt ofSpace(SpaceId space) {
                return spaces.find(space)
                        .map(found -> OptionalInt.of(found.id()))
                        .orElseGet(OptionalInt::empty);
            }

            @Override
            public OptionalInt ofDevice(SpaceId space, DeviceId device) {
                return devices.find(space, device)
                        .map(found -> OptionalInt.of(found.id()))
                        .orElseGet(OptionalInt::empty);
            }
        };
    }

    private Rooms rooms() {
        return new Rooms(
                clock,
                new StaffSessions(vertx, database.pool(), clock),
                spaces,
                devices,
                health,
                occupancy,
                aside,
                board,
                members,
                new ApiEvents(events, clock, this::changed),
                introductions);
    }

    private WebAddress webAddress() {
        return new WebAddress(
                settings.http().host(), settings.http().port(), settings.http().publicOrigin());
    }

    private List<ReadyCheck> readyChecks() {
        return List.of(
                new ReadyCheck(
                        "The database",
                        Weight.NEEDED,
                        () -> database.pool().query("SELECT 1").execute().map(Optional.empty())),
                new ReadyCheck(
                        "The broker",
                        Weight.NEEDED,
                        () -> Future.succeededFuture(
                                link.connected()
                                        ? Optional.empty()
                                        : Optional.of("is not connected; check-ins wait in the kiosks"))));
    }

    private static Future<Optional<EmbeddedBroker>> startBroker(
            Vertx vertx, HubSettings settings, Devices devices, String password) {
        if (settings.outsideBroker() != null) {
            return Future.succeededFuture(Optional.empty());
        }
        HubSettings.Own own = settings.ownBroker();
        return vertx.executeBlocking(
                () -> Optional.of(EmbeddedBroker.start(own.host(), own.port(), new DeviceDoor(devices, password))));
    }

    private static MqttAddress brokerAddress(HubSettings settings, @Nullable EmbeddedBroker broker, String password) {
        MqttAddress outside = settings.outsideBroker();
        if (outside != null) {
            return outside;
        }
        if (broker == null) {
            throw new IllegalStateException("Without an outside broker there is the hub's own");
        }
        return HubSettings.own(broker.port(), password);
    }

    private static String newPassword() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    int port() {
        return web == null ? settings.http().port() : web.port();
    }

    Future<Void> close() {
        Future<Void> closed = web == null ? Future.succeededFuture() : web.close();
        return closed.eventually(link::close)
                .eventually(() -> vertx.executeBlocking(() -> {
                    if (broker != null) {
                        broker.close();
                    }
                    return null;
                }))
                .eventually(database::close);
    }
}
