package foyer.hub.occupancy;

/** The SQL of occupancy. */
final class OccupancySql {

    /** Takes the space's row for this transaction, so that the count that follows has a place in order. */
    static final String NEXT_VERSION = """
            INSERT INTO occupancy AS o (space_id, version) VALUES ($1, 1)
            ON CONFLICT (space_id) DO UPDATE SET version = o.version + 1
            """;

    /** In a statement of its own: its snapshot is younger than the lock. Who was erased while in is still in, as nobody. */
    static final String COUNT = """
            UPDATE occupancy SET at = $2, present = (
                SELECT count(*) FROM presence p
                LEFT JOIN member m ON m.space_id = p.space_id AND m.id = p.member_id
                WHERE p.space_id = $1 AND p.present AND (m.status <> 'gone' OR p.member_id >= 4611686018427387904))
            WHERE space_id = $1
            RETURNING version, present
            """;

    static final String CLOSE_FORGOTTEN = """
            UPDATE presence SET present = false, was_present = true, estimated = true
            WHERE space_id = $1 AND present AND since < $2
            RETURNING member_id
            """;

    static final String PRESENT = """
            SELECT m.id AS member_id, m.display_name, m.member_since, p.since
            FROM presence p
            JOIN member m ON m.space_id = p.space_id AND m.id = p.member_id AND m.status <> 'gone'
            WHERE p.space_id = $1 AND p.present
            ORDER BY p.since DESC, m.id
            """;

    static final String PASSAGES = """
            SELECT m.id AS member_id, m.display_name, m.member_since, c.direction, c.occurred_at,
                   coalesce(d.name, '') AS device
            FROM check_in c
            JOIN member m ON m.space_id = c.space_id AND m.id = c.member_id AND m.status <> 'gone'
            LEFT JOIN device d ON d.space_id = c.space_id AND d.id = c.device_id
            WHERE c.space_id = $1 AND c.occurred_at >= $2 AND c.occurred_at < $3
            ORDER BY c.occurred_at DESC, c.id DESC
            LIMIT $4
            """;

    /**
     * How many more or fewer were in at the end of each five minutes than at their start. A second scan in the same
     * direction is no step.
     */
    static final String STEPS = """
            WITH day AS (
                SELECT direction, occurred_at,
                       lag(direction) OVER (PARTITION BY member_id ORDER BY occurred_at, id) AS before
                FROM check_in
                WHERE space_id = $1 AND occurred_at >= $2 AND occurred_at < $3
            )
            SELECT date_bin('5 minutes', occurred_at, $2) AS bucket,
                   sum(CASE WHEN direction = before THEN 0 ELSE direction END)::int AS step
            FROM day
            GROUP BY bucket
            ORDER BY bucket
            """;

    /** Who was in when the day began: those first seen leaving, and those who came before it and have not left. */
    static final String AT_START = """
            WITH first AS (
                SELECT DISTINCT ON (member_id) member_id, direction
                FROM check_in
                WHERE space_id = $1 AND occurred_at >= $2 AND occurred_at < $3
                ORDER BY member_id, occurred_at, id
            )
            SELECT (SELECT count(*) FROM first WHERE direction = -1)
                 + (SELECT count(*) FROM presence WHERE space_id = $1 AND present AND since < $2) AS present
            """;

    private OccupancySql() {}
}
