package foyer.hub.visitors;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.mail.Letter;
import foyer.hub.mail.Mail;
import foyer.hub.mail.Outbox;
import foyer.hub.mail.Outbox.Readers;
import foyer.hub.passes.PassesForTests;
import foyer.hub.people.Members;
import foyer.hub.reports.ReportBook;
import foyer.hub.reports.Taker;
import foyer.hub.reports.Told;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.hub.visitors.TellingsSql.Due;
import foyer.wire.Command;
import foyer.wire.Command.Announced.Heard;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.MemberId;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.Topics;
import foyer.wire.VisitorCame;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Anna visits Ada, while hubs die, and mail servers and webhooks do not answer; Ben stands in. */
class TellingsTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final DeviceId DOOR = new DeviceId("door");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Vertx vertx = Vertx.vertx();
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final List<Heard> atTheDoor = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>(); // after which it would be tried again
    private volatile @Nullable RuntimeException mailTrouble; // null while the mail server takes letters
    private volatile String hangs = ""; // an address for which it takes them and says nothing
    private volatile Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private Database tables;
    private Space loft;
    private long seq;

    @BeforeEach
    void aLoftWithADoor() {
        tables = Database.open(vertx, database.address());
        on(tables.keeper().query("TRUNCATE space, report CASCADE").execute());
        Spaces spaces = new Spaces(tables.pool());
        on(spaces.put(Lofts.LOFT, Lofts.draft()));
        loft = spaces.find(Lofts.LOFT).orElseThrow();
        on(new Devices(tables.pool(), spaces).enrol(loft, DOOR, Kind.KIOSK, "Front door", Passage.TOGGLE));
        sql("INSERT INTO member (space_id, id, external_id, name, display_name, email, status) VALUES"
                + " (" + loft.id() + ", 1, 'M1', 'Ada Lovelace', 'Ada', 'ada@example.org', 'active'),"
                + " (" + loft.id() + ", 2, 'M2', 'Ben Okoro', 'Ben', 'ben@example.org', 'active'),"
                + " (" + loft.id() + ", 3, 'M3', 'Cy Young', 'Cy', NULL, 'active') RETURNING 'x'");
    }

    @AfterEach
    void close() {
        on(tables.close());
        on(vertx.close());
    }

    @Test
    void whatAHubThatDiedHasNotToldTheNextOneTells() {
        Report anna = comes(1);
        on(new Hub().dying().receive(List.of(anna))); // committed, and no more
        assertThat(letters).isEmpty();

        Hub next = new Hub();
        assertThat(on(next.book.receive(List.of(anna)))).containsExactly(Receipt.recorded(anna.id())); // a resend
        on(next.visits.tellDue());

        assertThat(letters).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Anna came to", "waits for you"));
        assertThat(atTheDoor).containsExactly(Heard.HOST);
        on(next.visits.tellDue());
        assertThat(letters).hasSize(1);
    }

    @Test
    void aHubThatDiesWithItInHandLeavesItToAnother() {
        Report anna = comes(1);
        on(new Hub().dying().receive(List.of(anna)));
        on(new TellingsSql(tables.pool()).lease(now, now.plusSeconds(30), 20)); // and dies

        Hub next = new Hub();
        on(next.visits.tellDue());
        assertThat(letters).isEmpty();
        now = now.plusSeconds(31);
        on(next.visits.tellDue());

        assertThat(letters).hasSize(1);
    }

    @Test
    void ofTwoHubsOneTells() {
        Hub one = new Hub();
        Hub other = new Hub();
        for (int visit = 0; visit < 30; visit++) {
            on(one.dying().receive(List.of(comes(1))));
        }
        List<Future<?>> at = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            at.add(one.visits.tellDue());
            at.add(other.visits.tellDue());
        }
        on(Future.all(at));

        assertThat(letters).hasSize(30);
    }

    @Test
    void aWebhookThatFailsIsCalledAgainAndTheManagerSeesWhyMeanwhile() {
        List<Integer> answers = new CopyOnWriteArrayList<>(List.of(500, 200));
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer machine = on(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    bodies.add(body.toString());
                    request.response().setStatusCode(answers.remove(0)).end();
                }))
                .listen(0, "127.0.0.1"));
        Hub hub = new Hub();
        on(hub.visits.receive(
                loft, new Reception(null, 180, "http://127.0.0.1:" + machine.actualPort() + "/", SECRET)));

        on(hub.book.receive(List.of(comes(null))));
        until("the door knows that nobody has heard", () -> atTheDoor.equals(List.of(Heard.NOBODY)));
        Telling failed = webhook(hub);
        assertThat(failed.trouble()).isEqualTo("the webhook answered 500");
        assertThat(failed.againAt()).isEqualTo(now.plusSeconds(2));
        now = now.plusSeconds(3);
        on(hub.visits.tellDue());

        assertThat(webhook(hub)).isEqualTo(new Telling(Telling.Whom.WEBHOOK, now, null, null));
        assertThat(atTheDoor).containsExactly(Heard.NOBODY, Heard.HOUSE);
        assertThat(bodies).hasSize(2).allSatisfy(body -> assertThat(
                        new JsonObject(body).getJsonObject("data").getBoolean("late"))
                .isFalse());
        on(machine.close());
    }

    @Test
    void aMailServerThatIsAwayIsTriedSixTimesAndThenWhoStandsInIsAsked() {
        Hub hub = new Hub();
        on(hub.visits.receive(loft, new Reception(new MemberId(2), 3_600, null, null)));
        mailTrouble = new IllegalStateException("connection refused by ada@example.org");
        on(hub.dying().receive(List.of(comes(1))));
        for (int tries = 0; tries < 5; tries++) {
            on(hub.visits.tellDue());
            now = now.plus(pauses.get(tries));
        }
        assertThat(tellings(hub)).singleElement().satisfies(ada -> {
            assertThat(ada.trouble()).isEqualTo("the mail server could not be reached");
            assertThat(ada.againAt()).isNotNull();
        });
        on(hub.visits.tellDue()); // Ada is given up, and Ben cannot be told either
        assertThat(pauses).startsWith(seconds(2), seconds(5), seconds(20), seconds(60), seconds(300), seconds(2));
        mailTrouble = null;
        now = now.plus(seconds(2));
        on(hub.visits.tellDue());

        assertThat(tellings(hub)).anySatisfy(ada -> assertThat(ada)
                .isEqualTo(new Telling(Telling.Whom.HOST, null, "the mail server could not be reached", null)));
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("ben@example.org");
            assertThat(letter.text()).contains("visits Ada, who could not be told");
        });
        assertThat(atTheDoor).startsWith(Heard.NOBODY).endsWith(Heard.HOUSE);
    }

    @Test
    void aHostWithoutAnAddressIsNotSaidToBeToldAndWhoStandsInIsAtOnce() {
        Hub hub = new Hub();
        on(hub.visits.receive(loft, new Reception(new MemberId(2), 3_600, null, null)));

        on(hub.book.receive(List.of(comes(3))));

        until("the door knows", () -> atTheDoor.contains(Heard.HOUSE));
        assertThat(letters).extracting(Letter::to).containsExactly("ben@example.org");
        assertThat(tellings(hub)).anySatisfy(cy -> assertThat(cy)
                .isEqualTo(new Telling(Telling.Whom.HOST, null, "they have no e-mail address", null)));
    }

    @Test
    void whereNobodyIsToBeToldTheDoorSaysSo() {
        on(new Hub().book.receive(List.of(comes(null))));

        until("the door knows", () -> atTheDoor.equals(List.of(Heard.NOBODY)));
    }

    @Test
    void aVisitorOfAnHourAgoIsToldAsSuchAndOneOfYesterdayNotAtAll() {
        Hub hub = new Hub();
        Report hourAgo = comes(1);
        Report yesterday = comes(1);
        now = now.plus(Duration.ofHours(1));
        on(hub.dying().receive(List.of(hourAgo)));
        on(hub.visits.tellDue());
        now = now.plus(Duration.ofHours(16));
        on(hub.dying().receive(List.of(yesterday)));
        on(hub.visits.tellDue());

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Somebody was here for you");
            assertThat(letter.text())
                    .contains("at 10:00", "we hear of it only now")
                    .doesNotContain("cut off");
        });
    }

    @Test
    void whatBreaksOffCountsAsATryAndIsGivenUpInWords() {
        Hub hub = new Hub(new Mailbox() {
            @Override
            public Future<Void> deliver(Letter letter, String id) {
                throw new IllegalStateException("a mistake of ours");
            }
        });
        on(hub.dying().receive(List.of(comes(1))));
        for (int tries = 0; tries < 6; tries++) {
            on(hub.visits.tellDue());
            now = now.plus(seconds(301));
        }

        assertThat(pauses).hasSize(5);
        assertThat(tellings(hub))
                .containsExactly(new Telling(Telling.Whom.HOST, null, "something went wrong in the hub", null));
    }

    @Test
    void aSecretThatCannotBeDecodedIsNotTakenAndOneKeptLongAgoIsAsNone() {
        String broken = SECRET + "A";
        assertThatThrownBy(() -> new Reception(null, 180, "https://example.org/", broken))
                .hasMessageContaining("webhookSecret");
        assertThatThrownBy(() -> new Reception(null, 180, "https://example.org/", "whsec_c2hvcnQ="))
                .hasMessageContaining("webhookSecret");
        sql("INSERT INTO reception (space_id, webhook_url, webhook_secret) VALUES (" + loft.id()
                + ", 'http://127.0.0.1:1/', '" + broken + "') RETURNING 'x'");
        Hub hub = new Hub();
        on(hub.dying().receive(List.of(comes(null))));

        on(hub.visits.tellDue());

        assertThat(webhook(hub).trouble()).isEqualTo("there is no webhook any more");
        assertThat(webhook(hub).againAt()).isNull();
    }

    @Test
    void withoutAMailServerAHostIsNotSaidToBeToldAndTheirLetterLiesInTheOutbox() {
        Outbox outbox = new Outbox(tables.pool(), () -> now, Readers.NOT_SURE);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(Outbox.class);
        said.start();
        log.addAppender(said);
        log.setLevel(Level.INFO);
        Hub hub = new Hub(outbox);

        on(hub.dying().receive(List.of(comes(1))));
        on(hub.visits.tellDue());
        log.detachAppender(said);
        log.setLevel(null);

        assertThat(atTheDoor).containsExactly(Heard.NOBODY);
        assertThat(tellings(hub))
                .containsExactly(new Telling(
                        Telling.Whom.HOST, null, "no mail server is set; the letter lies in the outbox", null));
        assertThat(on(outbox.of(loft.id(), 9)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.letter().text()).contains("Anna"));
        assertThat(said.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                .doesNotContain("Anna", "ada@"));
    }

    @Test
    void whereTheOutboxIsTheMailALetterInItIsDelivered() {
        Hub hub = new Hub(new Outbox(tables.pool(), () -> now, Readers.SURE));
        on(hub.dying().receive(List.of(comes(1))));

        on(hub.visits.tellDue());

        assertThat(atTheDoor).containsExactly(Heard.HOST);
    }

    @Test
    void whoHasSaidThatTheyComeIsNotToldAgainAndNobodyElseIs() {
        Hub hub = new Hub();
        on(hub.visits.receive(loft, new Reception(new MemberId(2), 3_600, null, null)));
        mailTrouble = new IllegalStateException("connection refused");
        Report anna = comes(1);
        on(hub.dying().receive(List.of(anna)));
        on(hub.visits.tellDue());
        assertThat(on(hub.visits.coming(loft, anna.id().value(), new MemberId(1))))
                .isTrue(); // she saw it on her page
        mailTrouble = null;
        now = now.plus(pauses.get(0));
        on(hub.visits.tellDue());
        now = now.plus(Duration.ofHours(2));
        on(hub.visits.lookForUnanswered(loft));

        assertThat(letters).isEmpty();
        assertThat(pauses).hasSize(1);
        assertThat(tellings(hub)).singleElement().satisfies(ada -> assertThat(ada.againAt())
                .isNull());
        assertThat(atTheDoor).containsExactly(Heard.NOBODY, Heard.HOUSE);
    }

    @Test
    void aMachineThatHasHeardDoesNotKeepTheStandInWaiting() {
        HttpServer machine = on(vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
        Hub hub = new Hub();
        on(hub.visits.receive(
                loft, new Reception(new MemberId(2), 3_600, "http://127.0.0.1:" + machine.actualPort() + "/", SECRET)));
        on(hub.dying().receive(List.of(comes(3))));

        on(hub.visits.tellDue());

        assertThat(letters).extracting(Letter::to).containsExactly("ben@example.org");
    }

    @Test
    void atADoorWhoseClockIsAnHourBehindAVisitorHasComeJustNow() {
        Hub hub = new Hub();
        Instant atTheDoorsClock = now.minus(Duration.ofHours(1));
        hub.health.arrived(
                Topics.status(Lofts.LOFT, DOOR),
                Wire.encode(new DeviceStatus(
                        Lofts.LOFT, DOOR, Kind.KIOSK, true, "1", 0, 0, null, null, null, atTheDoorsClock)));
        Report anna = new Report(
                new ReportId(UUID.randomUUID()),
                Lofts.LOFT,
                DOOR,
                ++seq,
                atTheDoorsClock,
                new VisitorCame("Anna", new MemberId(1), null));
        on(hub.dying().receive(List.of(anna)));

        on(hub.visits.tellDue());

        assertThat(letters).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("at 10:00", "waits for you"));
        assertThat(on(hub.visits.today(loft)).get(0).cameAt()).isEqualTo(now);
    }

    @Test
    void whatAHubWhoseClockIsWrongHasPutOffForDaysIsDueNow() {
        Hub hub = new Hub();
        on(hub.dying().receive(List.of(comes(1))));
        sql("UPDATE telling SET due_at = due_at + interval '2 days' RETURNING 'x'");

        on(hub.visits.tellDue());

        assertThat(letters).hasSize(1);
    }

    @Test
    void whoseLeaseIsOverWritesNothingDown() {
        Hub hub = new Hub();
        on(hub.dying().receive(List.of(comes(1))));
        TellingsSql sql = new TellingsSql(tables.pool());
        Due slow = on(sql.lease(now, now.plus(Tellings.LEASE), 20)).get(0);
        now = now.plus(Tellings.LEASE);
        Due next = on(sql.lease(now, now.plus(Tellings.LEASE), 20)).get(0);
        on(sql.failed(next, "the mail server could not be reached", now.plusSeconds(5)));

        on(sql.failed(slow, "too late", null));

        assertThat(tellings(hub))
                .containsExactly(new Telling(
                        Telling.Whom.HOST, null, "the mail server could not be reached", now.plusSeconds(5)));
    }

    @Test
    void aMailServerThatHangsKeepsNobodyElseWaiting() {
        hangs = "ada@example.org";
        Hub hub = new Hub();
        on(hub.visits.receive(loft, new Reception(new MemberId(2), 3_600, null, null)));
        on(hub.dying().receive(List.of(comes(1))));
        on(hub.dying().receive(List.of(comes(3))));

        Future<Void> all = hub.visits.tellDue();

        until(
                "Ben is told in Cy's place",
                () -> letters.stream().map(Letter::to).toList().equals(List.of("ben@example.org")));
        until("the door knows", () -> atTheDoor.equals(List.of(Heard.HOUSE)));
        assertThat(all.isComplete()).isFalse();
    }

    private final class Hub {

        private final Visits visits;
        private final ReportBook book;
        private final Spaces spaces = new Spaces(tables.pool());
        private final Devices devices = new Devices(tables.pool(), spaces);

        private final DeviceHealth health = new DeviceHealth(vertx, tables.pool(), devices, () -> now);

        Hub() {
            this(new Mailbox());
        }

        Hub(Mail mail) {
            on(spaces.load());
            on(devices.load());
            foyer.hub.passes.Passes passes = PassesForTests.of(vertx, tables.pool(), () -> now);
            Members members = new Members(vertx, tables.scoped(), passes);
            Bell bell = new Bell(vertx, members, mail, () -> "https://foyer.example", () -> now);
            visits = new Visits(
                    vertx,
                    tables.scoped(),
                    spaces,
                    new Doors(devices, TellingsTest.this::told, health),
                    passes,
                    bell,
                    () -> now,
                    (pause, again) -> pauses.add(pause));
            book = book(visits);
        }

        /** It commits, and does nothing more. */
        ReportBook dying() {
            return book(new Taker<VisitorCame>() {
                @Override
                public Future<Optional<String>> take(SqlConnection transaction, Told<VisitorCame> told) {
                    return visits.take(transaction, told);
                }
            });
        }

        private ReportBook book(Taker<VisitorCame> taker) {
            return new ReportBook(tables.pool(), spaces, devices, new AsideShelf(tables.pool()))
                    .handTo(VisitorCame.class, taker);
        }
    }

    private class Mailbox implements Mail {
        @Override
        public Future<Void> post(Letter letter) {
            throw new AssertionError("What is owed is kept by whoever owes it");
        }

        @Override
        public Future<Void> deliver(Letter letter, String id) {
            if (letter.to().equals(hangs)) {
                return Promise.<Void>promise().future();
            }
            RuntimeException trouble = mailTrouble;
            if (trouble != null) {
                return Future.failedFuture(trouble);
            }
            letters.add(letter);
            return Future.succeededFuture();
        }
    }

    private Future<Void> told(Device door, Command command) {
        if (command instanceof Command.Announced announced) {
            atTheDoor.add(announced.heard());
        }
        return Future.succeededFuture();
    }

    private Report comes(@Nullable Integer host) {
        MemberId whom = host == null ? null : new MemberId(host);
        return new Report(
                new ReportId(UUID.randomUUID()), Lofts.LOFT, DOOR, ++seq, now, new VisitorCame("Anna", whom, null));
    }

    private List<Telling> tellings(Hub hub) {
        return on(hub.visits.today(loft)).get(0).tellings();
    }

    private Telling webhook(Hub hub) {
        return Objects.requireNonNull(tellings(hub).get(0));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private List<String> sql(String query) {
        return StreamSupport.stream(on(tables.keeper().query(query).execute()).spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
