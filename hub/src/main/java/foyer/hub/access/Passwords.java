package foyer.hub.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane; salt of 16
 * bytes, result of 32. On two threads of its own, so that no flood of tries takes the house's workers or its memory.
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
    private static final long SECONDS_UNTIL_A_WARNING = 10;

    /** What an unknown e-mail's password is compared with, so that it takes as long as a known one's. */
    private static final String NOBODYS = hashNow("nobody has this password");

    private final WorkerExecutor workers;

    Passwords(Vertx vertx) {
        this.workers =
                vertx.createSharedWorkerExecutor("passwords", AT_ONCE, SECONDS_UNTIL_A_WARNING, TimeUnit.SECONDS);
    }

    Future<String> hash(String password) {
        return workers.executeBlocking(() -> hashNow(password), false);
    }

    /** Whether the password belongs to the hash; never, but in the same time, where there is no hash. */
    Future<Boolean> matches(String password, @Nullable String hash) {
        return workers.executeBlocking(
                () -> matchesNow(password, hash == null ? NOBODYS : hash) && hash != null, false);
    }

    /** With the parameters that the hash names, so that they may be raised one day. */
    private static boolean matchesNow(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private static String hashNow(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
    }
}
