package foyer.hub.web;

import foyer.hub.access.Csrf;
import foyer.hub.access.SignIn;
import foyer.hub.access.Staff;
import foyer.hub.access.StaffSessions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and one's own password. */
final class SessionRoutes {

    private final StaffSessions sessions;
    private final SessionCookie cookie;
    private final SameOrigin sameOrigin;

    record Credentials(String email, String password) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    record Session(
            int staff,
            String email,
            String name,
            boolean choosePassword,
            String csrf,
            @Nullable Instant until) {

        static Session of(Staff staff, String token, @Nullable Instant until) {
            return new Session(staff.id(), staff.email(), staff.name(), staff.firstPassword(), Csrf.of(token), until);
        }

        /** Without the token: this may end up in a log. */
        @Override
        public String toString() {
            return "Session[" + email + "]";
        }
    }

    record NewPassword(String old, String password) {
        /** Without either: this may end up in a log. */
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    SessionRoutes(StaffSessions sessions, SessionCookie cookie, SameOrigin sameOrigin) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.sameOrigin = sameOrigin;
    }

    void addTo(Operations operations) {
        operations
                .add("signIn", this::signIn)
                .add("whoAmI", this::whoAmI)
                .add("signOut", this::signOut)
                .add("signOutEverywhere", this::signOutEverywhere)
                .add("changePassword", this::changePassword);
    }

    private Future<Answer> signIn(Asked asked) {
        if (!sameOrigin.keepsSecrets(asked.context().request())) {
            return Future.succeededFuture(Answer.problem(403, SameOrigin.NEEDS_HTTPS));
        }
        Credentials given = asked.body(Credentials.class);
        StaffSessions.Origin from = new StaffSessions.Origin(asked.address(), cookie.browser(asked.context()));
        return sessions.signIn(given.email(), given.password(), from).compose(came -> begin(asked, came));
    }

    /** The session that was there before ends: its token may be in somebody else's hands. */
    Future<Answer> begin(Asked asked, SignIn came) {
        if (came instanceof SignIn.SignedIn signedIn) {
            return endOfThis(asked).map(ended -> {
                cookie.set(asked.context(), signedIn);
                Asked.signedIn(asked.context(), signedIn.staff());
                return Answer.ok(Session.of(signedIn.staff(), signedIn.token(), signedIn.until()));
            });
        }
        if (came instanceof SignIn.Limited limited) {
            return Future.succeededFuture(tooMany(limited.pause()));
        }
        return Future.succeededFuture(
                Answer.problem(401, "This e-mail and password do not belong together. Look at both and try again."));
    }

    private Future<Answer> whoAmI(Asked asked) {
        return Future.succeededFuture(Answer.ok(Session.of(asked.staff(), token(asked), null)));
    }

    private Future<Answer> signOut(Asked asked) {
        return endOfThis(asked).map(v -> {
            cookie.drop(asked.context());
            return Answer.done();
        });
    }

    private Future<Void> endOfThis(Asked asked) {
        return cookie.token(asked.context()).map(sessions::signOut).orElseGet(Future::succeededFuture);
    }

    private Future<Answer> signOutEverywhere(Asked asked) {
        return sessions.signOutEverywhere(asked.staff()).map(v -> {
            cookie.drop(asked.context());
            return Answer.done();
        });
    }

    private Future<Answer> changePassword(Asked asked) {
        NewPassword wanted = asked.body(NewPassword.class);
        return sessions.changePassword(asked.staff(), wanted.old(), wanted.password(), token(asked), asked.address())
                .map(came -> switch (came) {
                    case DONE -> Answer.done();
                    case WRONG -> Answer.problem(422, "The old password is not right. Look at it and try again.");
                    case LIMITED -> tooMany(Duration.ofMinutes(1));
                })
                .recover(e -> e instanceof StaffSessions.NotThisOne
                        ? Future.succeededFuture(Answer.problem(422, String.valueOf(e.getMessage())))
                        : Future.failedFuture(e));
    }

    /** The guard has found whose it is. */
    private String token(Asked asked) {
        return cookie.token(asked.context()).orElseThrow();
    }

    static Answer tooMany(Duration pause) {
        long seconds = pause.plusMillis(999).toSeconds();
        return Answer.problem(429, "Too many tries. There is another one in " + seconds + " s.")
                .with("Retry-After", Long.toString(seconds));
    }
}
