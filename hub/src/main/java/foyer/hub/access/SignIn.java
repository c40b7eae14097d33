package foyer.hub.access;

import java.time.Duration;
import java.time.Instant;

/** What came of a try to sign in. */
public sealed interface SignIn {

    /**
     * In.
     *
     * @param token   the session's secret, for the cookie; the hub keeps only its SHA-256
     * @param browser by which this browser is known from now on, for a cookie of its own
     */
    record SignedIn(Staff staff, String token, Instant until, String browser) implements SignIn {
        /** Without the token: this may end up in a log. */
        @Override
        public String toString() {
            return "SignedIn[" + staff.email() + " until " + until + "]";
        }
    }

    /** E-mail and password do not belong together. Which of the two was wrong is not told. */
    record Wrong() implements SignIn {}

    /** Too many tries from this address or for this account; there is another one after this long. */
    record Limited(Duration pause) implements SignIn {}
}
