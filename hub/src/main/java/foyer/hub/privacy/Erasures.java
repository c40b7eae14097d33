package foyer.hub.privacy;

import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a member out of everything that is kept, for good; what was counted stays counted, as nobody's. Any thread. */
public final class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Spaces spaces;
    private final ErasureBook book;
    private final InstantSource clock;
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    public Erasures(Vertx vertx, Pool pool, Spaces spaces, ErasureBook book, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.spaces = spaces;
        this.book = book;
        this.clock = clock;
    }

    /** Hears of each space that somebody was taken out of, after it is committed. */
    public void onErased(Consumer<Space> heard) {
        listeners.add(heard);
    }

    /**
     * Into the book first: if this hub dies in between, its next start goes on.
     *
     * @return whether there was such a member
     */
    public Future<Boolean> erase(Space space, MemberId member) {
        return pool.withConnection(connection -> externalId(connection, space, member))
                .compose(known -> known.map(externalId -> written(space, member, externalId)
                                .compose(at -> takeOut(space, member, at))
                                .map(true))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    /** Whoever stands in the book and in the database again has come back with a backup. For the start. */
    public Future<Void> again() {
        Future<Void> done = Future.succeededFuture();
        for (ErasureBook.Entry entry : book.entries()) {
            Optional<Space> space = spaces.find(entry.space());
            if (space.isPresent()) {
                done = done.compose(v -> again(space.get(), entry));
            }
        }
        return done.compose(v ->
                pool.preparedQuery(PrivacySql.NEVER_REUSE_A_NUMBER).execute().mapEmpty());
    }

    /** Some of these may have been erased while their kiosk was offline. */
    public Future<Void> cameIn(Space space, Collection<MemberId> members) {
        Long[] numbers = members.stream().map(MemberId::value).toArray(Long[]::new);
        return pool.preparedQuery(PrivacySql.ERASED_AMONG)
                .execute(Tuple.of(space.id()).addArrayOfLong(numbers))
                .compose(erased -> takeOut(space, erased));
    }

    /** The same for all of them, for what a crash has left; to be called now and then. */
    public Future<Void> sweep(Space space) {
        return pool.preparedQuery(PrivacySql.BACK_AGAIN)
                .execute(Tuple.of(space.id()))
                .compose(back -> takeOut(space, back));
    }

    /** Whether the space's own books still name somebody who asked to be forgotten. */
    public boolean named(Space space, String externalId) {
        return book.names(space.slug(), externalId);
    }

    private Future<Void> again(Space space, ErasureBook.Entry entry) {
        return pool.withConnection(connection -> externalId(connection, space, entry.member()))
                .compose(known -> {
                    if (known.isEmpty()) {
                        return remember(space, entry.member(), entry.at());
                    }
                    if (!book.names(space.slug(), known.get())) {
                        return Future.succeededFuture(); // an older database gave the number to somebody else
                    }
                    log.warn("Member {} of {} was erased, and is back: erasing again", entry.member(), space.slug());
                    return takeOut(space, entry.member(), entry.at());
                });
    }

    private Future<Void> takeOut(Space space, RowSet<Row> members) {
        List<Future<Void>> all = new ArrayList<>();
        members.forEach(row -> all.add(takeOut(space, new MemberId(row.getLong("member_id")), clock.instant())));
        return Future.all(all).mapEmpty();
    }

    private Future<Void> takeOut(Space space, MemberId member, Instant at) {
        return pool.withTransaction(connection -> {
                    Future<?> done = connection
                            .preparedQuery(PrivacySql.REMEMBER)
                            .execute(Tuple.of(space.id(), member.value(), at.atOffset(ZoneOffset.UTC)));
                    for (String statement : PrivacySql.ERASE) {
                        done = done.compose(
                                v -> connection.preparedQuery(statement).execute(Tuple.of(space.id(), member.value())));
                    }
                    return done;
                })
                .onSuccess(v -> listeners.forEach(heard -> heard.accept(space)))
                .mapEmpty();
    }

    private Future<Void> remember(Space space, MemberId member, Instant at) {
        return pool.preparedQuery(PrivacySql.REMEMBER)
                .execute(Tuple.of(space.id(), member.value(), at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private Future<Instant> written(Space space, MemberId member, String externalId) {
        Instant now = clock.instant();
        return vertx.executeBlocking(() -> {
            book.add(space, member, externalId, now);
            return now;
        });
    }

    private static Future<Optional<String>> externalId(SqlConnection connection, Space space, MemberId member) {
        return connection
                .preparedQuery(PrivacySql.EXTERNAL_ID)
                .execute(Tuple.of(space.id(), member.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("external_id")));
    }
}
