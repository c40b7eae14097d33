package foyer.hub.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import foyer.hub.Wait;
import foyer.wire.MemberId;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real mail server, in the test's own process. */
class SmtpMailTest {

    private static final Duration SOON = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private GreenMail server;

    @BeforeEach
    void aMailServerRuns() {
        server = serverAt(0);
        server.setUser("hub@example.org", "hub", "secret");
        server.start();
    }

    @AfterEach
    void allIsClosed() {
        server.stop();
        Wait.on(vertx.close());
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        Wait.on(mail(port(), "hub", List.of(), 10).post(letter("Ada Marušič's pass")));

        assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Ada Marušič's pass");
        assertThat(arrived.getAllRecipients()[0]).hasToString("ada@example.org");
        assertThat(arrived.getFrom()[0]).hasToString("The Loft <loft@example.org>");
        assertThat(arrived.getContent().toString()).contains("http://localhost/me/enter#token");
    }

    @Test
    void aSubjectCannotBeginAnotherHeader() throws Exception {
        Wait.on(mail(port(), "hub", List.of(), 10).post(letter("Hello\r\nBcc: eve@example.org")));

        assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Hello Bcc: eve@example.org");
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void aServerThatIsAwayGetsTheLetterLater() throws Exception {
        int port = aFreePort();
        SmtpMail mail = mail(port, "hub", List.of(SOON, SOON, Duration.ofMillis(200), Duration.ofSeconds(2)), 10);
        Wait.on(mail.post(letter("Later")));

        GreenMail late = serverAt(port);
        late.setUser("hub@example.org", "hub", "secret");
        late.start();
        try {
            assertThat(late.waitForIncomingEmail(10_000, 1)).isTrue();
        } finally {
            late.stop();
        }
    }

    @Test
    void postingNeverWaitsAndWhatIsTooManyIsRefused() throws Exception {
        SmtpMail mail = mail(aFreePort(), "hub", List.of(Duration.ofHours(1)), 2);

        assertThat(mail.post(letter("1")).succeeded()).isTrue();
        assertThat(mail.post(letter("2")).succeeded()).isTrue();
        assertThat(mail.post(letter("3")).cause()).isInstanceOf(Mail.TooManyLetters.class);
    }

    @Test
    void aLetterThatIsGivenUpMakesRoomForTheNext() throws Exception {
        SmtpMail mail = mail(aFreePort(), "hub", List.of(SOON), 1);
        Wait.on(mail.post(letter("1")));

        Wait.until("there is room again", () -> mail.post(letter("2")).succeeded());
    }

    @Test
    void aServerThatCannotEncryptGetsNeitherPasswordNorLetter() {
        MailServer careful = new MailServer("127.0.0.1", port(), true, "hub", "secret", "loft@example.org");
        SmtpMail mail = new SmtpMail(vertx, careful, Duration.ofMinutes(1), List.of(), 1);
        Wait.on(mail.post(letter("1")));

        Wait.until("it was given up", () -> mail.post(letter("2")).succeeded());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void neitherLetterNorServerTellsItsSecretToALog() {
        assertThat(letter("Your link").toString()).doesNotContain("token", "ada@");
        assertThat(new MailServer("smtp.example.org", 587, true, "hub", "secret", "a@b").toString())
                .doesNotContain("secret");
    }

    private SmtpMail mail(int port, String user, List<Duration> pauses, int most) {
        return new SmtpMail(
                vertx,
                new MailServer("127.0.0.1", port, false, user, "secret", "The Loft <loft@example.org>"),
                Duration.ofMinutes(1),
                pauses,
                most);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static GreenMail serverAt(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static int aFreePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Letter letter(String subject) {
        return new Letter(
                1, new MemberId(17), "ada@example.org", subject, "Hello Ada,\n\nhttp://localhost/me/enter#token\n");
    }
}
