package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import foyer.hub.database.DatabaseAddress;
import foyer.hub.database.DatabaseForTests;
import foyer.journeys.house.Checkout;
import foyer.journeys.house.Crowd;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.Folders;
import foyer.journeys.house.House;
import foyer.journeys.house.Http;
import foyer.journeys.house.Patience;
import foyer.journeys.verify.Books;
import foyer.wire.tls.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole house over TLS, by an authority of its own that {@code ./foyer authority} made. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class EncryptedJourneyTest {

    private static final int CROWD = 120;
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(30));

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private final Path authority = Path.of("target/houses/authority").toAbsolutePath();
    private House house;

    @BeforeAll
    void theHouseOpens() throws Exception {
        if (Files.exists(authority)) {
            Folders.remove(authority); // of the run before
        }
        assertThat(foyerAuthority("--names", House.NAME + ",127.0.0.1,localhost"))
                .contains("A new authority", "mqtts://" + House.NAME, "iPad", "Android", "Firefox", "Windows", "macOS");
        house = HouseForTests.dark("encrypted")
                .with("FOYER_DATABASE_URL", url(database.address()))
                .overTls(authority);
        house.with("FOYER_HTTP_REDIRECT_FROM", Integer.toString(house.ports().hub() + 5));
        HouseForTests.open(house, Crowd.of(CROWD, Path.of("target/houses/crowd-encrypted")));
    }

    @AfterAll
    void theHouseCloses() {
        house.close();
    }

    @Test
    @Order(1)
    void checkInsGoThroughAndBrowsersNeverGoBackToPlainHttp() throws Exception {
        Person one = Person.of(house.desk().members().get(CROWD - 1), house);
        Answer first = one.scansIn();
        assertThat(first.welcome()).isTrue();
        PATIENCE.until("the hub knows", () -> house.desk().present() == 1);
        Answer again = one.scansIn();
        assertThat(again.welcome() && !again.checkIn().equals(first.checkIn()))
                .as("held up twice, once in: %s", again.said())
                .isFalse();

        for (String program : List.of("hub", "kiosk", "signage")) {
            assertThat(answer(program).headers().firstValue("Strict-Transport-Security"))
                    .as(program)
                    .hasValueSatisfying(said -> assertThat(said).startsWith("max-age=31536000"));
        }
    }

    @Test
    @Order(2)
    void plainHttpIsRefusedOrSentOnAndTheApiIsNeverSentOn() throws Exception {
        for (int port : List.of(
                house.ports().hub(), house.ports().kiosk(), house.ports().screen())) {
            assertThatThrownBy(() -> new Http(port).get("/readyz"))
                    .as("%d", port)
                    .hasMessageContaining("/readyz");
        }
        int plain = house.ports().hub() + 5;
        HttpResponse<String> page = plainly(plain, "/?space=ropeloft");
        assertThat(page.statusCode()).isEqualTo(308);
        assertThat(page.headers().firstValue("Location"))
                .contains("https://127.0.0.1:" + house.ports().hub() + "/?space=ropeloft");
        assertThat(plainly(plain, "/api/v1/spaces").statusCode()).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
    }

    @Test
    @Order(3)
    void aBrowserThatTrustsTheAuthorityHasACameraOnTheKiosksPageFarFromLocalhost() throws Exception {
        String door = "https://" + House.NAME + ":" + house.ports().kiosk() + "/";
        String toHere = "--host-resolver-rules=MAP " + House.NAME + " 127.0.0.1";
        try (Browser stranger = Chromium.open(toHere);
                Page page = stranger.newPage()) {
            assertThatThrownBy(() -> page.navigate(door))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("ERR_CERT_AUTHORITY_INVALID");
        }
        try (Browser browser = Chromium.open(toHere, "--ignore-certificate-errors-spki-list=" + serversKey());
                Visit visit = Visit.to(door, browser)) {
            visit.shows("[data-part=space]").hasNoComplaints();
            assertThat(visit.page().evaluate("() => isSecureContext && location.hostname"))
                    .isEqualTo(House.NAME);
            assertThat(visit.page().evaluate("() => typeof navigator.mediaDevices.getUserMedia"))
                    .isEqualTo("function");
            assertThat(visit.page().evaluate("() => typeof crypto.subtle.sign")).isEqualTo("function");
        }
    }

    @Test
    @Order(4)
    void aRenewedCertificateIsTakenWithoutARestartAndNoCheckInIsLost() throws Exception {
        Neighbours neighbours = new Neighbours(house, new Books(database.address()));
        String before = serversKey();

        List<UUID> ticked = neighbours.comeIn(CROWD - 10, () -> {
            foyerAuthority();
            PATIENCE.until("the new certificate is served", () -> served().equals(inFile()));
        });

        assertThat(serversKey()).isNotEqualTo(before);
        assertThat(ticked).hasSize(CROWD - 10);
        PATIENCE.until("all are in", () -> house.desk().present() == CROWD - 10 + 1);
    }

    @Test
    @Order(5)
    void aBrokenFileLeavesTheOldOneInUseAndReadyzSaysSo() throws Exception {
        String good = read("server.pem");
        Files.writeString(authority.resolve("server.pem"), "half a file");

        PATIENCE.until("/readyz says so", () -> house.http("hub")
                .get("/readyz")
                .body()
                .contains("The certificate was replaced by one that cannot be used"));
        assertThat(house.http("hub").get("/readyz").status()).as("still ready").isEqualTo(200);
        assertThat(served()).isNotNull();

        Files.writeString(authority.resolve("server.pem"), good);
        PATIENCE.until(
                "all is well", () -> !house.http("hub").get("/readyz").body().contains("certificate"));
    }

    private String foyerAuthority(String... more) {
        try {
            ProcessBuilder command =
                    new ProcessBuilder(Checkout.script().toString(), "authority", "--folder", authority.toString());
            command.command().addAll(List.of(more));
            command.environment().put("FOYER_READY", "yes");
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = command.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> answer(String program) {
        int port =
                switch (program) {
                    case "hub" -> house.ports().hub();
                    case "kiosk" -> house.ports().kiosk();
                    default -> house.ports().screen();
                };
        try {
            return HttpClient.newBuilder()
                    .sslContext(
                            Trust.authority(authority.resolve("authority.pem")).context())
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/livez"))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Certificate served() {
        try {
            return answer("hub").sslSession().orElseThrow().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    private Certificate inFile() {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(read("server.pem").getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> plainly(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** As Chromium wants it: SHA-256 of the public key, in base 64. */
    private String serversKey() throws GeneralSecurityException {
        byte[] key = inFile().getPublicKey().getEncoded();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }

    private String read(String file) {
        try {
            return Files.readString(authority.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String url(DatabaseAddress address) {
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
    }
}
