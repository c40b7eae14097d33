package foyer.hub.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL with the house's tables in it, and the pools to reach them. */
public final class Database {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final String NO_WALL =
            "The database's user {} may make no roles, so its rows are kept apart by the hub"
                    + " alone. For the second wall run once, as a superuser: CREATE ROLE foyer_hub NOLOGIN; CREATE ROLE foyer_space"
                    + " NOLOGIN; GRANT foyer_hub, foyer_space TO {};";

    /** Connections for pages and the API. */
    private static final int DESK_CONNECTIONS = 6;

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final PgConnectOptions asHub;
    private final Pool pool;
    private final Pool scoped;
    private final Pool keeper;

    /**
     * Migrates, and puts up the second wall, which blocks: to be called before the event loop has anything to do, or on a
     * worker.
     */
    public static Database open(Vertx vertx, DatabaseAddress address) {
        Flyway.configure()
                .dataSource(address.forJdbc(), address.user(), address.password())
                .load()
                .migrate();
        boolean walled = WallSql.stands(address);
        if (!walled) {
            log.warn(NO_WALL, address.user(), address.user());
        }
        return new Database(vertx, address, walled);
    }

    private Database(Vertx vertx, DatabaseAddress address, boolean walled) {
        this.vertx = vertx;
        this.address = address;
        this.asHub = walled ? address.forVertx().addProperty("role", WallSql.HUB) : address.forVertx();
        this.pool = pool("desk", DESK_CONNECTIONS, asHub);
        this.scoped = walled ? new ScopedPool(pool) : pool;
        this.keeper = pool("keeper", 1, address.forVertx());
    }

    /** For what the hub does for all its spaces, but for the check-ins. */
    public Pool pool() {
        return pool;
    }

    /** For what is asked about one space: a request that has entered its {@link Scope} reaches no other's rows. */
    public Pool scoped() {
        return scoped;
    }

    /** A pool of its own: one connection a lane, so that check-ins never queue behind a page's question. */
    public Pool lanes(int lanes) {
        return pool("lanes", lanes, asHub);
    }

    /** The owner of the tables, for making more of them: the months' partitions. */
    public Pool keeper() {
        return keeper;
    }

    public Future<Void> close() {
        return pool.close().eventually(keeper::close);
    }

    private Pool pool(String name, int connections, PgConnectOptions as) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections).setShared(true).setName(name + "@" + address))
                .connectingTo(as)
                .using(vertx)
                .build();
    }
}
