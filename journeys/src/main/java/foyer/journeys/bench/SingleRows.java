package foyer.journeys.bench;

import foyer.hub.database.DatabaseAddress;
import java.nio.file.Path;

/**
 * What most systems do, done well: one check-in, one commit, on 64 connections with prepared statements. It does the
 * ledger's work but for the occupancy, whose one row all 64 would wait for.
 */
interface SingleRows {

    int CONNECTIONS = 64;

    /** Check-ins a second. */
    double run(int seconds);

    /** For the table. */
    String name();

    /** PostgreSQL's own tool where it is installed, being the fastest; else as many connections of our own. */
    static SingleRows on(DatabaseAddress database, Path folder, BenchSpace space) {
        return Pgbench.isInstalled() ? new Pgbench(database, folder, space) : new OwnConnections(database, space);
    }

    /** The member and the direction are parameters, in whatever form the two ways write them. */
    static String statement(BenchSpace space, String member, String direction) {
        return """
                WITH kept AS (
                    INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at)
                    VALUES (%d, gen_random_uuid(), %s, %d, 1, %s, clock_timestamp())
                    ON CONFLICT DO NOTHING
                    RETURNING space_id, id, member_id, direction, occurred_at)
                INSERT INTO presence AS p (space_id, member_id, present, since, last_id)
                SELECT space_id, member_id, direction = 1, occurred_at, id FROM kept
                ON CONFLICT (space_id, member_id) DO UPDATE
                   SET was_present = p.present, present = excluded.present,
                       since = excluded.since, last_id = excluded.last_id
                 WHERE (p.since, p.last_id) < (excluded.since, excluded.last_id);
                """.formatted(space.number(), member, space.deviceNumber(), direction);
    }
}
