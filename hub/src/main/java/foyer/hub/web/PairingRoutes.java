package foyer.hub.web;

import foyer.hub.devices.BrokerAddress;
import foyer.hub.devices.Devices;
import foyer.hub.devices.Pairings;
import foyer.hub.devices.Pairings.Progress;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.pairing.PairingNow;
import foyer.wire.pairing.PairingWish;
import io.vertx.core.Future;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new kiosk or screen asks, a manager confirms, the device learns who it is. */
final class PairingRoutes {

    private static final String BEARER = "Bearer ";
    private static final String NO_SUCH_CODE = "No device shows this code now. A code holds for ten minutes and for one"
            + " device: look at its page once more, or wait there for a new one.";

    private final Pairings pairings;
    private final BrokerAddress broker;

    record Confirmation(
            DeviceId device, String name, @Nullable String passage) {}

    PairingRoutes(Pairings pairings, BrokerAddress broker) {
        this.pairings = pairings;
        this.broker = broker;
    }

    void addTo(Operations operations) {
        operations
                .add("askToPair", this::ask)
                .add("getPairingNow", this::now)
                .inSpace("lookAtPairing", (space, asked) -> look(asked))
                .inSpace("confirmPairing", this::confirm);
    }

    private Future<Answer> ask(Asked asked) {
        return pairings.ask(asked.body(PairingWish.class), asked.address())
                .map(outcome -> outcome instanceof Pairings.Offered offered
                        ? Answer.created(offered.offer())
                        : SessionRoutes.tooMany(((Pairings.Limited) outcome).pause()));
    }

    private Future<Answer> now(Asked asked) {
        String header = asked.context().request().getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return Future.succeededFuture(
                    Answer.problem(401, "Send the claim that came with the code, as Authorization: Bearer CLAIM."));
        }
        return pairings.progress(header.substring(BEARER.length()).strip())
                .map(progress ->
                        Answer.ok(progress.map(found -> inWords(found, asked)).orElse(PairingNow.GONE)));
    }

    private PairingNow inWords(Progress progress, Asked asked) {
        HostAndPort hub = asked.context().request().authority();
        String host = hub == null ? "localhost" : hub.host();
        return progress.confirmed()
                .map(member -> PairingNow.confirmed(member.space(), member.device(), broker.seenFrom(host)))
                .orElse(PairingNow.WAITING);
    }

    private Future<Answer> look(Asked asked) {
        return pairings.look(asked.path("code"), asked.staff().email(), asked.address())
                .map(outcome -> {
                    if (outcome instanceof Pairings.Found found) {
                        return Answer.ok(found.waiting());
                    }
                    return outcome instanceof Pairings.Limited limited
                            ? SessionRoutes.tooMany(limited.pause())
                            : Answer.problem(404, NO_SUCH_CODE);
                });
    }

    private Future<Answer> confirm(Space space, Asked asked) {
        Confirmation wanted = asked.body(Confirmation.class);
        Passage passage = wanted.passage() == null
                ? Passage.TOGGLE
                : Passage.valueOf(wanted.passage().toUpperCase(Locale.ROOT));
        return pairings.confirm(
                        asked.path("code"),
                        space,
                        wanted.device(),
                        wanted.name(),
                        passage,
                        asked.staff().email(),
                        asked.address())
                .map(outcome -> {
                    if (outcome instanceof Pairings.Joined joined) {
                        return Answer.created(Map.of("device", joined.device().device()));
                    }
                    return outcome instanceof Pairings.Limited limited
                            ? SessionRoutes.tooMany(limited.pause())
                            : Answer.problem(404, NO_SUCH_CODE);
                })
                .recover(e -> e instanceof Devices.NameTaken
                        ? Future.succeededFuture(Answer.problem(409, String.valueOf(e.getMessage())))
                        : Future.failedFuture(e));
    }
}
