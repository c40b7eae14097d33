package foyer.hub.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collector;

/** A pool that asks within the {@link Scope} of whoever asks; without one as the pool behind it does. */
final class ScopedPool implements Pool {

    private final Pool pool;

    ScopedPool(Pool pool) {
        this.pool = pool;
    }

    private <T> Future<T> within(Function<SqlClient, Future<T>> work) {
        OptionalInt space = Scope.now();
        return space.isEmpty() ? work.apply(pool) : narrowed(space.getAsInt(), work::apply);
    }

    private <T> Future<T> narrowed(int space, Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(WallSql.NARROW)
                .execute(Tuple.of(Integer.toString(space)))
                .compose(narrow -> work.apply(connection)));
    }

    @Override
    public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work) {
        OptionalInt space = Scope.now();
        return space.isEmpty() ? pool.withTransaction(work) : narrowed(space.getAsInt(), work);
    }

    @Override
    public <T> Future<T> withConnection(Function<SqlConnection, Future<T>> work) {
        OptionalInt space = Scope.now();
        return space.isEmpty() ? pool.withConnection(work) : narrowed(space.getAsInt(), work);
    }

    /** A connection would outlive the transaction that narrows it. */
    @Override
    public Future<SqlConnection> getConnection() {
        return Scope.now().isEmpty()
                ? pool.getConnection()
                : Future.failedFuture(new IllegalStateException("Within a scope there are transactions only"));
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new ScopedQuery<>(client -> client.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new ScopedPreparedQuery<>(client -> client.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new ScopedPreparedQuery<>(client -> client.preparedQuery(sql, options));
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    private class ScopedQuery<T> implements Query<T> {

        private final Function<SqlClient, ? extends Query<T>> on;

        ScopedQuery(Function<SqlClient, ? extends Query<T>> on) {
            this.on = on;
        }

        @Override
        public Future<T> execute() {
            return within(client -> on.apply(client).execute());
        }

        @Override
        public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new ScopedQuery<>(client -> on.apply(client).collecting(collector));
        }

        @Override
        public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new ScopedQuery<>(client -> on.apply(client).mapping(mapper));
        }
    }

    private final class ScopedPreparedQuery<T> extends ScopedQuery<T> implements PreparedQuery<T> {

        private final Function<SqlClient, PreparedQuery<T>> on;

        ScopedPreparedQuery(Function<SqlClient, PreparedQuery<T>> on) {
            super(on);
            this.on = on;
        }

        @Override
        public Future<T> execute(Tuple tuple) {
            return within(client -> on.apply(client).execute(tuple));
        }

        @Override
        public Future<T> executeBatch(List<Tuple> batch) {
            return within(client -> on.apply(client).executeBatch(batch));
        }

        @Override
        public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new ScopedPreparedQuery<>(client -> on.apply(client).collecting(collector));
        }

        @Override
        public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new ScopedPreparedQuery<>(client -> on.apply(client).mapping(mapper));
        }
    }
}
