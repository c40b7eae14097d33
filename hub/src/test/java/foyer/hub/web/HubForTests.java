package foyer.hub.web;

import foyer.hub.access.FirstSignIn;
import foyer.hub.access.OpenIdProvider;
import foyer.hub.access.OpenIdSignIn;
import foyer.hub.access.Passkeys;
import foyer.hub.access.Role;
import foyer.hub.access.StaffRoom;
import foyer.hub.access.StaffSessions;
import foyer.hub.audit.Anchor;
import foyer.hub.audit.Audit;
import foyer.hub.audit.AuditKey;
import foyer.hub.board.Board;
import foyer.hub.conflicts.Conflicts;
import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.BrokerAddress;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.devices.Pairings;
import foyer.hub.door.DoorAsks;
import foyer.hub.events.Events;
import foyer.hub.events.Guests;
import foyer.hub.feedback.Feedbacks;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.introductions.Introductions;
import foyer.hub.mail.Mail;
import foyer.hub.mail.Outbox;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.passes.Passes;
import foyer.hub.passes.PassesForTests;
import foyer.hub.people.MemberSessions;
import foyer.hub.people.Members;
import foyer.hub.people.Pins;
import foyer.hub.privacy.ErasureBook;
import foyer.hub.privacy.Erasures;
import foyer.hub.privacy.OwnData;
import foyer.hub.reports.ReportBook;
import foyer.hub.rollcall.RollCalls;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.hub.visitors.Bell;
import foyer.hub.visitors.Doors;
import foyer.hub.visitors.Visits;
import foyer.wire.Command;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings;
import foyer.wire.DeviceStatus;
import foyer.wire.DoorAsk;
import foyer.wire.MemberSafe;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.RollCallEnded;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.VisitorSafe;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The hub's doors with the real rooms and a real database behind them, and a clock that tests move. */
final class HubForTests implements BeforeAllCallback, AfterAllCallback {

    static final String ADMIN = "admin@foyer.local";

    private final DatabaseForTests database = new DatabaseForTests();
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = metrics.vertx().build();
    private final Happenings happenings = new Happenings();
    private volatile Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private volatile Optional<String> trouble = Optional.empty();
    private final @Nullable OpenIdProvider vouches;
    private @Nullable Path folder;
    private @Nullable Database open;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private @Nullable DoorAsks asks;
    private @Nullable Visits visits;
    private @Nullable ReportBook reports;
    private @Nullable Rooms rooms;
    private @Nullable HubWeb web;

    HubForTests() {
        this(null);
    }

    /** @param vouches for staff, beside their passwords */
    HubForTests(@Nullable OpenIdProvider vouches) {
        this.vouches = vouches;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        database.beforeAll(context);
        folder = Files.createTempDirectory("hub");
        open = Database.open(vertx, database.address());
        await(new FirstSignIn(vertx, open.pool(), folder).prepare(ADMIN));
        rooms = rooms(open);
        await(rooms.spaces().load());
        List<ReadyCheck> checks = List.of(
                new ReadyCheck("The broker", ReadyCheck.Weight.NEEDED, () -> Future.succeededFuture(trouble)),
                new ReadyCheck(
                        "The backup", ReadyCheck.Weight.NOTED, () -> Future.succeededFuture(Optional.of("is old"))));
        web = await(HubWeb.open(vertx, WebAddress.plain("127.0.0.1", 0), rooms, checks, metrics));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        await(Objects.requireNonNull(web).close());
        await(Objects.requireNonNull(open).close());
        await(vertx.close());
        database.afterAll(context);
    }

    private Rooms rooms(Database open) {
        Spaces spaces = new Spaces(open.pool());
        Devices devices = new Devices(open.pool(), spaces);
        DeviceHealth health = new DeviceHealth(vertx, open.pool(), devices);
        Occupancy occupancy = new Occupancy(vertx, open.pool(), spaces, () -> now);
        AsideShelf aside = new AsideShelf(open.pool());
        Passes passes = PassesForTests.of(vertx, open.pool(), () -> now);
        Members members = new Members(vertx, open.scoped(), passes);
        Outbox outbox = new Outbox(open.pool(), () -> now, Outbox.Readers.SURE);
        StaffSessions sessions = new StaffSessions(vertx, open.pool(), () -> now);
        return new Rooms(
                () -> now,
                sessions,
                new StaffRoom(vertx, open.pool(), () -> now),
                vouches == null ? null : new OpenIdSignIn(vertx, open.pool(), sessions, vouches, () -> now),
                new Passkeys(open.pool(), sessions, () -> now),
                spaces,
                devices,
                health,
                new Pairings(open.pool(), devices, () -> now),
                new BrokerAddress(null, "tcp", 8083),
                occupancy,
                aside,
                new Board(vertx, spaces, occupancy, devices, health, aside, happenings, () -> now),
                passes,
                members,
                new MemberSessions(open.pool(), spaces, outbox, () -> now),
                new Pins(vertx, open.scoped(), () -> now),
                asks(open, devices),
                visits(open, spaces, new Doors(devices, this::told, health), passes, members, outbox),
                rollCalls(open),
                outbox,
                new Conflicts(open.scoped()),
                new Events(vertx, open.scoped()),
                new Guests(open.scoped(), () -> now),
                new Feedbacks(open.scoped()),
                new Introductions(vertx, open.scoped()),
                audit(open),
                erasures(open, spaces),
                new OwnData(open.pool()));
    }

    private Future<Void> told(Device kiosk, Command command) {
        told.add(kiosk.device() + " " + command);
        return Future.succeededFuture();
    }

    private Visits visits(Database open, Spaces spaces, Doors doors, Passes passes, Members members, Mail mail) {
        Bell bell = new Bell(vertx, members, mail, () -> "https://foyer.example", () -> now);
        Visits made = new Visits(vertx, open.scoped(), spaces, doors, passes, bell, () -> now);
        visits = made;
        reports = new ReportBook(open.pool(), spaces, doors.devices(), new AsideShelf(open.pool()))
                .handTo(VisitorCame.class, made)
                .handTo(VisitorLeft.class, made.leaving());
        return made;
    }

    private RollCalls rollCalls(Database open) {
        RollCalls made = new RollCalls(open.scoped(), () -> now);
        Objects.requireNonNull(reports)
                .handTo(MemberSafe.class, made.members())
                .handTo(VisitorSafe.class, made.visitors())
                .handTo(RollCallEnded.class, made.ends());
        return made;
    }

    /** As the inbox would hand it on. */
    List<Receipt> arrives(Report report) {
        return await(Objects.requireNonNull(reports).receive(List.of(report)));
    }

    Visits visits() {
        return Objects.requireNonNull(visits);
    }

    RollCalls rollCalls() {
        return Objects.requireNonNull(rooms).rollCalls();
    }

    private DoorAsks asks(Database open, Devices devices) {
        DoorAsks made = new DoorAsks(open.scoped(), devices, this::told, () -> now);
        asks = made;
        return made;
    }

    /** As the broker would bring it. */
    void arrives(DoorAsk ask) {
        Objects.requireNonNull(asks).arrived(Topics.asks(ask.space(), ask.device()), Wire.encode(ask));
    }

    /** What kiosks have been told to do. */
    List<String> told() {
        return told;
    }

    private Erasures erasures(Database open, Spaces spaces) {
        try {
            ErasureBook book = ErasureBook.open(Objects.requireNonNull(folder));
            return new Erasures(vertx, open.pool(), spaces, book, () -> now);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Audit audit(Database open) {
        Path in = Objects.requireNonNull(folder);
        try {
            return new Audit(
                    open.pool(),
                    AuditKey.inFolder(in),
                    new KeptFile<>(vertx, in.resolve(Anchor.FILE), Anchor.class),
                    () -> now);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is done, by operationId. */
    Set<String> operations() {
        Rooms all = Objects.requireNonNull(rooms);
        SameOrigin direct = new SameOrigin(null);
        return HubWeb.operations(
                        vertx, all, direct, new SessionCookie(all.sessions()), new MemberCookie(all.memberSessions()))
                .ids();
    }

    /** Fails where an answer is not as the contract says. */
    HttpResponse<String> conforming(String operationId, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replace("problem+", "");
        ValidatableResponse response = type.isEmpty()
                ? ValidatableResponse.create(answer.statusCode())
                : ValidatableResponse.create(answer.statusCode(), Buffer.buffer(answer.body()), type);
        await(Contract.read(vertx).compose(contract -> ResponseValidator.create(vertx, contract.checked())
                .validate(response, operationId)));
        return answer;
    }

    Vertx vertx() {
        return vertx;
    }

    /** Somebody before the doors, without a session. */
    Caller stranger() {
        return new Caller(Objects.requireNonNull(web).port());
    }

    /** A program of the staff's, signed in. */
    Caller staff() {
        return stranger().signedIn(ADMIN, password());
    }

    /** Somebody signed in who has just this role in just this space, which must be there. */
    Caller staff(Role role, String space) {
        return signedIn("""
                , given AS (
                    INSERT INTO staff_role (space_id, staff_id, role)
                    SELECT space.id, known.id, '%s' FROM space CROSS JOIN known WHERE slug = '%s' RETURNING 1)
                """.formatted(role.word(), space));
    }

    /** Lets a new screen in and answers its short name, which is another at each time and space. */
    String device(String space, String name) {
        Rooms all = Objects.requireNonNull(rooms);
        DeviceId device = new DeviceId("screen-" + UUID.randomUUID().toString().substring(0, 8));
        await(all.devices()
                .enrol(
                        all.spaces().find(new SpaceId(space)).orElseThrow(),
                        device,
                        DeviceStatus.Kind.SCREEN,
                        name,
                        DeviceSettings.Passage.TOGGLE));
        return device.value();
    }

    /** Somebody signed in who has no role anywhere. */
    Caller staffWithoutRole() {
        return signedIn("");
    }

    private Caller signedIn(String withRole) {
        String token = "test-" + UUID.randomUUID();
        String email = token + "@example.org";
        sql("""
                WITH known AS (
                    INSERT INTO staff (email, name, password_hash)
                    SELECT '%s', 'Test', password_hash FROM staff ORDER BY id LIMIT 1 RETURNING id)%s
                INSERT INTO staff_session (token_hash, staff_id, expires_at)
                SELECT sha256('%s'), id, '2036-01-01Z' FROM known RETURNING 1""".formatted(email, withRole, token));
        return stranger().with("Cookie", SessionCookie.NAME + "=" + token);
    }

    String password() {
        try {
            return Files.readAllLines(firstSignIn()).get(1).substring("password: ".length());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path firstSignIn() {
        return Objects.requireNonNull(folder).resolve(FirstSignIn.FILE);
    }

    Instant now() {
        return now;
    }

    /** For whoever compares it with their own. */
    void clockIsRight() {
        now = Instant.ofEpochMilli(System.currentTimeMillis());
    }

    Space space(SpaceId slug) {
        return Objects.requireNonNull(rooms).spaces().find(slug).orElseThrow();
    }

    void later(Duration by) {
        now = now.plus(by);
    }

    void broker(@Nullable String trouble) {
        this.trouble = Optional.ofNullable(trouble);
    }

    List<String> sql(String query) {
        return await(
                Objects.requireNonNull(open).keeper().query(query).execute().map(rows -> {
                    List<String> all = new ArrayList<>();
                    rows.forEach(row -> all.add(String.valueOf(row.getValue(0))));
                    return all;
                }));
    }

    /** Does it while nobody can read this table. */
    void withoutTable(String table, Runnable act) {
        await(Objects.requireNonNull(open).pool().withTransaction(connection -> connection
                .query("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE")
                .execute()
                .compose(locked -> vertx.executeBlocking(() -> {
                    act.run();
                    return null;
                }))));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
