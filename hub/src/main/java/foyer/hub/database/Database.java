package foyer.hub.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the house's tables in it, and the pools to reach them. */
public final class Database {

    /** Connections for pages and the API. */
    private static final int DESK_CONNECTIONS = 6;

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final Pool pool;

    /** Migrates, which blocks: to be called before the event loop has anything to do, or on a worker. */
    public static Database open(Vertx vertx, DatabaseAddress address) {
        Flyway.configure()
                .dataSource(address.forJdbc(), address.user(), address.password())
                .load()
                .migrate();
        return new Database(vertx, address);
    }

    private Database(Vertx vertx, DatabaseAddress address) {
        this.vertx = vertx;
        this.address = address;
        this.pool = pool("desk", DESK_CONNECTIONS);
    }

    /** For everything but the check-ins. */
    public Pool pool() {
        return pool;
    }

    /** A pool of its own: one connection a lane, so that check-ins never queue behind a page's question. */
    public Pool lanes(int lanes) {
        return pool("lanes", lanes);
    }

    public Future<Void> close() {
        return pool.close();
    }

    private Pool pool(String name, int connections) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections).setShared(true).setName(name + "@" + address))
                .connectingTo(address.forVertx())
                .using(vertx)
                .build();
    }
}
