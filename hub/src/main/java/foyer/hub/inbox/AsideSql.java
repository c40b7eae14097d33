package foyer.hub.inbox;

/** The SQL of what is kept aside. The table is of before there were reports; the topic tells which it was. */
final class AsideSql {

    /** What is set aside twice is kept once; the first reason stands. */
    static final String PUT = """
            INSERT INTO check_in_aside (check_in_id, space_id, topic, message, why)
            VALUES ($1, (SELECT id FROM space WHERE slug = split_part($2, '/', 3)), $2, $3, $4)
            ON CONFLICT (check_in_id) DO NOTHING
            """;

    static final String COUNT = "SELECT count(*) AS set_aside FROM check_in_aside WHERE space_id = $1";

    static final String LATEST = """
            SELECT check_in_id, topic, message, why, at
            FROM check_in_aside
            WHERE space_id = $1
            ORDER BY at DESC, id DESC
            LIMIT $2
            """;

    private AsideSql() {}
}
