package foyer.hub.visitors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import foyer.hub.mail.Letter;
import foyer.hub.mail.Mail;
import foyer.hub.people.Members;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells people, and the space's own machines, that somebody has come to visit. */
public final class Bell {

    /** Without their name: a letter that cannot be sent is named by its subject in the log. */
    private static final String SUBJECT = "Somebody is here for you";

    private static final String LATE_SUBJECT = "Somebody was here for you";

    /** Whoever came before will have rung: nobody is called to a door at which they may not stand any more. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final long PATIENCE_MILLIS = 5_000;

    private final Members members;
    private final Mail mail;
    private final HttpClient http;
    private final Supplier<String> origin;
    private final InstantSource clock;

    /** @param origin where members find their page */
    public Bell(Vertx vertx, Members members, Mail mail, Supplier<String> origin, InstantSource clock) {
        this.members = members;
        this.mail = mail;
        this.http = vertx.createHttpClient();
        this.origin = origin;
        this.clock = clock;
    }

    /** Nothing is sent to somebody without an e-mail address: only their page shows it. */
    Future<Rung> mail(Space space, Visit visit, Telling.Whom whom, MemberId to) {
        return members.one(space, to).compose(found -> found.map(member -> {
                    String email = member.profile().email();
                    return email == null
                            ? Future.<Rung>succeededFuture(new Rung.Never("they have no e-mail address"))
                            : rung(
                                    "the mail server",
                                    mail.deliver(
                                            letter(
                                                    space,
                                                    visit,
                                                    member.profile().displayName(),
                                                    to,
                                                    email),
                                            id(visit, whom)));
                })
                .orElseGet(() -> Future.succeededFuture(new Rung.Never("they are no member any more"))));
    }

    /** The same at each try. */
    private static String id(Visit visit, Telling.Whom whom) {
        return visit.visit() + "-" + whom.name().toLowerCase(Locale.ROOT);
    }

    /** Signed as Standard Webhooks has it. */
    Future<Rung> call(Space space, Visit visit, Reception reception) {
        String address = reception.webhook();
        String secret = reception.webhookSecret();
        return address == null || secret == null
                ? Future.succeededFuture(new Rung.Never("there is no webhook any more"))
                : call(address, secret, visit.visit().toString(), body(space, visit));
    }

    private Future<Rung> call(String address, String secret, String id, String body) {
        long seconds = clock.instant().getEpochSecond();
        String signature;
        try {
            signature = new Webhook(secret).sign(id, seconds, body);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            return Future.succeededFuture(new Rung.Never("the webhook's secret signs nothing"));
        }
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setFollowRedirects(false)
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Content-Type", "application/json")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(seconds))
                .putHeader("webhook-signature", signature);
        return http.request(request)
                .compose(open -> open.send(body))
                .<Rung>map(answer -> answer.statusCode() / 100 == 2
                        ? new Rung.Told()
                        : new Rung.NotNow("the webhook answered " + answer.statusCode()))
                .otherwise(e -> Rung.failed("the webhook", e));
    }

    private static Future<Rung> rung(String whose, Future<Void> told) {
        return told.<Rung>map(done -> new Rung.Told()).otherwise(e -> Rung.failed(whose, e));
    }

    private String body(Space space, Visit visit) {
        JsonObject data = new JsonObject()
                .put("space", space.slug().value())
                .put("visit", visit.visit().toString())
                .put("name", visit.name())
                .put("host", visit.hostName())
                .put("late", isLate(visit));
        return new JsonObject()
                .put("type", "visitor.came")
                .put("timestamp", visit.cameAt().toString())
                .put("data", data)
                .encode();
    }

    private Letter letter(Space space, Visit visit, String called, MemberId to, String email) {
        String at = CLOCK.format(visit.cameAt().atZone(space.timeZone()));
        return isLate(visit)
                ? new Letter(space.id(), to, email, LATE_SUBJECT, """
                Hello %s,

                %s came to %s at %s to visit %s, and we hear of it only now. They have not signed out.
                """.formatted(
                                called, visit.name(), space.name(), at, whom(visit, to)))
                : new Letter(space.id(), to, email, SUBJECT, """
                Hello %s,

                %s came to %s at %s, and %s.

                Say "I am coming" on your page, so that they know and nobody else is asked: %s/me
                """.formatted(
                                called, visit.name(), space.name(), at, what(visit, to), origin.get()));
    }

    private boolean isLate(Visit visit) {
        return visit.cameAt().isBefore(clock.instant().minus(FRESH));
    }

    private static String whom(Visit visit, MemberId to) {
        String host = visit.hostName();
        return to.equals(visit.host()) ? "you" : host == null ? "nobody in particular" : host;
    }

    private static String what(Visit visit, MemberId to) {
        if (to.equals(visit.host())) {
            return "waits for you";
        }
        String host = visit.hostName();
        return host == null
                ? "visits nobody in particular"
                : "visits " + host + (visit.hostCannotBeTold() ? ", who could not be told" : ", who has not answered");
    }
}
