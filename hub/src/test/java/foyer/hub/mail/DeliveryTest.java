package foyer.hub.mail;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One try each, at a mail server that answers as the test says. */
class DeliveryTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new CopyOnWriteArrayList<>(); // every line of every letter
    private volatile String toRecipient = "250 ok";
    private volatile long thinksMillis; // before it says that it has the letter; 0 for at once
    private volatile boolean answers = true;
    private final AtomicInteger hungUpOn = new AtomicInteger();
    private NetServer server;

    @BeforeEach
    void aMailServerAnswers() {
        server = on(vertx.createNetServer().connectHandler(this::talk).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void allIsClosed() {
        on(vertx.close());
    }

    @Test
    void aLetterThatIsTriedAgainIsTheSameLetterToAMailbox() {
        SmtpMail mail = mail(LONG);

        on(mail.deliver(letter(), "42-host"));
        on(mail.deliver(letter(), "42-host"));

        assertThat(heard.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("<42-host@example.org>"));
    }

    @Test
    void aServerThatTakesItsTimeHasTheLetterAllTheSame() {
        thinksMillis = 1_500;

        on(mail(LONG).deliver(letter(), "42-host"));

        assertThat(heard.stream().filter("."::equals)).hasSize(1);
    }

    @Test
    void aServerThatIsBusyIsAskedAgainAndOneThatRefusesIsNot() {
        toRecipient = "451 greylisted, come again";
        assertThat(why(mail(LONG))).isInstanceOfSatisfying(Mail.Refused.class, busy -> {
            assertThat(busy.forGood()).isFalse();
            assertThat(busy).hasMessage("the mail server refused the letter (451)");
        });

        toRecipient = "550 no such ada@example.org";
        assertThat(why(mail(LONG))).isInstanceOfSatisfying(Mail.Refused.class, refused -> {
            assertThat(refused.forGood()).isTrue();
            assertThat(refused).hasMessage("the mail server refused the letter (550)");
        });
    }

    @Test
    void aServerThatSaysNothingIsHungUpOnSoThatTheLetterCannotGoOutLater() {
        answers = false;

        assertThat(why(mail(Duration.ofMillis(300)))).isNotNull();

        until("the line is closed", () -> hungUpOn.get() == 1);
        assertThat(heard).isEmpty();
    }

    private Throwable why(SmtpMail mail) {
        return on(mail.deliver(letter(), "42-host")
                .<Throwable>map(sent -> new AssertionError("It was sent"))
                .recover(Future::succeededFuture));
    }

    private SmtpMail mail(Duration silence) {
        MailServer here =
                new MailServer("127.0.0.1", server.actualPort(), false, null, null, "The Loft <loft@example.org>");
        return new SmtpMail(vertx, here, silence, List.of(), 10);
    }

    private static Letter letter() {
        return new Letter(1, new MemberId(17), "ada@example.org", "Somebody is here for you", "Anna waits for you.\n");
    }

    /** So much of RFC 5321 as one letter needs. */
    private void talk(NetSocket line) {
        line.closeHandler(closed -> hungUpOn.incrementAndGet());
        if (!answers) {
            return;
        }
        boolean[] inLetter = {false};
        line.handler(RecordParser.newDelimited("\r\n", record -> {
            String said = record.toString();
            if (inLetter[0]) {
                heard.add(said);
                if (said.equals(".")) {
                    inLetter[0] = false;
                    later(() -> line.write("250 taken\r\n"));
                }
            } else if (said.startsWith("RCPT")) {
                line.write(toRecipient + "\r\n");
            } else if (said.equals("DATA")) {
                inLetter[0] = true;
                line.write("354 go on\r\n");
            } else {
                line.write("250 ok\r\n");
            }
        }));
        line.write("220 mail.example.org ESMTP\r\n");
    }

    private void later(Runnable act) {
        if (thinksMillis == 0) {
            act.run();
        } else {
            vertx.setTimer(thinksMillis, over -> act.run());
        }
    }
}
