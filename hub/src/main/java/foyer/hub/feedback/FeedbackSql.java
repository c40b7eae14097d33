package foyer.hub.feedback;

/** The SQL of feedback. */
final class FeedbackSql {

    /** Without an event it is for the day, whose rows have no uid. */
    static final String COUNT = """
            INSERT INTO feedback AS f (space_id, day, uid, recurrence_id, mood, taps)
            VALUES ($1, $2, $3, coalesce($4::timestamptz, 'epoch'), $5, 1)
            ON CONFLICT (space_id, day, uid, recurrence_id, mood) DO UPDATE SET taps = f.taps + 1
            """;

    static final String COUNTS = """
            SELECT f.day, CASE WHEN f.uid <> '' THEN coalesce(min(o.title), f.uid) END AS title,
                coalesce(max(f.taps) FILTER (WHERE f.mood = 'GOOD'), 0) AS good,
                coalesce(max(f.taps) FILTER (WHERE f.mood = 'FINE'), 0) AS fine,
                coalesce(max(f.taps) FILTER (WHERE f.mood = 'NOT_SO_GOOD'), 0) AS not_so_good
            FROM feedback f
            LEFT JOIN occurrence o
                ON o.space_id = f.space_id AND o.uid = f.uid AND o.recurrence_id = f.recurrence_id
            WHERE f.space_id = $1 AND f.day BETWEEN $2 AND $3
            GROUP BY f.day, f.uid, f.recurrence_id
            ORDER BY f.day DESC, f.uid <> '', f.recurrence_id, f.uid
            """;

    private FeedbackSql() {}
}
