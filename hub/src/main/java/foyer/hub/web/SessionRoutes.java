package foyer.hub.web;

import foyer.hub.access.SignIn;
import foyer.hub.access.Staff;
import foyer.hub.access.StaffSessions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
final class SessionRoutes {

    private final StaffSessions sessions;
    private final SessionCookie cookie;

    record Credentials(String email, String password) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    record Session(String email, String name, @Nullable Instant until) {
        static Session of(Staff staff, @Nullable Instant until) {
            return new Session(staff.email(), staff.name(), until);
        }
    }

    SessionRoutes(StaffSessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    void addTo(Operations operations) {
        operations
                .add("signIn", this::signIn)
                .add("whoAmI", asked -> Future.succeededFuture(Answer.ok(Session.of(asked.staff(), null))))
                .add("signOut", this::signOut);
    }

    private Future<Answer> signIn(Asked asked) {
        Credentials given = asked.body(Credentials.class);
        return sessions.signIn(given.email(), given.password(), asked.address()).map(came -> answer(asked, came));
    }

    private Answer answer(Asked asked, SignIn came) {
        if (came instanceof SignIn.SignedIn signedIn) {
            cookie.set(asked.context(), signedIn);
            Asked.signedIn(asked.context(), signedIn.staff());
            return Answer.ok(Session.of(signedIn.staff(), signedIn.until()));
        }
        if (came instanceof SignIn.Limited limited) {
            return tooMany(limited.pause());
        }
        return Answer.problem(401, "This e-mail and password do not belong together. Look at both and try again.");
    }

    private Future<Answer> signOut(Asked asked) {
        return cookie.token(asked.context())
                .map(sessions::signOut)
                .orElseGet(Future::succeededFuture)
                .map(v -> {
                    cookie.drop(asked.context());
                    return Answer.done();
                });
    }

    static Answer tooMany(Duration pause) {
        long seconds = pause.plusMillis(999).toSeconds();
        return Answer.problem(429, "Too many tries. There is another one in " + seconds + " s.")
                .with("Retry-After", Long.toString(seconds));
    }
}
