package foyer.hub.web;

import foyer.hub.access.Passkeys;
import foyer.hub.access.SignIn;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Signing in with a passkey, and one's own list of them. */
final class PasskeyRoutes {

    private static final String WRONG =
            "This passkey did not let you in: the hub does not know it, or it took too long. Try again, or use your password.";
    private static final String NOT_TAKEN =
            "This passkey was not taken: it took too long, it is known already, or there are too many. Begin again.";

    private final Passkeys passkeys;
    private final SessionRoutes sessions;
    private final SameOrigin sameOrigin;

    record Challenge(String challenge) {}

    record Password(String password) {
        /** Without it: this may end up in a log. */
        @Override
        public String toString() {
            return "Password[]";
        }
    }

    record All(List<Passkeys.Passkey> passkeys) {}

    PasskeyRoutes(Passkeys passkeys, SessionRoutes sessions, SameOrigin sameOrigin) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
    }

    void addTo(Operations operations) {
        operations
                .add("beginPasskey", this::begin)
                .add("endPasskey", this::end)
                .add("listPasskeys", this::list)
                .add("askForPasskey", this::ask)
                .add("addPasskey", this::add)
                .add("removePasskey", this::remove);
    }

    private Future<Answer> begin(Asked asked) {
        if (!sameOrigin.keepsSecrets(asked.context().request())) {
            return Future.succeededFuture(Answer.problem(403, SameOrigin.NEEDS_HTTPS));
        }
        return passkeys.take(asked.address())
                .map(pause -> Future.succeededFuture(SessionRoutes.tooMany(pause)))
                .orElseGet(() -> passkeys.begin().map(challenge -> Answer.ok(new Challenge(challenge))));
    }

    private Future<Answer> end(Asked asked) {
        if (!sameOrigin.keepsSecrets(asked.context().request())) {
            return Future.succeededFuture(Answer.problem(403, SameOrigin.NEEDS_HTTPS));
        }
        return passkeys.enter(asked.body(Passkeys.Assertion.class), here(asked))
                .compose(came -> came instanceof SignIn.Wrong
                        ? Future.succeededFuture(Answer.problem(401, WRONG))
                        : sessions.begin(asked, came));
    }

    private Future<Answer> list(Asked asked) {
        return passkeys.of(asked.staff()).map(all -> Answer.ok(new All(all)));
    }

    private Future<Answer> ask(Asked asked) {
        if (asked.staff().firstPassword()) {
            return Future.succeededFuture(Answer.problem(422, "Choose your own password first."));
        }
        return passkeys.ask(asked.staff(), asked.body(Password.class).password(), asked.address())
                .map(came -> switch (came.password()) {
                    case DONE -> Answer.ok(Objects.requireNonNull(came.invitation()));
                    case WRONG -> Answer.problem(422, "The password is not right. Look at it and try again.");
                    case LIMITED -> SessionRoutes.tooMany(Duration.ofMinutes(1));
                });
    }

    private Future<Answer> add(Asked asked) {
        return passkeys.add(asked.staff(), asked.body(Passkeys.NewKey.class), here(asked))
                .map(added -> added.map(passkey -> {
                            asked.concerns("passkey " + passkey.id());
                            return Answer.created(passkey);
                        })
                        .orElseGet(() -> Answer.problem(422, NOT_TAKEN)));
    }

    private Future<Answer> remove(Asked asked) {
        return passkeys.remove(asked.staff(), asked.path("passkey"))
                .map(removed -> removed ? Answer.done() : Answer.problem(404, "You have no such passkey."));
    }

    private URI here(Asked asked) {
        return URI.create(sameOrigin.of(asked.context().request()));
    }
}
