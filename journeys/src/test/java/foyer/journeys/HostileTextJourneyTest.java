package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Desk.SignIn;
import foyer.journeys.house.House;
import foyer.journeys.house.Http;
import foyer.journeys.house.Patience;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** A house whose people, events, devices and announcements are all called what a script is called. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class HostileTextJourneyTest {

    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));
    private static final String ROGUE = "rogue";
    private static final String INJECTED = "INJECTED by a name with a line end";

    private final Vertx vertx = Vertx.vertx();
    private House house;
    private Browser browser;

    @BeforeAll
    void theHouseOpens() {
        assertThat(HostileText.all()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        house = HouseForTests.dark("hostile");
        HouseForTests.open(house, HostileSpace.in(Path.of("target/houses/space-hostile")));
        browser = Chromium.open();
    }

    @AfterAll
    void theHouseCloses() throws Exception {
        if (browser != null) {
            browser.close();
        }
        house.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    @Order(1)
    void atTheDoorEveryNameIsANameAndNothingElse() {
        try (Suspicious door =
                new Suspicious(browser).visit(url(house.ports().kiosk(), "/?x=%3Cimg src=x onerror=__pwned=1%3E"))) {
            door.page().waitForSelector("[data-part=space]");
            for (Member member : house.desk().members()) {
                assertThat(Person.of(member, house).scansIn().welcome())
                        .as(member.displayName())
                        .isTrue();
                door.reads(member.displayName());
            }
            for (String scanned : HostileText.packed(1_000)) {
                house.door().scan(scanned);
            }
            door.page().waitForSelector("[data-verdict=refused]");
            door.isUnharmed();
        }
    }

    @Test
    @Order(2)
    void atTheDeskEveryListIsText() throws Exception {
        rogueDeviceSpeaks();
        try (Suspicious desk =
                new Suspicious(browser).visit(url(house.ports().hub(), "/sign-in?next=javascript:__pwned=1"))) {
            Page page = desk.page();
            for (String text : HostileText.all().subList(0, 3)) {
                page.getByLabel("Email").fill(text);
                page.getByLabel("Password").fill(text);
                page.locator("[data-part=sign-in]").click();
            }
            desk.isUnharmed();

            signIn(page);
            desk.visit(url(house.ports().hub(), "/?space=ropeloft"));
            page.locator("[data-part=all]").click();
            for (Member member : house.desk().members()) {
                desk.reads(member.displayName());
            }
            desk.reads(HostileText.packed(200).get(0)); // an event of today
            desk.reads(HostileText.packed(80).get(0)); // a device
            desk.isUnharmed();

            Download saved =
                    page.waitForDownload(() -> page.locator("[data-part=csv]").click());
            assertHarmlessTable(Files.readString(saved.path()));
            desk.isUnharmed();
        }
    }

    @Test
    @Order(2)
    void whoWorksHereIsText() {
        List<String> emails = HostileText.packed(HostileText.inAnEmail(), 230);
        List<String> names = HostileText.packed(80);
        Http hub = signedIn();
        List<String> firstPasswords = new ArrayList<>();
        for (int i = 0; i < emails.size(); i++) {
            firstPasswords.add(hub.post("/api/v1/spaces/ropeloft/staff", invitation(emails.get(i), names.get(i)))
                    .orFail()
                    .json()
                    .path("firstPassword")
                    .asText());
        }
        try (Suspicious staff = signedIn("/staff?space=ropeloft")) {
            for (int i = 0; i < emails.size(); i++) {
                staff.reads(emails.get(i) + "@example.org").reads(names.get(i));
            }
            staff.page().locator("#name").fill(names.get(emails.size()));
            staff.page().locator("#email").fill("last@example.org");
            staff.page().locator("[data-part=invite] button").click();
            staff.page().waitForSelector("[data-part=invited]");
            staff.reads(names.get(emails.size())).isUnharmed();
        }
        try (Suspicious account =
                new Suspicious(browser).visit(url(house.ports().hub(), "/sign-in"))) {
            account.page().getByLabel("Email").fill(emails.get(0) + "@example.org");
            account.page().getByLabel("Password").fill(firstPasswords.get(0));
            account.page().locator("[data-part=sign-in]").click();
            account.page().waitForSelector("[data-part=password]");
            account.reads(emails.get(0) + "@example.org").reads(names.get(0)).isUnharmed();
        }
    }

    @Test
    @Order(2)
    void aDeviceThatAsksToComeInIsText() {
        String itsName = HostileText.packed(80).get(2);
        String itsNewName = HostileText.packed(80).get(3);
        String code = house.http("hub")
                .post("/api/v1/pairings", asking(itsName))
                .orFail()
                .json()
                .path("code")
                .asText();
        try (Suspicious pair = signedIn("/pair?code=" + code)) {
            pair.page().waitForSelector("[data-part=found]");
            pair.reads(itsName).isUnharmed();
            pair.page().locator("#name").fill(itsNewName);
            pair.page().locator("#short").fill("hostile-one");
            pair.page().locator("[data-part=let-in]").click();
            pair.page().waitForSelector("[data-part=done]");
            pair.reads(itsNewName).isUnharmed();

            for (String text : HostileText.packed(800)) {
                pair.visit(url(house.ports().hub(), "/pair?code=" + HostileText.inAddress(text)));
                pair.page().waitForSelector("[data-part=problem]");
                pair.isUnharmed();
            }
        }
    }

    @Test
    @Order(3)
    void onTheWallEveryAnnouncementIsText() {
        try (Suspicious wall = new Suspicious(browser)) {
            wall.page().clock().install();
            wall.visit(url(house.ports().screen(), "/#<img src=x onerror=__pwned=1>"));
            wall.page().waitForSelector("[data-scene]");
            List<String> left = new ArrayList<>(HostileText.packed(1_000));
            for (int turn = 0; turn < 120 && !left.isEmpty(); turn++) {
                String shown = wall.text();
                left.removeIf(text -> shown.contains(text.strip()));
                wall.page().clock().fastForward(21_000);
            }
            assertThat(left).as("announcements that were never on the wall").isEmpty();
            wall.reads(HostileText.packed(200).get(0)); // an event of today
            wall.isUnharmed();
        }
    }

    @Test
    @Order(4)
    void aMembersOwnPageAndTheLettersToThemAreText() {
        List<Member> some = house.desk().members().subList(0, 4);
        for (Member member : some) {
            try (Suspicious own = new Suspicious(browser).visit(house.desk().invite(member))) {
                own.page().locator("[data-part=enter]").click();
                own.page().waitForSelector("[data-part=in]");
                own.reads(member.displayName()).isUnharmed();
            }
        }
        try (Suspicious desk = new Suspicious(browser).visit(url(house.ports().hub(), "/sign-in"))) {
            signIn(desk.page());
            desk.visit(url(house.ports().hub(), "/outbox?space=ropeloft"))
                    .reads(some.get(0).displayName())
                    .isUnharmed();
        }
    }

    @Test
    @Order(5)
    void anAddressIsNeverMarkup() {
        try (Suspicious stranger = new Suspicious(browser);
                Suspicious staff = signedIn("/")) {
            for (String text : HostileText.packed(1_600)) {
                for (String path : List.of("/api?", "/api#", "/sign-in?problem=", "/me?", "/me/enter#")) {
                    stranger.visit(url(house.ports().hub(), path + HostileText.inAddress(text)));
                }
                for (String path : List.of("/?space=", "/outbox?space=", "/staff?space=", "/account#")) {
                    staff.visit(url(house.ports().hub(), path + HostileText.inAddress(text)));
                }
            }
            staff.page().waitForSelector("[data-part=password]");
            staff.isUnharmed();
            stranger.visit(url(house.ports().hub(), "/api#"))
                    .reads("/spaces/{space}")
                    .isUnharmed();
        }
    }

    @Test
    @Order(6)
    void aLineEndInANameIsNeitherAHeaderNorALineOfTheLog() throws Exception {
        knockAtTheBroker("ghost\r\n" + INJECTED + "\u001B[2J");
        house.door().scan("FY1\r\n" + INJECTED);

        PATIENCE.until("the hub said so", () -> log().stream().anyMatch(line -> line.contains(INJECTED)));
        assertThat(log())
                .noneMatch(line -> line.matches(".*\\| " + INJECTED + ".*"))
                .noneMatch(line -> line.contains("\u001B"));
    }

    private Http signedIn() {
        SignIn who = house.firstSignIn();
        Http hub = house.http("hub");
        hub.post(
                        "/api/v1/session",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("email", who.email())
                                .put("password", who.password()))
                .orFail();
        return hub;
    }

    private static ObjectNode invitation(String email, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("email", email + "@example.org")
                .put("name", name)
                .put("role", "desk");
    }

    private static ObjectNode asking(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "kiosk")
                .put("secret", "A".repeat(43))
                .put("name", name);
    }

    private Suspicious signedIn(String path) {
        Suspicious visitor = new Suspicious(browser).visit(url(house.ports().hub(), "/sign-in"));
        signIn(visitor.page());
        return visitor.visit(url(house.ports().hub(), path));
    }

    private void signIn(Page page) {
        SignIn who = house.firstSignIn();
        page.getByLabel("Email").fill(who.email());
        page.getByLabel("Password").fill(who.password());
        page.locator("[data-part=sign-in]").click();
        page.waitForSelector(Selectors.DESK_PRESENT);
    }

    /** A kiosk that was let in and turned: what it says of itself is for the manager to read. */
    private void rogueDeviceSpeaks() throws Exception {
        String secret =
                house.desk().enrol(ROGUE, "kiosk", HostileText.packed(80).get(0));
        SpaceId space = new SpaceId(House.SPACE);
        DeviceId device = new DeviceId(ROGUE);
        MqttLink rogue = new MqttLink(
                vertx,
                new MqttAddress(
                        "tcp://127.0.0.1:" + house.ports().broker(),
                        Topics.clientId(space, device),
                        Topics.clientId(space, device),
                        secret),
                null);
        rogue.open().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        DeviceStatus status = new DeviceStatus(
                space,
                device,
                DeviceStatus.Kind.KIOSK,
                true,
                HostileText.all().get(0),
                0,
                0,
                HostileText.all().get(1),
                HostileText.all().get(2),
                String.join(" ", HostileText.all()),
                Clock.systemUTC().instant());
        rogue.retain(Topics.status(space, device), Wire.encode(status))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /** No cell that a spreadsheet would work out (OWASP, CSV injection). */
    private static void assertHarmlessTable(String csv) {
        for (String formula : HostileSpace.FORMULAS) {
            assertThat(csv).contains("'" + formula.replace("\"", "\"\""));
        }
        for (String line : csv.substring(1).split("\r\n", -1)) {
            assertThat(line).doesNotMatch("(?s)^\"?[=+@\\t\\r-].*");
        }
    }

    /** A CONNECT of MQTT 5 by hand: no client would send this name. */
    private void knockAtTheBroker(String name) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        DataOutputStream connect = new DataOutputStream(packet);
        connect.writeUTF("MQTT");
        connect.write(new byte[] {5, (byte) 0xC2, 0, 30, 0}); // user, password, clean start; 30 s; no properties
        connect.writeUTF(name);
        connect.writeUTF(name);
        connect.writeUTF("a guess");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), house.ports().broker())) {
            socket.setSoTimeout(10_000);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeByte(0x10);
            out.writeByte(packet.size()); // one byte says it up to 127
            packet.writeTo(out);
            out.flush();
            assertThat(socket.getInputStream().readAllBytes())
                    .as("it was refused")
                    .isNotNull();
        }
    }

    private List<String> log() {
        try {
            return Files.readAllLines(Path.of("target/houses/hostile.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port, String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
