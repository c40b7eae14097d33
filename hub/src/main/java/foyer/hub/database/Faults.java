package foyer.hub.database;

import io.vertx.pgclient.PgException;

/** What PostgreSQL's failures mean, by their SQLSTATE. */
public final class Faults {

    private Faults() {}

    /** 40P01 deadlock, 40001 serialization failure. */
    public static boolean worthAnotherTry(Throwable e) {
        return e instanceof PgException pg && ("40P01".equals(pg.getSqlState()) || "40001".equals(pg.getSqlState()));
    }

    /** Classes 22 (data exception) and 23 (integrity constraint violation): the next try would end the same. */
    public static boolean aboutTheData(Throwable e) {
        String state = e instanceof PgException pg ? pg.getSqlState() : null;
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
