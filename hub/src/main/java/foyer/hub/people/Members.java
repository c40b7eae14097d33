package foyer.hub.people;

import foyer.hub.imports.ImportReport;
import foyer.hub.imports.Refused;
import foyer.hub.passes.Passes;
import foyer.hub.people.MembersFile.Known;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.RosterEntry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** The members of every space. Any thread. */
public final class Members {

    private final Vertx vertx;
    private final Pool pool;
    private final MembersSql sql;
    private final Passes passes;
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();
    private volatile BiPredicate<Space, String> erased = (space, externalId) -> false;

    public Members(Vertx vertx, Pool pool, Passes passes) {
        this.vertx = vertx;
        this.pool = pool;
        this.sql = new MembersSql();
        this.passes = passes;
    }

    /**
     * Takes over a CSV file: new members are added and get a pass, known ones (by their id in the file) are changed where
     * the file says something else, and nobody is taken out. The same file again writes nothing.
     */
    public Future<ImportReport> importCsv(Space space, byte[] csv) {
        return pool.withTransaction(connection -> sql.lockImports(connection, space.id()) // one import at a time
                        .compose(v -> sql.known(connection, space.id()))
                        .compose(known -> read(space, csv, known))
                        .compose(file -> write(connection, space, file)))
                .onSuccess(imported -> tell(space))
                .recover(Members::refusal);
    }

    /** Whom no file brings back: by the space and its own id for them. */
    public void leaveOut(BiPredicate<Space, String> erased) {
        this.erased = erased;
    }

    /** Hears of each space whose members have changed, after it is committed. */
    public void onChange(Consumer<Space> heard) {
        listeners.add(heard);
    }

    /** All but those who are gone, in order of their names. */
    public Future<List<Member>> all(Space space) {
        return sql.all(pool, space.id());
    }

    public Future<Optional<Member>> one(Space space, MemberId member) {
        return sql.one(pool, space.id(), member);
    }

    /** By the id that the space's own books use. */
    public Future<Optional<Member>> named(Space space, String externalId) {
        return sql.named(pool, space.id(), externalId);
    }

    /** Sets what a member allows, by their own word: from then on no import changes it. */
    public Future<Optional<Member>> allow(Space space, MemberId member, Allows allows) {
        return sql.allow(pool, space.id(), member, allows).onSuccess(allowed -> tell(space));
    }

    /** Takes a member's own word for what they are called and what they allow: from then on no import changes that. */
    public Future<Optional<Member>> say(Space space, MemberId member, OwnWord word) {
        return sql.say(pool, space.id(), member, word).onSuccess(said -> tell(space));
    }

    /** Everybody a kiosk must know, with their presence; introductions are for others to fill in. */
    public Future<List<RosterEntry>> rosterEntries(Space space) {
        return sql.rosterEntries(pool, space.id());
    }

    /** The same of these alone, also of those who are gone. */
    public Future<List<RosterEntry>> rosterEntries(Space space, Collection<MemberId> members) {
        return sql.rosterEntries(pool, space.id(), members);
    }

    private void tell(Space space) {
        listeners.forEach(heard -> heard.accept(space));
    }

    /** Up to 20,000 rows: not on the event loop. */
    private Future<MembersFile> read(Space space, byte[] csv, Map<String, Known> known) {
        return vertx.executeBlocking(() -> MembersFile.read(csv, known, externalId -> erased.test(space, externalId)));
    }

    private Future<ImportReport> write(SqlConnection connection, Space space, MembersFile file) {
        return sql.add(connection, space.id(), file.added())
                .compose(v -> sql.change(connection, space.id(), file.changed()))
                .compose(v -> passes.issueToThoseWithout(connection, space))
                .map(v -> new ImportReport(
                        true,
                        file.added().size(),
                        file.changed().size(),
                        file.unchanged(),
                        0,
                        file.problems(),
                        file.notes()));
    }

    private static Future<ImportReport> refusal(Throwable e) {
        return e instanceof Refused refused
                ? Future.succeededFuture(ImportReport.refused(refused.problem()))
                : Future.failedFuture(e);
    }
}
