package foyer.hub.embedded;

import static foyer.hub.embedded.KeeperForTests.FRONT_DOOR;
import static foyer.hub.embedded.KeeperForTests.secretOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.Wait;
import foyer.hub.authority.Authority;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.tls.ServerCertificate;
import foyer.wire.tls.TlsProblem;
import foyer.wire.tls.TlsRules;
import foyer.wire.tls.Trust;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hub's own broker over TLS, and the certificate by which it is known. */
@Timeout(60)
class EncryptedBrokerTest {

    private static final String STATUS = "foyer/v1/" + FRONT_DOOR + "/status";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<MqttLink> links = new ArrayList<>();
    private Instant now = Instant.now();
    private Authority house;
    private ServerCertificate certificate;
    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        house = new Authority(folder.resolve("house"), () -> now);
        house.issue(List.of("localhost"));
        certificate = ServerCertificate.open(vertx, house.server(), house.serverKey(), () -> now);
        broker = EmbeddedBroker.start("127.0.0.1", 0, new KeeperForTests(), certificate);
    }

    @AfterEach
    void stop() {
        links.forEach(link -> Wait.on(link.close()));
        broker.close();
        Wait.on(vertx.close());
    }

    @Test
    void aKioskThatTrustsTheAuthorityIsLetIn() {
        MqttLink kiosk = kiosk("ssl://localhost:" + broker.port(), house());

        Wait.on(kiosk.open());
        Wait.on(kiosk.publish(STATUS, "here".getBytes(UTF_8)));
    }

    @Test
    void aBrokerWithACertificateOfAnotherAuthorityIsNotSpokenTo() {
        Authority stranger = new Authority(folder.resolve("stranger"), () -> now);
        stranger.issue(List.of("localhost"));

        assertNeverConnected(kiosk("ssl://localhost:" + broker.port(), Trust.authority(stranger.certificate())));
        assertNeverConnected(kiosk("ssl://localhost:" + broker.port(), Trust.system()));
    }

    @Test
    void aBrokerWithACertificateForAnotherNameIsNotSpokenTo() {
        assertNeverConnected(kiosk("ssl://127.0.0.1:" + broker.port(), house()));
    }

    @Test
    void aPlainClientIsRefused() {
        assertNeverConnected(kiosk("tcp://localhost:" + broker.port(), house()));
    }

    @Test
    void theHubsOwnLinkBelievesItsOwnCertificateOnlyWhateverItIsCalled() throws Exception {
        Wait.on(kiosk("ssl://127.0.0.1:" + broker.port(), Trust.exactly(certificate::now))
                .open());

        X509Certificate before = certificate.now();
        house.issue(List.of("localhost"));
        certificate.look();
        assertNeverConnected(kiosk("ssl://127.0.0.1:" + broker.port(), Trust.exactly(() -> before)));
    }

    @Test
    void aChangedCertificateIsServedToNewConnectionsWhileStandingOnesGoOn() throws Exception {
        MqttLink standing = kiosk("ssl://localhost:" + broker.port(), house());
        List<String> lost = new ArrayList<>();
        standing.onLost(() -> lost.add("lost"));
        Wait.on(standing.open());
        X509Certificate first = served();

        house.issue(List.of("localhost"));
        certificate.look();

        assertThat(served()).isEqualTo(certificate.now()).isNotEqualTo(first);
        Wait.on(standing.publish(STATUS, "still here".getBytes(UTF_8)));
        assertThat(lost).isEmpty();
        Wait.on(kiosk("ssl://localhost:" + broker.port(), house()).open());
    }

    @Test
    void aChangedFileIsSeenWithoutBeingTold() throws Exception {
        house.issue(List.of("localhost"));
        X509Certificate first = certificate.now();

        Wait.until("the new certificate is in use", () -> !certificate.now().equals(first));
    }

    @Test
    void whatCannotBeUsedLeavesTheOldOneInUseAndSaysSo() throws Exception {
        X509Certificate first = served();
        for (String broken :
                List.of("", "not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            Files.writeString(house.server(), broken);
            certificate.look();
            assertThat(served()).isEqualTo(first);
            assertThat(certificate.trouble().orElseThrow())
                    .contains("cannot be used", "tls.certificate", "The one before stays in use");
        }

        house.issue(List.of("localhost"));
        certificate.look();
        assertThat(certificate.trouble()).isEmpty();

        byte[] key = Files.readAllBytes(house.serverKey());
        X509Certificate second = served();
        house.issue(List.of("localhost"));
        Files.write(house.serverKey(), key);
        certificate.look();
        assertThat(served()).isEqualTo(second);
        assertThat(certificate.trouble().orElseThrow()).contains("not the key of the certificate");

        Files.delete(house.serverKey());
        certificate.look();
        assertThat(served()).isEqualTo(second);
        assertThat(certificate.trouble().orElseThrow()).contains("cannot be read");
    }

    @Test
    void itIsSaidTwoWeeksBeforeTheCertificateEnds() {
        assertThat(certificate.trouble()).isEmpty();

        now = now.plus(Duration.ofDays(396 - 14));
        assertThat(certificate.trouble()).isEmpty();
        now = now.plus(Duration.ofDays(2));
        assertThat(certificate.trouble().orElseThrow()).startsWith("ends on ").contains("in 12 days");
        now = now.plus(Duration.ofDays(30));
        assertThat(certificate.trouble().orElseThrow()).contains("not valid today");
    }

    @Test
    void aCertificateThatHasEndedIsNotTakenForOneThatHasNot() throws Exception {
        X509Certificate first = served();
        now = now.minus(Duration.ofDays(500));
        house = new Authority(folder.resolve("house"), () -> now);
        house.issue(List.of("localhost"));
        now = now.plus(Duration.ofDays(500));

        certificate.look();
        assertThat(served()).isEqualTo(first);
        assertThat(certificate.trouble().orElseThrow()).contains("not valid today");
    }

    @Test
    void onlyGoodSuitesAndNoOldTlsAreSpoken() throws Exception {
        assertThat(handshakes("TLSv1.3", "TLS_AES_256_GCM_SHA384")).isTrue();
        assertThat(handshakes("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))
                .isTrue();
        assertThat(handshakes("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                .isFalse();
        assertThat(TlsRules.PROTOCOLS).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(TlsRules.SUITES).allMatch(suite -> !suite.contains("_CBC_") && !suite.startsWith("TLS_RSA_"));
    }

    @Test
    void filesThatCannotBeUsedKeepTheHubFromStartingInWords() throws Exception {
        Files.writeString(house.serverKey(), "no key");

        assertThatThrownBy(() -> ServerCertificate.open(vertx, house.server(), house.serverKey(), () -> now))
                .isInstanceOf(TlsProblem.class)
                .hasMessageContaining("tls.key is not a key in PEM");
        assertThatThrownBy(() -> ServerCertificate.open(vertx, folder.resolve("nowhere"), house.serverKey(), () -> now))
                .hasMessageContaining("tls.certificate) cannot be read");
        assertThatThrownBy(() -> Trust.authority(folder.resolve("nowhere"))).hasMessageContaining("authority.pem");
    }

    @Test
    void aKeyThatEverybodyCanReadIsSaidWithTheFix() throws Exception {
        Files.setPosixFilePermissions(house.serverKey(), PosixFilePermissions.fromString("rw-r--r--"));
        certificate.look();
        assertThat(certificate.trouble().orElseThrow()).contains("chmod 600 " + house.serverKey());

        Files.setPosixFilePermissions(house.serverKey(), PosixFilePermissions.fromString("rw-r-----"));
        certificate.look();
        assertThat(certificate.trouble()).isEmpty();
    }

    private Trust house() {
        return Trust.authority(house.certificate());
    }

    private MqttLink kiosk(String url, Trust trust) {
        MqttLink link =
                new MqttLink(vertx, new MqttAddress(url, FRONT_DOOR, FRONT_DOOR, secretOf(FRONT_DOOR), trust), null);
        links.add(link);
        return link;
    }

    /** Until it has tried and failed at least once, as it says itself. */
    private static void assertNeverConnected(MqttLink link) {
        var opened = link.open();
        Wait.until("it has tried", () -> !link.trouble().isEmpty());
        assertThat(opened.isComplete()).isFalse();
        assertThat(link.connected()).isFalse();
    }

    private X509Certificate served() throws IOException {
        try (SSLSocket socket = shakingHands(house().context())) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private boolean handshakes(String protocol, String suite) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) house().context().getSocketFactory().createSocket("localhost", broker.port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return true;
        } catch (SSLException refused) {
            return false;
        }
    }

    private SSLSocket shakingHands(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", broker.port());
        socket.startHandshake();
        return socket;
    }
}
