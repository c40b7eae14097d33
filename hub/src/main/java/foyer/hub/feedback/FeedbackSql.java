package foyer.hub.feedback;

/** The SQL of feedback. */
final class FeedbackSql {

    /** Without an event it is for the day, whose rows have no uid. */
    static final String COUNT = """
            INSERT INTO feedback AS f (space_id, day, uid, recurrence_id, mood, taps)
            VALUES ($1, $2, $3, coalesce($4::timestamptz, 'epoch'), $5, 1)
            ON CONFLICT (space_id, day, uid, recurrence_id, mood) DO UPDATE SET taps = f.taps + 1
            """;

    private FeedbackSql() {}
}
