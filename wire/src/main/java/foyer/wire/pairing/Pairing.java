package foyer.wire.pairing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the hub, shows the code, waits for a manager, and asks anew when the code has run out; for as long as it takes.
 * Vert.x context only.
 */
final class Pairing {

    private static final Logger log = LoggerFactory.getLogger(Pairing.class);

    /** As long as the hub lets a code hold. */
    static final Duration LASTS = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final InstantSource clock;
    private final Papers papers;
    private final HubDoor hub;
    private final String kind;
    private final @Nullable String name;
    private final long pollMillis;
    private final SecureRandom random = new SecureRandom();
    private final Consumer<Shown> shows;
    private final Consumer<Identity> known;

    private @Nullable Wish wish;
    private @Nullable String trouble;
    private boolean over;

    /**
     * What there is to show.
     *
     * @param trouble why the hub could not be asked, in words
     */
    record Shown(@Nullable Wish wish, @Nullable String trouble) {}

    Pairing(
            Vertx vertx,
            InstantSource clock,
            Papers papers,
            HubDoor hub,
            String kind,
            @Nullable String name,
            Duration poll,
            Consumer<Shown> shows,
            Consumer<Identity> known) {
        this.vertx = vertx;
        this.clock = clock;
        this.papers = papers;
        this.hub = hub;
        this.kind = kind;
        this.name = name;
        this.pollMillis = poll.toMillis();
        this.shows = shows;
        this.known = known;
    }

    /** A wish from before goes on: perhaps it was confirmed while nobody was here. */
    void start() {
        papers.wish().onComplete(kept -> {
            wish = kept.succeeded() ? kept.result().orElse(null) : null;
            next();
        });
    }

    void stop() {
        over = true;
        hub.close().onFailure(e -> log.debug("The hub's line was gone already", e));
    }

    private void next() {
        if (over) {
            return;
        }
        Wish asked = wish;
        Future<?> step = asked == null ? ask() : hub.now(asked.claim()).compose(now -> heard(asked, now));
        step.onComplete(done -> {
            if (!over) {
                tell(done.failed() ? words(done.cause()) : null);
                vertx.setTimer(done.failed() ? 2 * pollMillis : pollMillis, timer -> next());
            }
        });
    }

    /** On disk before anybody can read the code, or a confirmed device might not know its own secret. */
    private Future<Void> ask() {
        String secret = newSecret();
        return hub.ask(new PairingWish(kind, secret, name)).compose(offer -> {
            Wish asked = new Wish(
                    secret, offer.code(), offer.claim(), clock.instant().plus(LASTS));
            return papers.keep(asked).onSuccess(kept -> {
                wish = asked;
                log.info("Waiting for a manager to confirm {}", offer.code());
            });
        });
    }

    private Future<?> heard(Wish asked, PairingNow now) {
        if (now.state().equals("confirmed")) {
            over = true;
            return join(asked, now);
        }
        if (now.state().equals("waiting")) {
            return Future.succeededFuture();
        }
        wish = null;
        return ask();
    }

    private Future<?> join(Wish asked, PairingNow now) {
        Identity identity = new Identity(
                Objects.requireNonNull(now.space()),
                Objects.requireNonNull(now.device()),
                Objects.requireNonNull(now.mqttUrl()),
                asked.secret());
        return papers.keep(identity).onComplete(kept -> {
            if (kept.succeeded()) {
                log.info("Let in as {}", identity);
                hub.close();
                known.accept(identity);
            } else {
                over = false;
                log.error("Who this device is could not be kept; it asks again in a moment", kept.cause());
            }
        });
    }

    private void tell(@Nullable String now) {
        if (now != null && !now.equals(trouble)) {
            log.warn("Not let in yet: {}", now);
        }
        trouble = now;
        Wish shown = Optional.ofNullable(wish)
                .filter(asked -> asked.until().isAfter(clock.instant()))
                .orElse(null);
        shows.accept(new Shown(shown, now));
    }

    private static String words(Throwable failure) {
        return failure instanceof HubDoor.Refused refused
                ? "The hub says: " + refused.getMessage()
                : "The hub does not answer (" + failure.getMessage() + ").";
    }

    private String newSecret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
