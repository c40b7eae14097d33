package foyer.wire.pairing;

import static foyer.wire.Eventually.got;
import static foyer.wire.Eventually.holds;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.SpaceId;
import foyer.wire.pairing.Entrance.Admitted;
import foyer.wire.pairing.Entrance.Place;
import foyer.wire.tls.Trust;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final List<Admitted> opened = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @AfterEach
    void close() {
        got(vertx.close());
    }

    @Test
    void aNewTabletShowsACodeAndOpensAsSoonAsItIsConfirmed() throws IOException {
        Entrance tablet = starts();
        shows(tablet, "AAAA-0001");
        assertThat(page(tablet, "/code.svg")).startsWith("<svg");

        PairingWish confirmed = hub.confirms("front-door");

        holds("it opens", () -> opened.size() == 1);
        assertThat(opened.get(0).identity())
                .isEqualTo(new Identity(
                        new SpaceId("harbour"), new DeviceId("front-door"), "tcp://127.0.0.1:1", confirmed.secret()));
        assertThat(opened.get(0).port()).isEqualTo(tablet.port()); // where its page has been all the time
        assertThat(confirmed.secret()).hasSize(43);
        assertThat(folder.resolve("pairing.json")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("identity.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whoIsKnownOpensWithoutAskingAnybody() {
        shows(starts(), "AAAA-0001");
        hub.confirms("front-door");
        holds("it opens", () -> opened.size() == 1);
        hub.goes();

        starts();

        holds("it opens again", () -> opened.size() == 2);
        assertThat(opened.get(1).identity()).isEqualTo(opened.get(0).identity());
        assertThat(hub.wishes).hasSize(1);
    }

    @Test
    void whoIsKilledWhileTheCodeIsShownShowsItAgain() {
        shows(starts(), "AAAA-0001");

        Entrance again = starts(); // the one before never said goodbye

        shows(again, "AAAA-0001");
        assertThat(hub.wishes).hasSize(1);
    }

    @Test
    void whoIsKilledBetweenConfirmationAndKeepingGoesOn() throws IOException {
        Entrance tablet = starts();
        shows(tablet, "AAAA-0001");
        got(tablet.close());
        PairingWish confirmed = hub.confirms("front-door");
        assertThat(folder.resolve("identity.json")).doesNotExist();

        starts();

        holds("it opens", () -> opened.size() == 1);
        assertThat(opened.get(0).identity().secret()).isEqualTo(confirmed.secret());
    }

    @Test
    void afterACodeHasRunOutThereIsANewOneWithANewSecret() {
        Entrance tablet = starts();
        shows(tablet, "AAAA-0001");

        hub.byClaim.clear();

        shows(tablet, "AAAA-0002");
        assertThat(hub.wishes.get(1).secret()).isNotEqualTo(hub.wishes.get(0).secret());
    }

    @Test
    void aHubThatIsAwayIsSaidInWordsAndComesBack() {
        hub.goes();
        Entrance tablet = starts();
        holds("it says so", () -> readiness(tablet).contains("The hub does not answer"));

        hub.comes();
        shows(tablet, "AAAA-0001");
        hub.goes(); // and restarts
        hub.comes();
        hub.confirms("front-door");

        holds("it opens", () -> opened.size() == 1);
    }

    @Test
    void aCodeIsNotShownWhenItsTimeIsOverAndTheHubIsAway() {
        Entrance tablet = starts();
        shows(tablet, "AAAA-0001");
        hub.goes();

        now = now.plus(Duration.ofMinutes(10));

        holds("no code", () -> readiness(tablet).contains("The hub does not answer"));
    }

    @Test
    void whoIsShutOutSaysSoAsksAnewAndKeepsApartWhatTheOtherKnew() {
        Entrance tablet = starts();
        shows(tablet, "AAAA-0001");
        hub.confirms("front-door");
        holds("it opens", () -> opened.size() == 1);

        opened.get(0).shutOut().run();

        shows(tablet, "AAAA-0002");
        assertThat(tablet.port()).isEqualTo(opened.get(0).port());
        hub.confirms("side-door");
        holds("it opens as another", () -> opened.size() == 2);
        assertThat(opened.get(1).folder()).isNotEqualTo(opened.get(0).folder());
    }

    @Test
    void whoIsSetUpByAScriptAsksNobody() {
        Identity fixed =
                new Identity(new SpaceId("harbour"), new DeviceId("lobby"), "tcp://127.0.0.1:1", "by a script");

        Entrance screen = enters(null, fixed);
        opened.get(0).shutOut().run();

        holds("it says so", () -> readiness(screen).contains("is not let in"));
        assertThat(opened.get(0).folder()).isEqualTo(folder);
        assertThat(hub.wishes).isEmpty();
    }

    private Entrance starts() {
        return enters(hub.url(), null);
    }

    private Entrance enters(@Nullable String hubUrl, @Nullable Identity fixed) {
        Place place = new Place(DeviceStatus.Kind.KIOSK, "127.0.0.1", 0, folder, hubUrl, fixed, Trust.system(), null);
        return got(new Entrance(vertx, place, this::opens, () -> now, Duration.ofMillis(20)).open());
    }

    private Future<Entrance.Opened> opens(Admitted admitted) {
        opened.add(admitted);
        return Future.succeededFuture(new Entrance.Opened() {
            @Override
            public int port() {
                return admitted.port();
            }

            @Override
            public Future<Void> close() {
                return Future.succeededFuture();
            }
        });
    }

    private static void shows(Entrance device, String code) {
        holds("the page shows " + code, () -> readiness(device).contains(code));
    }

    private static String readiness(Entrance device) {
        String body = page(device, "/readyz");
        return body.startsWith("{")
                ? new JsonObject(body).getJsonArray("problems").getString(0)
                : body;
    }

    private static String page(Entrance device, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + device.port() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException away) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
