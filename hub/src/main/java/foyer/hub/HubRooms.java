package foyer.hub;

import foyer.hub.audit.Anchor;
import foyer.hub.audit.Audit;
import foyer.hub.board.Board;
import foyer.hub.checkin.CheckInFlow;
import foyer.hub.checkin.Ledger;
import foyer.hub.checkin.Months;
import foyer.hub.conflicts.Conflicts;
import foyer.hub.database.Database;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.devices.Instructions;
import foyer.hub.devices.Pairings;
import foyer.hub.door.DoorAsks;
import foyer.hub.door.Kiosks;
import foyer.hub.events.Events;
import foyer.hub.events.Guests;
import foyer.hub.feedback.Feedbacks;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.inbox.Inbox;
import foyer.hub.introductions.Introductions;
import foyer.hub.mail.Mail;
import foyer.hub.mail.MailServer;
import foyer.hub.mail.Outbox;
import foyer.hub.mail.Outbox.Readers;
import foyer.hub.mail.SmtpMail;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.passes.Passes;
import foyer.hub.people.MemberSessions;
import foyer.hub.people.Members;
import foyer.hub.people.Pins;
import foyer.hub.privacy.Erasures;
import foyer.hub.privacy.OwnData;
import foyer.hub.privacy.Retention;
import foyer.hub.reports.ReportBook;
import foyer.hub.rollcall.RollCalls;
import foyer.hub.roster.RosterDesk;
import foyer.hub.screens.Screens;
import foyer.hub.spaces.Spaces;
import foyer.hub.today.TodayDesk;
import foyer.hub.visitors.Bell;
import foyer.hub.visitors.Doors;
import foyer.hub.visitors.Visits;
import foyer.wire.AtEvent;
import foyer.wire.CheckIn;
import foyer.wire.DeviceId;
import foyer.wire.Feedback;
import foyer.wire.MemberSafe;
import foyer.wire.Report;
import foyer.wire.RollCallEnded;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.VisitorSafe;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What there is in a hub. Who hears of what is in {@link Wiring}. */
final class HubRooms {

    /** Two connections that record check-ins keep one disk busy; more only contend. */
    private static final int LANES = 2;

    final @Nullable ServerCertificate certificate; // null where nothing is encrypted
    final Database database;
    final Spaces spaces;
    final Devices devices;
    final Line line;
    final DeviceHealth health;
    final Pairings pairings;
    final Passes passes;
    final Members members;
    final @Nullable Outbox outbox; // null beside a mail server
    final MemberSessions memberSessions;
    final Pins pins;
    final DoorAsks asks;
    final Visits visits;
    final HouseNews news;
    final RollCalls rollCalls;
    final Conflicts conflicts;
    final Events events;
    final Guests guests;
    final Erasures erasures;
    final OwnData ownData;
    final Retention retention;
    final Introductions introductions;
    final Occupancy occupancy;
    final Months months;
    final AsideShelf aside;
    final Instructions instructions;
    final RosterDesk rosters;
    final Screens screens;
    final Board board;
    final CheckInFlow flow;
    final Inbox<CheckIn> checkIns;
    final Feedbacks feedbacks;
    final TodayDesk today;
    final Inbox<Report> reports;
    final Audit audit;

    /** Reads what is asked for at every turn, and starts the broker where it is the hub's own. */
    static Future<HubRooms> furnish(Vertx vertx, HubSettings settings, Database database, InstantSource clock) {
        Spaces spaces = new Spaces(database.pool());
        Devices devices = new Devices(database.pool(), spaces);
        return spaces.load()
                .compose(known -> devices.load())
                .compose(known -> vertx.executeBlocking(() -> HubFiles.read(vertx, settings, clock)))
                .compose(files -> Line.to(vertx, settings, devices, files.certificate())
                        .map(line -> new HubRooms(vertx, settings, database, clock, spaces, devices, files, line)));
    }

    private HubRooms(
            Vertx vertx,
            HubSettings settings,
            Database database,
            InstantSource clock,
            Spaces spaces,
            Devices devices,
            HubFiles files,
            Line line) {
        Pool pool = database.pool();
        Pool scoped = database.scoped();
        MqttLink link = line.link;
        certificate = files.certificate();
        this.database = database;
        this.spaces = spaces;
        this.devices = devices;
        this.line = line;
        audit = new Audit(
                pool,
                files.auditKey(),
                new KeptFile<>(vertx, settings.dataFolder().resolve(Anchor.FILE), Anchor.class),
                clock);
        health = new DeviceHealth(vertx, pool, devices, clock);
        pairings = new Pairings(pool, devices, clock);
        passes = new Passes(vertx, scoped, clock, new SecureRandom(), files.signingKeys());
        members = new Members(vertx, scoped, passes);
        MailServer mailServer = settings.mailServer();
        outbox = mailServer == null ? new Outbox(pool, clock, Readers.of(settings.letsOutboxCount())) : null;
        Mail mail = outbox == null ? new SmtpMail(vertx, Objects.requireNonNull(mailServer)) : outbox;
        memberSessions = new MemberSessions(pool, spaces, mail, clock);
        Kiosks kiosks = (kiosk, command) ->
                link.publish(Topics.command(kiosk.space().slug(), kiosk.device()), Wire.encode(command));
        pins = new Pins(vertx, scoped, clock);
        asks = new DoorAsks(scoped, devices, kiosks, clock);
        Bell bell = new Bell(vertx, members, mail, settings::ownOrigin, clock);
        visits = new Visits(vertx, scoped, spaces, new Doors(devices, kiosks, health), passes, bell, clock);
        rollCalls = new RollCalls(scoped, clock);
        news = new HouseNews(vertx, spaces, visits, rollCalls, link);
        conflicts = new Conflicts(scoped);
        events = new Events(vertx, scoped);
        guests = new Guests(scoped, clock);
        feedbacks = new Feedbacks(scoped);
        erasures = new Erasures(vertx, pool, spaces, files.erasures(), clock);
        ownData = new OwnData(scoped);
        retention = new Retention(pool, events, clock);
        introductions = new Introductions(vertx, scoped);
        occupancy = new Occupancy(vertx, pool, spaces, clock);
        months = new Months(database.keeper());
        aside = new AsideShelf(scoped);
        instructions = new Instructions(devices, spaces, link);
        rosters = new RosterDesk(vertx, pool, spaces, new RosterSources(members, passes, introductions, clock), link);
        screens = new Screens(vertx, pool, spaces, devices, new ScreenSources(events, introductions), link, clock);
        board = new Board(
                vertx,
                spaces,
                occupancy,
                devices,
                health,
                aside,
                new BoardSources(
                        events, introductions, feedbacks, conflicts, asks, visits, rollCalls, certificate, clock),
                clock);
        flow = new CheckInFlow(new Ledger(database.lanes(LANES)), aside, new Numbers(spaces, devices), LANES);
        checkIns = Inbox.ofCheckIns(flow::receive, aside, link);
        today = new TodayDesk(vertx, spaces, guests::forDoors, link, clock);
        ReportBook book = new ReportBook(pool, spaces, devices, aside)
                .handTo(Feedback.class, feedbacks)
                .handTo(AtEvent.class, guests)
                .handTo(VisitorCame.class, visits)
                .handTo(VisitorLeft.class, visits.leaving())
                .handTo(MemberSafe.class, rollCalls.members())
                .handTo(VisitorSafe.class, rollCalls.visitors())
                .handTo(RollCallEnded.class, rollCalls.ends());
        reports = Inbox.ofReports(book::receive, aside, link);
    }

    /** What the database calls them; revoked devices too, whose last check-ins may still be on their way. */
    private record Numbers(Spaces spaces, Devices devices) implements CheckInFlow.Numbers {

        @Override
        public OptionalInt ofSpace(SpaceId space) {
            return spaces.find(space).map(found -> OptionalInt.of(found.id())).orElseGet(OptionalInt::empty);
        }

        @Override
        public OptionalInt ofDevice(SpaceId space, DeviceId device) {
            return devices.find(space, device)
                    .map(found -> OptionalInt.of(found.id()))
                    .orElseGet(OptionalInt::empty);
        }
    }
}
