package foyer.hub.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first account of a new hub: a password nobody chose, written once to a file that only the hub's own user can
 * read. The log says where the file is, never what is in it.
 */
public final class FirstSignIn {

    private static final Logger log = LoggerFactory.getLogger(FirstSignIn.class);

    public static final String FILE = "first-sign-in";

    private final Vertx vertx;
    private final StaffSql sql;
    private final Passwords passwords;
    private final Path file;

    public FirstSignIn(Vertx vertx, Pool pool, Path dataFolder) {
        this.vertx = vertx;
        this.sql = new StaffSql(pool);
        this.passwords = new Passwords(vertx);
        this.file = dataFolder.resolve(FILE);
    }

    /** Makes the account, owner of every space, where there is no staff at all; does nothing otherwise. */
    public Future<Void> prepare(String email) {
        return sql.anybody().compose(anybody -> anybody ? Future.succeededFuture() : make(email));
    }

    /** The file comes before the account: a crash between the two must not leave a password that nobody knows. */
    private Future<Void> make(String email) {
        String password = FirstPassword.fresh();
        return vertx.executeBlocking(() -> write(email, password))
                .compose(written -> passwords.hash(password))
                .compose(hash -> sql.addOwnerOfAll(email, "Admin", hash))
                .onSuccess(v -> log.info("There was no staff yet: the first account and its password are in {}", file));
    }

    private Path write(String email, String password) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "email: " + email + "\npassword: " + password + "\n");
    }
}
