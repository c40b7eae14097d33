package foyer.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House.Person;
import foyer.kiosk.House.Phone;
import foyer.kiosk.scan.GreyFrame;
import foyer.wire.Verdict;
import foyer.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskTest {

    private static final Person ADA = Person.named("Ada", 1);
    private static final Person BRUNO = Person.named("Bruno", 2);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock("2026-11-21T09:00:00Z");
    private OpenDoor door;

    @BeforeEach
    void open() {
        OpenDoor.knows(folder, clock, ADA, BRUNO);
        door = new OpenDoor(folder, clock);
    }

    @AfterEach
    void close() {
        door.close();
    }

    // POST /desk --------------------------------------------------------------------------------------------------

    @Test
    void adaFindsHerNameAndIsToldWhereTheDeskCannotBeAsked() {
        HttpResponse<String> found = desk("find/names", "{\"letters\":\"ada\"}");
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        JsonObject name = new JsonObject(found.body()).getJsonArray("names").getJsonObject(0);
        assertThat(name.getString("name")).isEqualTo("Ada");

        String handle = "{\"handle\":\"" + name.getString("handle") + "\"";
        problem(desk("find/pin", handle + ",\"pin\":\"2718\"}"), 403, "do not belong together");
        problem(desk("find/pin", handle + ",\"pin\":\"27\"}"), 422, "4 to 8 digits");
        problem(desk("find/ask", handle + "}"), 503, "ring");
        problem(desk("find/names", "{\"letters\":\"ad\"}"), 422, "three letters");
        problem(desk("find/names", "{}"), 422, "letters is missing");
        problem(desk("find/names", "nothing"), 422, "not JSON");
        problem(desk("find/nothing", "{}"), 404, "nothing at the desk");
        problem(desk("find/names", "{\"letters\":\"" + "a".repeat(9_000) + "\"}"), 413, "8192");
    }

    @Test
    void aStrangersPageIsNotAnsweredAtTheDesk() {
        HttpResponse<String> answer = door.send(door.request("/desk/find/names")
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"letters\":\"ada\"}")));
        problem(answer, 403, "kiosk's own page");
    }

    private HttpResponse<String> desk(String act, String body) {
        return door.send(door.request("/desk/" + act)
                .header("Authorization", "Bearer " + door.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    // POST /scans -------------------------------------------------------------------------------------------------

    @Test
    void aPictureOfAdasBadgeLetsHerIn() {
        HttpResponse<String> answer =
                door.scan("image/png", Pictures.file(Pictures.wall(640, 480, ADA.badge()), "png"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(verdict(answer)).isInstanceOfSatisfying(Verdict.Welcome.class, welcome -> assertThat(welcome.name())
                .isEqualTo("Ada"));
        assertThat(door.scan("image/jpeg", Pictures.file(Pictures.wall(640, 480, BRUNO.badge()), "jpeg"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeThatIsNoPassIsAnsweredAndTheNextGoodScanPasses() {
        byte[] menu = Pictures.file(Pictures.wall(640, 480, "https://example.org/menu"), "png");

        assertThat(verdict(door.scan("image/png", menu)))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Verdict.Reason.NOT_A_PASS));
        theNextGoodScanPasses();
    }

    @Test
    void rubbishIsAnsweredAndTheNextGoodScanPasses() {
        byte[] rubbish = new byte[100_000];
        new Random(1).nextBytes(rubbish);

        problem(door.scan("image/png", rubbish), 422, "not a whole PNG picture");
        problem(door.scan("image/jpeg", rubbish), 422, "not a whole JPEG picture");
        problem(door.scan("image/png", new byte[0]), 422, "not a whole PNG picture");
        problem(door.scan("text/plain", "  ".getBytes(StandardCharsets.UTF_8)), 422, "Send the text of a badge");
        assertThat(verdict(door.scan("text/plain", rubbishText()))).isInstanceOf(Verdict.Refused.class);
        theNextGoodScanPasses();
    }

    @Test
    void aPictureWithoutACodeIsAnsweredAndTheNextGoodScanPasses() {
        problem(door.scan("image/png", Pictures.file(Pictures.wall(640, 480), "png")), 422, "No QR code");
        theNextGoodScanPasses();
    }

    @Test
    void aHugeBodyIsRefusedByItsSizeAndTheNextGoodScanPasses() {
        problem(door.scan("image/png", new byte[40 << 20]), 413, "at most 8388608 bytes");
        problem(door.scan("text/plain", new byte[5_000]), 413, "at most 4096 bytes");
        theNextGoodScanPasses();
    }

    @Test
    void otherMediaTypesAreToldWhichAreRead() {
        for (String type : List.of("image/gif", "image/", "application/json", "text/html")) {
            HttpResponse<String> answer = door.scan(type, new byte[] {1});
            problem(answer, 415, "image/png, image/jpeg, text/plain");
        }
        theNextGoodScanPasses();
    }

    @Test
    void withoutTheTokenNobodyScans() {
        byte[] badge = ADA.badge().getBytes(StandardCharsets.UTF_8);

        problem(door.scan("wrong", "text/plain", badge), 401, "Authorization: Bearer TOKEN");
        problem(door.scan(door.token() + "x", "text/plain", badge), 401, "data folder");
        problem(
                door.send(door.request("/scans").POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(badge))),
                401,
                "data folder");
        theNextGoodScanPasses();
    }

    @Test
    void aFloodOfWrongTokensDoesNotHoldUpTheDoor() {
        List<CompletableFuture<Integer>> flood = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            flood.add(CompletableFuture.supplyAsync(
                    () -> door.scan("wrong", "image/png", new byte[20_000]).statusCode()));
        }

        theNextGoodScanPasses();

        assertThat(flood).allSatisfy(answer -> assertThat(OpenDoor.wait(answer)).isEqualTo(401));
    }

    // /frames -----------------------------------------------------------------------------------------------------

    @Test
    void aBadgeHeldBeforeTheCameraIsReadAndAnswered() {
        try (OpenDoor.Line camera = door.line("/frames");
                OpenDoor.Line page = door.line("/live")) {
            camera.sends(message(Pictures.frame(Pictures.wall(640, 480))));
            assertThat(camera.next().getBoolean("read")).isFalse();

            holdsUp(ADA, camera);
            assertThat(shownVerdict(page).getString("name")).isEqualTo("Ada");
        }
    }

    @Test
    void eachFrameGetsItsAnswerAlsoWhenManyAreSentAtOnce() {
        byte[] frame = message(Pictures.frame(Pictures.wall(640, 480)));
        try (OpenDoor.Line camera = door.line("/frames")) {
            for (int i = 0; i < 20; i++) {
                camera.sends(frame);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(camera.next().getBoolean("read")).isFalse();
            }
        }
    }

    @Test
    void junkFramesCloseTheirOwnSocketAndHurtNobody() {
        List<byte[]> junk = List.of(
                new byte[0],
                new byte[3],
                header(0, 0, 0),
                header(0, 480, 100),
                header(65_535, 65_535, 10),
                header(640, 480, 640 * 480 - 1),
                header(640, 480, 640 * 480 + 1));
        try (OpenDoor.Line good = door.line("/frames")) {
            for (byte[] message : junk) {
                try (OpenDoor.Line camera = door.line("/frames")) {
                    camera.sends(message);
                    assertThat(camera.closed()).startsWith("1007 Not a frame");
                }
            }
            try (OpenDoor.Line camera = door.line("/frames")) {
                camera.says("hello");
                assertThat(camera.closed()).startsWith("1003 ");
            }
            holdsUp(ADA, good);
        }
    }

    @Test
    void aMessageLargerThanAnyFrameEndsItsSocketOnly() {
        try (OpenDoor.Line good = door.line("/frames");
                OpenDoor.Line camera = door.line("/frames")) {
            camera.throwsIn(new byte[3 << 20]);
            assertThat(camera.closed()).isNotEmpty();

            holdsUp(ADA, good);
        }
    }

    /** As people do: until it is read. A reader that has just started does not read each badge in the time of one frame. */
    private static void holdsUp(Person person, OpenDoor.Line camera) {
        byte[] frame = message(Pictures.frame(Pictures.wall(640, 480, person.badge())));
        boolean read = false;
        for (int i = 0; i < 240 && !read; i++) {
            camera.sends(frame);
            read = camera.next().getBoolean("read");
        }
        assertThat(read).isTrue();
    }

    // Whose page --------------------------------------------------------------------------------------------------

    @Test
    void onlyOurOwnPageOrTheTokenOpensASocket() {
        String own = "http://127.0.0.1:" + door.port();
        assertThat(upgrade("/live", "Origin", own)).isEqualTo(101);
        assertThat(upgrade("/frames", "Origin", own)).isEqualTo(101);
        assertThat(upgrade("/live", "Authorization", "Bearer " + door.token())).isEqualTo(101);

        assertThat(upgrade("/live", "Origin", "http://elsewhere.example")).isEqualTo(403);
        assertThat(upgrade("/frames", "Origin", "http://127.0.0.1:1")).isEqualTo(403);
        assertThat(upgrade("/live", "X-Nothing", "here")).isEqualTo(403);
        assertThat(upgrade("/frames", "Authorization", "Bearer wrong")).isEqualTo(403);
    }

    @Test
    void aNameThatOnlyPointsHereIsNotOurs() {
        assertThat(upgrade("/live", "Host: kiosk.example", "Origin: http://kiosk.example"))
                .isEqualTo(101);
        assertThat(upgrade("/live", "Host: rebound.example", "Origin: http://rebound.example"))
                .isEqualTo(403);
    }

    // The page ----------------------------------------------------------------------------------------------------

    @Test
    void thePageIsToldHowTheKioskIs() {
        try (OpenDoor.Line page = door.line("/live")) {
            JsonObject kiosk = part(page, "kiosk");

            assertThat(kiosk.getString("passage")).isEqualTo("TOGGLE");
            assertThat(kiosk.getBoolean("online")).isFalse();
            assertThat(kiosk.getInteger("rosterMembers")).isEqualTo(2);
        }
    }

    @Test
    void typedTextIsAnsweredAndATapTurnsItRound() {
        try (OpenDoor.Line page = door.line("/live")) {
            page.says(new JsonObject().put("typed", ADA.badge()).encode());
            JsonObject welcome = shownVerdict(page);
            assertThat(welcome.getString("kind")).isEqualTo("welcome");
            assertThat(welcome.getBoolean("turnable")).isTrue();

            page.says(new JsonObject().put("turn", welcome.getString("checkIn")).encode());
            JsonObject goodbye = shownVerdict(page);
            assertThat(goodbye.getString("kind")).isEqualTo("goodbye");
            assertThat(goodbye.getInteger("number")).isEqualTo(2);
        }
    }

    @Test
    void nonsenseFromAPageIsIgnored() {
        try (OpenDoor.Line page = door.line("/live")) {
            page.says("{\"turn\":17}");
            page.says("not even JSON");
            page.says("{\"camera\":\"upside down\"}");
            page.says(new JsonObject().put("typed", ADA.badge()).encode());

            assertThat(shownVerdict(page).getString("name")).isEqualTo("Ada");
        }
    }

    // Restarts ----------------------------------------------------------------------------------------------------

    @Test
    void aRestartWithoutAHubKeepsRosterQueueAndToken() {
        door.scanned(ADA.badge());
        String token = door.token();
        door.close();
        clock.moves(Duration.ofMinutes(5));

        door = new OpenDoor(folder, clock);

        assertThat(door.token()).isEqualTo(token);
        assertThat(readiness().encode()).contains("1 waiting").contains("from 5 minutes ago");
        assertThat(door.scanned(ADA.badge()))
                .as("who came in before the restart goes")
                .isInstanceOf(Verdict.Goodbye.class);
        assertThat(door.scanned(BRUNO.badge())).isInstanceOf(Verdict.Welcome.class);
    }

    @Test
    void aPhonesCodeIsUsedOnceAlsoAcrossARestart() {
        String code = new Phone(ADA).code(clock.instant());
        assertThat(door.scanned(code)).isInstanceOf(Verdict.Welcome.class);
        door.close();

        door = new OpenDoor(folder, clock);

        assertThat(door.scanned(code))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Verdict.Reason.CODE_USED));
    }

    @Test
    void thePageIsToldHowOldTheListOfMembersIs() {
        door.close();
        clock.moves(Duration.ofMinutes(5));
        door = new OpenDoor(folder, clock);

        try (OpenDoor.Line page = door.line("/live")) {
            assertThat(part(page, "kiosk").getInteger("rosterAgeSeconds")).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void aBrokenRosterFileIsSetAsideAndTheKioskSaysWhatItLacks() throws IOException {
        door.close();
        Files.writeString(folder.resolve("roster.json"), "{\"roster\":");

        door = new OpenDoor(folder, clock);

        assertThat(folder.resolve("roster.json.broken")).exists();
        assertThat(door.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(readiness().getJsonArray("problems").getString(0)).contains("not told this kiosk its members");
        assertThat(door.scanned(ADA.badge())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aKioskThatIsCutOffButKnowsItsMembersIsReadyAndSaysSo() {
        assertThat(door.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(readiness().getBoolean("ready")).isTrue();
        assertThat(readiness().getJsonArray("notes").getString(0)).startsWith("Cut off from the broker");
        assertThat(door.get("/livez").statusCode()).isEqualTo(200);
        assertThat(door.get("/").body()).contains("<html");
        problem(door.get("/nowhere"), 404, "POST a picture");
    }

    @Test
    void theTokenIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(door.token()).hasSize(43);
    }

    private void theNextGoodScanPasses() {
        assertThat(door.scanned(ADA.badge())).isInstanceOf(Verdict.Welcome.class);
    }

    private JsonObject readiness() {
        return new JsonObject(door.get("/readyz").body());
    }

    /** Over a bare socket, because Java's own client lets nobody choose the Host. */
    private int upgrade(String path, String name, String value) {
        return name.startsWith("Host: ")
                ? BareSocket.upgrade(door.port(), path, name, value)
                : BareSocket.upgrade(door.port(), path, "Host: 127.0.0.1:" + door.port(), name + ": " + value);
    }

    private static byte[] rubbishText() {
        return "\u0000\uFFFF%s{}[]<script>".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] message(GreyFrame frame) {
        return ByteBuffer.allocate(4 + frame.pixels().length)
                .putShort((short) frame.width())
                .putShort((short) frame.height())
                .put(frame.pixels())
                .array();
    }

    private static byte[] header(int width, int height, int bytes) {
        return ByteBuffer.allocate(4 + bytes)
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    private static JsonObject part(OpenDoor.Line page, String name) {
        JsonObject message = page.next();
        while (!message.getString("part").equals(name) || message.getJsonObject("state") == null) {
            message = page.next();
        }
        return message.getJsonObject("state");
    }

    private static JsonObject shownVerdict(OpenDoor.Line page) {
        return part(page, "verdict");
    }

    private static Verdict verdict(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        return Wire.decode(answer.body().getBytes(StandardCharsets.UTF_8), Verdict.class);
    }

    private static void problem(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("detail")).contains(words);
        assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(status);
    }
}
