package foyer.hub.screens;

/** The SQL of screens. */
final class ScreensSql {

    /** Who came lately, is still in, and allows screens to say so. */
    static final String ARRIVALS = """
            SELECT m.display_name, m.member_since, p.since
            FROM presence p
            JOIN member m ON m.space_id = p.space_id AND m.id = p.member_id
            WHERE p.space_id = $1 AND p.present AND p.since > $2 AND m.on_screens AND m.status = 'active'
            ORDER BY p.since DESC, m.id
            LIMIT $3
            """;

    private ScreensSql() {}
}
