package foyer.hub.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane; salt of 16
 * bytes, result of 32. On two threads of its own and with a bounded queue, so that no flood of tries takes the house's
 * workers, its memory, or its patience.
 */
final class Passwords {

    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int RESULT_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, RESULT_BYTES, Argon2.ID);

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 32;
    private static final long SECONDS_UNTIL_A_WARNING = 10;

    /** What an unknown e-mail's password is compared with, so that it takes as long as a known one's. */
    private static final String NOBODYS = hashNow("nobody has this password");

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final PasswordRules rules = new PasswordRules();

    /** There are so many before it that it would not be answered in time. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("Too many passwords are being looked at", null, false, false);
        }
    }

    Passwords(Vertx vertx) {
        this.workers =
                vertx.createSharedWorkerExecutor("passwords", AT_ONCE, SECONDS_UNTIL_A_WARNING, TimeUnit.SECONDS);
    }

    Future<String> hash(String password) {
        return inLine(() -> hashNow(password));
    }

    /** Whether the password belongs to the hash; never, but in the same time, where there is no hash. */
    Future<Boolean> matches(String password, @Nullable String hash) {
        return inLine(() -> matchesNow(password, hash == null ? NOBODYS : hash) && hash != null);
    }

    Future<Optional<String>> trouble(String password, Staff whose) {
        return inLine(() -> rules.trouble(password, whose.email(), whose.name()));
    }

    private <T> Future<T> inLine(Callable<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new Busy());
        }
        return workers.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }

    /** With the parameters that the hash names, so that they may be raised one day. */
    private static boolean matchesNow(String password, String hash) {
        return Password.check(PasswordRules.normalised(password), hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private static String hashNow(String password) {
        return Password.hash(PasswordRules.normalised(password))
                .addRandomSalt(SALT_BYTES)
                .with(ARGON2ID)
                .getResult();
    }
}
