package foyer.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.database.DatabaseForTests;
import foyer.journeys.house.Checkout;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Desk.SignIn;
import foyer.journeys.house.House;
import foyer.journeys.house.Http;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import foyer.wire.mqtt.MosquittoForTests;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the real page at the door to a real hub, mail server and webhook: a visitor, forgotten badges, a fire. */
@TestInstance(Lifecycle.PER_CLASS)
class WithoutABadgeJourneyTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));
    private static final Duration FAR_TOO_LATE = Duration.ofSeconds(20); // the bar, 5 s, is on an idle machine
    private static final String SPACE = "/api/v1/spaces/" + House.SPACE;
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PIN = "2718";
    private static final String STAFF_PIN = "314159";

    private final InstantSource clock = InstantSource.system();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, CompletableFuture<Instant>> rang = new ConcurrentHashMap<>(); // by the visitor's name
    private MosquittoForTests broker;
    private HttpServer machine;
    private House house;
    private Browser browser;
    private Visit door;
    private Visit desk;

    @BeforeAll
    void theHouseOpens() throws IOException {
        mail.start();
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        machine.createContext("/visitors", call -> {
            String said = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            rang.forEach((name, at) -> {
                if (said.contains(name)) {
                    at.complete(clock.instant());
                }
            });
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        machine.start();
        broker = MosquittoForTests.start();
        house = HouseForTests.dark("without-a-badge")
                .with("FOYER_DATABASE_URL", url(database.address()))
                .with("FOYER_MQTT_URL", "mqtt://hub:secret@127.0.0.1:" + broker.port())
                .with("FOYER_MAIL_HOST", "127.0.0.1")
                .with("FOYER_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()))
                .with("FOYER_MAIL_START_TLS", "false")
                .with("FOYER_MAIL_FROM", "The Rope Loft <hello@example.org>");
        house.with(
                "FOYER_HTTP_PUBLIC_ORIGIN", "http://127.0.0.1:" + house.ports().hub());
        house.startHub();
        house.awaitReady("hub");
        house.furnish(Checkout.sampleSpace());
        Http staff = staff();
        staff.put(SPACE + "/staff-pin", object().put("pin", STAFF_PIN)).orFail();
        staff.put(
                        SPACE + "/reception",
                        object().put("answerSeconds", 180)
                                .put(
                                        "webhook",
                                        "http://127.0.0.1:"
                                                + machine.getAddress().getPort() + "/visitors")
                                .put("webhookSecret", SECRET))
                .orFail();
        choosesPin(called("Ada"), staff);
        house.startKiosk();
        house.awaitReady("kiosk");
        PATIENCE.until("the door knows Ada's PIN", this::theDoorKnowsAPin); // a kiosk that starts may lack five seconds
        browser = Chromium.open();
        door = Visit.to("http://127.0.0.1:" + house.ports().kiosk() + "/", browser, 1280, 800, ColorScheme.LIGHT);
        desk = Staff.signIn(house, browser);
        door.shows("[data-offer=visitors]");
    }

    @AfterAll
    void theHouseCloses() {
        if (browser != null) {
            browser.close();
        }
        house.close();
        broker.close();
        machine.stop(0);
        mail.stop();
    }

    @Test
    void annaSaysWhomSheVisitsAndHerHostHearsOfItWhileSheIsGivenAPass() throws Exception {
        CompletableFuture<Instant> webhook = new CompletableFuture<>();
        rang.put("Anna Berg", webhook);
        Instant firstTap = clock.instant();
        opens("visitors");
        types("#name", "Anna Berg");
        types("#whom", "ada");
        Locator host = door.page().locator("[data-part=host]").first();
        host.click();
        door.page().locator("[name=accepted]").click();
        Instant submitted = clock.instant();
        door.page().locator("[data-part=come]").click();

        assertThat(door.page().locator(".day-pass img")).isVisible();
        Instant pass = clock.instant();
        MimeMessage letter = PATIENCE.forThe("letter to her host", () -> letterWith("Anna Berg"));
        Instant mailed = clock.instant();
        door.reads("has been told that you are here");
        Instant said = clock.instant();
        assertThat(webhook).succeedsWithin(Duration.ofSeconds(30));

        System.out.printf(
                "visitor: mail %d ms, webhook %d ms, \"has been told\" %d ms after the last tap (bar 5000 ms); pass after %d ms;"
                        + " whole flow, the machine's part %d ms (bar 45000 ms with the person's)%n",
                millis(submitted, mailed),
                millis(submitted, webhook.join()),
                millis(submitted, said),
                millis(submitted, pass),
                millis(firstTap, said));
        assertThat(letter.getAllRecipients()[0].toString()).startsWith("ada.");
        assertThat(text(letter)).contains("waits for you");
        assertThat(Duration.between(submitted, mailed)).isLessThan(FAR_TOO_LATE);
        assertThat(Duration.between(submitted, webhook.join())).isLessThan(FAR_TOO_LATE);
        desk.shows("[data-row=visitor]").reads("Anna Berg to Ada");
        door.hasNoComplaints();
        closes();
    }

    @Test
    void whoForgotTheBadgeComesInByPinOrByTheDeskAndStandsInTheBooksOnce() {
        Member ada = called("Ada");
        Member pino = called("Nonno Pino");
        opens("find");
        types("#letters", "ada");
        door.page().locator("[data-part=name]").first().click();
        types("#pin", PIN);
        door.reads("Welcome").reads("Ada");
        PATIENCE.until("she is in the books once", () -> timesInTheBooks(ada) == 1);

        door.page().locator("[data-offer=find]").waitFor();
        opens("find");
        types("#letters", "nonno");
        door.page().locator("[data-part=name]").first().click();
        door.page().locator("[data-part=ask]").click();
        door.reads("The desk has been asked");
        desk.page().locator("[data-part=let-in]").click();
        door.reads("Welcome").reads("Nonno Pino");
        PATIENCE.until("he is in the books once", () -> timesInTheBooks(pino) == 1);
        desk.hasNoComplaints();
    }

    @Test
    void theRollIsCalledWithTheNetworkOffAndItsTicksReachTheManagerAfterwards() {
        assertThat(Person.called("Tuyết", house).scansIn().welcome()).isTrue();
        PATIENCE.until("she is in", () -> timesInTheBooks(called("Tuyết")) == 1);
        broker.kill();

        opens("roll");
        door.watchesFor("document.querySelector('[data-part=tick]')");
        door.page().keyboard().type(STAFF_PIN);
        Instant entered = clock.instant();
        door.page().keyboard().press("Enter");
        System.out.printf(
                "roll call: the list after %d ms, without network (bar 2000 ms)%n", millis(entered, door.cameTrueAt()));
        Locator row = door.page().locator("[data-part=tick]").filter(named("Tuyết"));
        row.click();
        assertThat(row).hasAttribute("aria-pressed", "true");
        broker.startAgain();

        Locator seen = desk.page().locator("[data-row=roll][data-level=green]").filter(named("Tuyết"));
        PATIENCE.until("the manager's page has seen her", () -> seen.count() == 1);
        door.page().locator("[data-part=end]").click();
    }

    private void opens(String flow) {
        door.page().locator("[data-offer=" + flow + "]").click();
        assertThat(door.page().locator("[data-part=flow] input")).isFocused();
    }

    private void closes() {
        door.page().locator("[data-part=close]").click();
        assertThat(door.page().locator("[data-part=flow]")).hasCount(0);
    }

    private void types(String where, String text) {
        assertThat(door.page().locator(where)).isFocused();
        door.page().keyboard().type(text);
        door.page().keyboard().press("Enter");
    }

    private Optional<MimeMessage> letterWith(String text) {
        return Stream.of(mail.getReceivedMessages())
                .filter(letter -> text(letter).contains(text))
                .findFirst();
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** By the link in their mail. */
    private void choosesPin(Member member, Http staff) {
        staff.post(SPACE + "/members/" + member.number() + "/invitation", object())
                .orFail();
        String token = text(PATIENCE.forThe("invitation", () -> letterWith("/me/enter#")))
                .replaceAll("(?s).*/me/enter#(\\S+).*", "$1");
        Http phone = house.http("hub");
        phone.post("/api/v1/me/session", object().put("token", token)).orFail();
        phone.put("/api/v1/me/pin", object().put("pin", PIN)).orFail();
    }

    private boolean theDoorKnowsAPin() {
        try {
            Path roster = house.data().resolve("kiosk").resolve("roster.json");
            return Files.exists(roster) && Files.readString(roster).contains("\"pin\":{");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Http staff() {
        Http staff = house.http("hub");
        SignIn who = house.firstSignIn();
        staff.post("/api/v1/session", object().put("email", who.email()).put("password", who.password()))
                .orFail();
        return staff;
    }

    private Member called(String name) {
        return house.desk().members().stream()
                .filter(member -> member.displayName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long timesInTheBooks(Member member) {
        return new Books(database.address())
                .checkIns().stream()
                        .filter(line -> line.member() == member.number())
                        .count();
    }

    private static Locator.FilterOptions named(String name) {
        return new Locator.FilterOptions().setHasText(name);
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static String url(DatabaseAddress address) {
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
