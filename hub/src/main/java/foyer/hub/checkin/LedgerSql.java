package foyer.hub.checkin;

import java.time.YearMonth;
import java.util.Locale;

/** The SQL of check-ins, in the order of the story. */
final class LedgerSql {

    /**
     * One batch, one commit: inserted once per id, the newest presence wins, and what moved is told.
     *
     * <p>A row of {@code presence} remembers how it stood before ({@code was_present}), under the row's own lock, so two
     * batches at once cannot both believe that somebody has just arrived. Nobody is present from a time to come: a kiosk
     * whose clock is ahead would outvote every other door until then. Parameters are arrays, one element a
     * check-in, sorted by id: in another order concurrent repeats of the same batch would deadlock.
     */
    static final String RECORD = """
            WITH ins AS (
                INSERT INTO check_in (id, space_id, member_id, device_id, seq, direction, occurred_at, pass_id)
                SELECT * FROM unnest($1::uuid[], $2::int4[], $3::int8[], $4::int4[], $5::int8[], $6::int2[],
                                     $7::timestamptz[], $8::int8[])
                ON CONFLICT DO NOTHING
                RETURNING id, space_id, member_id, device_id, direction, occurred_at
            ), last AS (
                SELECT DISTINCT ON (space_id, member_id) id, space_id, member_id, device_id, direction, occurred_at
                FROM ins
                ORDER BY space_id, member_id, occurred_at DESC, id DESC
            ), up AS (
                INSERT INTO presence AS p (space_id, member_id, present, since, last_id)
                SELECT space_id, member_id, direction = 1, least(occurred_at, now()), id FROM last
                ON CONFLICT (space_id, member_id) DO UPDATE
                    SET was_present = p.present, present = excluded.present,
                        since = excluded.since, last_id = excluded.last_id, estimated = false
                    WHERE (p.since, p.last_id) < (excluded.since, excluded.last_id)
                RETURNING space_id, member_id, present, was_present, since, last_id
            )
            SELECT up.space_id, up.member_id, last.device_id, up.present, up.since
            FROM up JOIN last ON last.id = up.last_id
            WHERE up.present <> up.was_present
            """;

    /** Only figures go into the text: a statement that makes a table takes no parameters. */
    static String month(YearMonth month) {
        return String.format(
                Locale.ROOT,
                "CREATE TABLE IF NOT EXISTS check_in_%1$tY_%1$tm PARTITION OF check_in"
                        + " FOR VALUES FROM ('%1$tY-%1$tm-01T00:00:00Z') TO ('%2$tY-%2$tm-01T00:00:00Z')",
                month.atDay(1),
                month.plusMonths(1).atDay(1));
    }

    private LedgerSql() {}
}
