package foyer.hub.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends by SMTP. Letters hold links that open a door for whoever has them, so what waits, waits in memory and never on
 * disk: what a restart loses is asked for again. Any thread.
 */
public final class SmtpMail implements Mail {

    private static final Logger log = LoggerFactory.getLogger(SmtpMail.class);

    private static final int MOST_WAITING = 1_000;
    private static final int CONNECTIONS = 4;
    private static final int CONNECT_MILLIS = 10_000;

    /** A server that says nothing for so long is hung up on; then a letter that is believed not to be sent is not sent. */
    private static final Duration SILENCE = Duration.ofSeconds(50);

    /** A delivery that finds no connection free for so long is not begun. */
    private static final Duration QUEUE = Duration.ofSeconds(5);

    /** Longer than a silence: what is only late is not sent twice. */
    private static final Duration PATIENCE = LONGEST_DELIVERY.minus(QUEUE);

    private static final int KEEP_CONNECTION_SECONDS = 30;
    private static final int IMPLICIT_TLS = 465;

    /** After each of these a letter is tried once more; a link in it is good for half an hour. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private final Vertx vertx;
    private final MailClient client;
    private final MailClient courier; // for deliveries, which must not queue unseen behind what was posted
    private final Turns turns;
    private final String from;
    private final List<Duration> pauses;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();

    public SmtpMail(Vertx vertx, MailServer server) {
        this(vertx, server, SILENCE, PAUSES, MOST_WAITING);
    }

    SmtpMail(Vertx vertx, MailServer server, Duration silence, List<Duration> pauses, int most) {
        this.vertx = vertx;
        this.client = MailClient.create(vertx, config(server, silence));
        this.courier = MailClient.create(vertx, config(server, silence));
        this.turns = new Turns(vertx, CONNECTIONS, QUEUE);
        this.from = server.from();
        this.pauses = pauses;
        this.most = most;
    }

    @Override
    public Future<Void> post(Letter letter) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            return Future.failedFuture(new TooManyLetters(most));
        }
        send(letter, 0);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> deliver(Letter letter, String id) {
        MailMessage message = message(letter).addHeader("Message-ID", "<" + id + "@" + domain() + ">");
        return turns.take(() -> courier.sendMail(message).timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .recover(e -> Future.failedFuture(
                        e instanceof SMTPException answer
                                ? new Refused(answer.getReplyCode(), answer.isPermanent())
                                : e))
                .mapEmpty();
    }

    private void send(Letter letter, int triedBefore) {
        client.sendMail(message(letter))
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(sent -> waiting.decrementAndGet())
                .onFailure(e -> again(letter, triedBefore, e));
    }

    private void again(Letter letter, int triedBefore, Throwable e) {
        boolean refused = e instanceof SMTPException answer && answer.isPermanent();
        if (refused || triedBefore >= pauses.size()) {
            waiting.decrementAndGet();
            log.warn("{} not sent and given up; whom it was for has to ask again", letter, e);
            return;
        }
        Duration pause = pauses.get(triedBefore);
        log.warn("{} not sent; tried again in {} s: {}", letter, pause.toSeconds(), e.toString());
        vertx.setTimer(pause.toMillis(), tick -> send(letter, triedBefore + 1));
    }

    private MailMessage message(Letter letter) {
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text());
    }

    private String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replaceAll("[>\\s]", "");
    }

    private static MailConfig config(MailServer server, Duration silence) {
        MailConfig config = new MailConfig(server.host(), server.port());
        config.setSsl(server.port() == IMPLICIT_TLS)
                .setStarttls(startTls(server))
                .setHostnameVerificationAlgorithm("HTTPS") // the certificate must be this host's (RFC 2818)
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAliveTimeout(KEEP_CONNECTION_SECONDS) // before it is hung up on
                .setIdleTimeout(Math.toIntExact(silence.toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setConnectTimeout(CONNECT_MILLIS);
        String user = server.user();
        if (user == null) {
            return config.setLogin(LoginOption.DISABLED);
        }
        return config.setLogin(LoginOption.REQUIRED).setUsername(user).setPassword(server.password());
    }

    private static StartTLSOptions startTls(MailServer server) {
        return server.startTls() && server.port() != IMPLICIT_TLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED;
    }
}
