package foyer.hub.access;

import foyer.hub.access.StaffRoomSql.Colleague;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Who works in a space, and as what. A space always has an owner. */
public final class StaffRoom {

    /** How long a first password waits for whoever was invited. */
    public static final Duration FIRST_PASSWORD_IS_GOOD = Duration.ofDays(7);

    private final StaffRoomSql sql;
    private final Passwords passwords;
    private final InstantSource clock;

    /** Somebody who works here. */
    public record Worker(int id, String email, String name, Role role) {}

    /**
     * Somebody who has been invited.
     *
     * @param firstPassword to be handed to them, told this once; none where they have an account already
     */
    public record Invited(Worker worker, Optional<String> firstPassword) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Invited[" + worker + "]";
        }
    }

    /** What came of changing somebody's role, or of taking it. */
    public enum Change {
        DONE,
        /** There is no such person in this space. */
        NOBODY,
        /** They are the last owner: the space would be nobody's. */
        LAST_OWNER
    }

    public StaffRoom(Vertx vertx, Pool pool, InstantSource clock) {
        this.sql = new StaffRoomSql(pool);
        this.passwords = new Passwords(vertx);
        this.clock = clock;
    }

    /** In order of their names. */
    public Future<List<Worker>> of(int space) {
        return sql.of(space);
    }

    /** Lets somebody in; nothing where they have a role here already. */
    public Future<Optional<Invited>> invite(int space, String email, String name, Role role) {
        return sql.find(email)
                .compose(known -> known.isPresent() ? join(space, known.get(), role) : add(space, email, name, role));
    }

    private Future<Optional<Invited>> join(int space, Colleague known, Role role) {
        return sql.join(space, known.id(), role)
                .map(joined -> joined
                        ? Optional.of(new Invited(
                                new Worker(known.id(), known.email(), known.name(), role), Optional.empty()))
                        : Optional.empty());
    }

    private Future<Optional<Invited>> add(int space, String email, String name, Role role) {
        String password = FirstPassword.fresh();
        return passwords
                .hash(password)
                .compose(hash ->
                        sql.add(space, email, name, role, hash, clock.instant().plus(FIRST_PASSWORD_IS_GOOD)))
                .map(added -> added.map(worker -> new Invited(worker, Optional.of(password))));
    }

    public Future<Change> change(int space, int staff, Role role) {
        return sql.change(space, staff, role);
    }

    /** Takes their role here; whoever has none anywhere any more loses the account, its sessions and its keys too. */
    public Future<Change> remove(int space, int staff) {
        return sql.remove(space, staff);
    }
}
