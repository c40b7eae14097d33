package foyer.kiosk;

import com.fasterxml.uuid.Generators;
import foyer.config.Lifeline;
import foyer.config.TlsFiles;
import foyer.config.Watchdog;
import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.EventDesk;
import foyer.kiosk.desk.Farewells;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.desk.UsedCodes;
import foyer.kiosk.gate.Door;
import foyer.kiosk.gate.Here;
import foyer.kiosk.people.ForgottenBadge;
import foyer.kiosk.people.Names;
import foyer.kiosk.rollcall.RollCall;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.roster.RosterPost;
import foyer.kiosk.scan.ScanReader;
import foyer.kiosk.scan.Scanner;
import foyer.kiosk.status.Disk;
import foyer.kiosk.status.KioskStatus;
import foyer.kiosk.status.Troubles;
import foyer.kiosk.today.TodayBook;
import foyer.kiosk.visitors.HouseBook;
import foyer.kiosk.visitors.Visitors;
import foyer.kiosk.web.Callers;
import foyer.kiosk.web.EventFlow;
import foyer.kiosk.web.FeedbackFlow;
import foyer.kiosk.web.ForgottenBadgeFlow;
import foyer.kiosk.web.KioskDoors;
import foyer.kiosk.web.KioskPage;
import foyer.kiosk.web.LocalToken;
import foyer.kiosk.web.RollCallFlow;
import foyer.kiosk.web.VisitorFlow;
import foyer.kiosk.words.Catalogues;
import foyer.kiosk.words.Interpreter;
import foyer.wire.CheckIn;
import foyer.wire.Command;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings;
import foyer.wire.DeviceSettings.Feature;
import foyer.wire.DeviceStatus;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.journal.Journal;
import foyer.wire.journal.Sender;
import foyer.wire.kept.KeptFile;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.mqtt.MqttLink.LastWill;
import foyer.wire.page.Assets;
import foyer.wire.page.LivePage;
import foyer.wire.pairing.Entrance;
import foyer.wire.pairing.Entrance.Admitted;
import foyer.wire.pairing.Entrance.Place;
import foyer.wire.pairing.Identity;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The kiosk, wired: what a camera sees goes to the scanner, what the scanner reads to the desk, what the desk decides
 * into the journal and then onto the page; the sender takes the journal to the hub, and nobody waits for it.
 */
public final class Kiosk implements Entrance.Opened {

    private static final Logger log = LoggerFactory.getLogger(Kiosk.class);

    private static final String VERSION = "0.1.0"; // as in pom.xml
    private static final long HEARTBEAT_MILLIS = 5_000;
    private static final long AN_HOUR_MILLIS = 3_600_000;

    private final Vertx vertx;
    private final SpaceId space;
    private final RosterBook roster;
    private final RosterPost rosterPost;
    private final DoorSettings door;
    private final TodayBook today;
    private final Journal journal;
    private final MqttLink link;
    private final Sender<CheckIn> checkIns;
    private final Sender<Report> reports;
    private final Scanner scanner;
    private final LivePage live;
    private final HouseBook house;
    private final ForgottenBadge forgotten;
    private final Visitors visitors;
    private final RollCall rollCall;
    private final StatusPost post;
    private final KioskDoors doors;
    private final Disk disk;
    private final long housekeeping;
    private Runnable lastBreath = () -> {};

    public static void main(String[] arguments) {
        run(arguments, Clock.systemUTC());
    }

    /** The whole program, by another clock than this machine's. */
    public static void run(String[] arguments, InstantSource clock) {
        Lifeline.hold();
        int code = new CommandLine(new KioskCommand(clock)).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Completes when a page answers, whether or not there is a hub: the door's, or the one that shows a code. */
    public static Future<Entrance> enter(Vertx vertx, KioskSettings settings, InstantSource clock, Watchdog watchdog) {
        return vertx.executeBlocking(() -> settings.place(certificate(vertx, settings, clock)))
                .compose(place -> new Entrance(
                                vertx,
                                place,
                                admitted -> open(vertx, settings, place, admitted, clock)
                                        .onSuccess(kiosk -> kiosk.showLifeTo(watchdog)),
                                clock)
                        .open());
    }

    private static Future<Kiosk> open(
            Vertx vertx, KioskSettings settings, Place place, Admitted admitted, InstantSource clock) {
        Context context = vertx.getOrCreateContext(); // everything but the scanner and the journal lives on this one
        return context.executeBlocking(() -> new Kiosk(vertx, settings, place, admitted, clock)) // reads files
                .compose(kiosk -> new Recollection(kiosk.journal, kiosk.roster, kiosk.house)
                        .ofWhatWaits()
                        .compose(recalled -> kiosk.start(settings, admitted)));
    }

    private Kiosk(Vertx vertx, KioskSettings settings, Place place, Admitted admitted, InstantSource clock) {
        this.vertx = vertx;
        Identity identity = admitted.identity();
        space = identity.space();
        DeviceId device = identity.device();
        Path folder = admitted.folder();

        // what is known
        LocalToken token = LocalToken.keptIn(settings.dataFolder());
        journal = Journal.open(vertx, folder.resolve("journal.db"));
        roster = new RosterBook(space);
        link = new MqttLink(vertx, identity.broker(place.trust()), lastWill(space, device, clock))
                .onRefused(admitted.shutOut());
        rosterPost = RosterPost.open(vertx, folder.resolve("roster.json"), roster, clock, this::askForTheRoster);
        house = HouseBook.open(vertx, folder.resolve("house.json"), space, clock, rosterPost.age());
        house.forgetWhoHasGone(); // while it was off
        door = new DoorSettings(
                new KeptFile<>(vertx, folder.resolve("settings.json"), DeviceSettings.class),
                identity,
                settings.zone(),
                this::changed);

        today = TodayBook.open(vertx, folder.resolve("today.json"), space, () -> here(device));

        // what is done at the door
        UsedCodes used = UsedCodes.open(vertx, folder.resolve("used-codes.json"));
        Troubles troubles = new Troubles().onChange(this::changed);
        disk = new Disk(vertx, folder, troubles);
        live = new LivePage(vertx);
        KioskPage page = new KioskPage(vertx, live);
        Drafts drafts = new Drafts(space, device, clock, Generators.timeBasedEpochGenerator()::generate);
        scanner = new Scanner(vertx, new ScanReader());
        Reporter reporter = new Reporter(drafts, this::report);
        Farewells farewells = new Farewells(page, reporter);
        EventDesk events = new EventDesk(today, reporter, offers(Feature.EVENT_CHECK_IN));
        ScanDesk desk = new ScanDesk(this::door, roster, used, drafts, this::keep, events, farewells, troubles);
        KioskStatus status = new KioskStatus(
                        VERSION,
                        new KioskGauges(link, journal, roster, rosterPost, door, live, desk, disk),
                        troubles,
                        clock)
                .onCamera(this::changed);
        Names names = new Names(roster, clock, () -> UUID.randomUUID().toString());
        Visitors visitors = new Visitors(
                vertx, new Names(roster, clock, () -> UUID.randomUUID().toString()), house, reporter, link::connected);
        this.visitors = visitors;
        desk.letGo(visitors::left);
        forgotten = new ForgottenBadge(vertx, names, roster, this::door, desk, drafts, new HubLine(link));
        rollCall = new RollCall(vertx, roster, house, reporter, rosterPost.heard());
        Catalogues words = Catalogues.load();
        doors = new KioskDoors(
                vertx,
                words.into(Assets.load("page/shared", "page/kiosk")),
                new Callers(settings.http().allNames(), token),
                page,
                scanner,
                desk,
                status,
                List.of(
                        new ForgottenBadgeFlow(names, forgotten, offers(Feature.FIND_BY_NAME)),
                        new VisitorFlow(visitors, house, offers(Feature.VISITORS), clock),
                        new EventFlow(desk, offers(Feature.EVENT_CHECK_IN)),
                        new FeedbackFlow(farewells, offers(Feature.FEEDBACK)),
                        new RollCallFlow(rollCall, offers(Feature.ROLL_CALL))),
                new Interpreter(words, door::now),
                place.certificate());

        housekeeping = vertx.setPeriodic(AN_HOUR_MILLIS, tick -> house.forgetWhoHasGone());

        // what goes to the hub, and comes from it
        checkIns = Sender.ofCheckIns(vertx, journal, link, space, device, settings.resendAfter())
                .onSettled(this::settled);
        reports = Sender.ofReports(vertx, journal, link, space, device, settings.resendAfter())
                .onSettled(this::settled);
        post = new StatusPost(vertx, status, page, link);
        link.listen(Topics.roster(space), (topic, message) -> heardRoster(message))
                .listen(Topics.settings(space, device), (topic, message) -> door.arrived(message))
                .listen(Topics.house(space), (topic, message) -> house.arrived(message))
                .listen(Topics.today(space), (topic, message) -> today.arrived(message))
                .listen(Topics.command(space, device), (topic, message) -> heardCommand(message))
                .onConnected(this::changed)
                .onLost(() -> {
                    rosterPost.cutOff();
                    house.cutOff();
                    changed();
                });
    }

    /** Where its page is, and everything else it answers over HTTP. */
    @Override
    public int port() {
        return doors.port();
    }

    /** Says goodbye to pages and broker; what waits stays in the journal. */
    @Override
    public Future<Void> close() {
        post.close();
        disk.close();
        vertx.cancelTimer(housekeeping);
        lastBreath.run();
        return live.close()
                .eventually(doors::close)
                .eventually(checkIns::close)
                .eventually(reports::close)
                .eventually(link::close)
                .eventually(rosterPost::close)
                .eventually(scanner::close)
                .eventually(forgotten::close)
                .eventually(rollCall::close)
                .eventually(journal::close);
    }

    private Future<Kiosk> start(KioskSettings settings, Admitted admitted) {
        return doors.open(settings.http().host(), admitted.port())
                .map(port -> {
                    checkIns.start();
                    reports.start();
                    scanner.rehearse().onFailure(e -> log.debug("Closed before the reader was quick", e));
                    link.open().onFailure(e -> log.debug("Closed before the broker answered", e));
                    log.info(
                            "The door {} is open at {}://{}:{}; {} members known, {} check-ins waiting",
                            admitted.identity(),
                            settings.tls() == null ? "http" : "https",
                            settings.http().host(),
                            port,
                            roster.size(),
                            journal.checkIns().waiting());
                    return this;
                })
                .recover(e -> close().transform(closed -> Future.failedFuture(e)));
    }

    /** While the event loop turns and the journal answers. */
    private void showLifeTo(Watchdog watchdog) {
        long heartbeat = vertx.setPeriodic(0, HEARTBEAT_MILLIS, beat -> journal.checkIns()
                .oldestAfter(Long.MAX_VALUE, 1)
                .onSuccess(answered -> watchdog.alive())
                .onFailure(e -> log.warn("The journal does not answer; the watchdog waits for it", e)));
        lastBreath = () -> {
            vertx.cancelTimer(heartbeat);
            watchdog.rest();
        };
    }

    private Here here(DeviceId device) {
        DeviceSettings now = door.now();
        return now.offers(Feature.EVENT_CHECK_IN) ? new Here(device, now.page().room()) : Here.WITHOUT_EVENTS;
    }

    private BooleanSupplier offers(Feature feature) {
        return () -> door.now().offers(feature);
    }

    private Door door() {
        return door.door(today.now());
    }

    private Future<CheckIn> keep(LongFunction<CheckIn> numbered) {
        return journal.checkIns().keep(numbered).onSuccess(kept -> {
            checkIns.nudge();
            changed();
        });
    }

    private Future<Report> report(LongFunction<Report> numbered) {
        return journal.reports().keep(numbered).onSuccess(kept -> {
            reports.nudge();
            changed();
        });
    }

    private void settled(List<Receipt> receipts) {
        house.settled(receipts);
        for (Receipt receipt : receipts) {
            if (receipt.outcome() == Receipt.Outcome.SET_ASIDE) {
                log.warn("The hub set {} aside for a manager: {}", receipt.id(), receipt.why());
            }
        }
        changed();
    }

    private void heardRoster(byte[] message) {
        rosterPost.arrived(message);
        changed();
    }

    private void heardCommand(byte[] message) {
        try {
            Command command = Wire.decode(message, Command.class);
            if (command instanceof Command.DayPass pass) {
                visitors.heard(pass);
            } else if (command instanceof Command.Announced announced) {
                visitors.heard(announced);
            } else {
                forgotten.heard(command);
            }
        } catch (Wire.Unreadable e) {
            log.warn("The hub asked for something that this kiosk cannot read; nothing was done", e);
        }
    }

    private void askForTheRoster() {
        link.subscribeAgain(Topics.roster(space))
                .onFailure(e -> log.info("The roster could not be asked for; it comes with the next connection"));
    }

    private void changed() {
        post.changed();
    }

    private static @Nullable ServerCertificate certificate(Vertx vertx, KioskSettings settings, InstantSource clock) {
        TlsFiles tls = settings.tls();
        return tls == null ? null : ServerCertificate.open(vertx, tls.certificate(), tls.key(), clock);
    }

    private static LastWill lastWill(SpaceId space, DeviceId device, InstantSource clock) {
        DeviceStatus gone = DeviceStatus.offline(space, device, DeviceStatus.Kind.KIOSK, VERSION, clock.instant());
        return new LastWill(Topics.status(space, device), Wire.encode(gone));
    }
}
