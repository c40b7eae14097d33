package foyer.hub.privacy;

import java.util.List;

/** The SQL of privacy. {@code $1} is a space and {@code $2} a member of it, unless said otherwise. */
final class PrivacySql {

    static final String EXTERNAL_ID = "SELECT external_id FROM member WHERE space_id = $1 AND id = $2 FOR UPDATE";

    static final String REMEMBER = """
            INSERT INTO erased (space_id, member_id, at)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    /** 60 bits by lot below the one that says nobody. */
    private static final String NOBODY =
            "(4611686018427387904 | ('x' || left(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint)";

    /** One nobody for each day of the space, so that the different people of a day still count as one each. */
    private static final String CHECK_INS = """
            WITH days AS MATERIALIZED (
                SELECT day, %s AS nobody
                FROM (SELECT DISTINCT (c.occurred_at AT TIME ZONE s.time_zone)::date AS day
                      FROM check_in c
                      JOIN space s ON s.id = c.space_id
                      WHERE c.space_id = $1 AND c.member_id = $2) AS own
            )
            UPDATE check_in c
            SET member_id = days.nobody, pass_id = NULL
            FROM days, space s
            WHERE c.space_id = $1 AND c.member_id = $2 AND s.id = c.space_id
              AND days.day = (c.occurred_at AT TIME ZONE s.time_zone)::date""".formatted(NOBODY);

    /** Whoever is in still counts as in, until the stay is closed as forgotten. */
    private static final String PRESENCE =
            "UPDATE presence SET member_id = " + NOBODY + " WHERE space_id = $1 AND member_id = $2 AND present";

    private static final String ABSENCE = "DELETE FROM presence WHERE space_id = $1 AND member_id = $2";

    private static final String SET_ASIDE = """
            DELETE FROM check_in_aside
            WHERE space_id = $1 AND message ~ ('"(member|host)"\\s*:\\s*' || $2::bigint || '\\M')""";

    /** Their introductions took place, but what they shared is nobody's business any more. */
    private static final String INTRODUCTIONS = """
            UPDATE introduction i
            SET shared = '', prompt = '', bonds = '[]', until = least(i.until, i.made_at)
            FROM introduction_member m
            WHERE i.space_id = $1 AND m.space_id = i.space_id AND m.introduction_id = i.id AND m.member_id = $2""";

    /** Takes along whatever hangs on the member: passes, sessions, their place in introductions. */
    private static final String MEMBER = "DELETE FROM member WHERE space_id = $1 AND id = $2";

    /** In this order, in one transaction. */
    static final List<String> ERASE = List.of(CHECK_INS, PRESENCE, ABSENCE, SET_ASIDE, INTRODUCTIONS, MEMBER);

    /** What came in late from a kiosk that was offline; {@code $2} are members. */
    static final String ERASED_AMONG = "SELECT member_id FROM erased WHERE space_id = $1 AND member_id = ANY ($2)";

    /** Erased ones that have something here again. */
    static final String BACK_AGAIN = """
            SELECT e.member_id
            FROM erased e
            WHERE e.space_id = $1
              AND (EXISTS (SELECT 1 FROM check_in c WHERE c.space_id = e.space_id AND c.member_id = e.member_id)
                OR EXISTS (SELECT 1 FROM presence p WHERE p.space_id = e.space_id AND p.member_id = e.member_id))""";

    /** A database that was put back counts members from where it was: a number in the book must not be given again. */
    static final String NEVER_REUSE_A_NUMBER = """
            SELECT setval(own.numbers, greatest(nextval(own.numbers), (SELECT coalesce(max(member_id), 1) FROM erased)))
            FROM (SELECT pg_get_serial_sequence('member', 'id') AS numbers) own""";

    /** Everything that is known of one member, as one JSON document. */
    static final String OWN_DATA = """
            SELECT jsonb_build_object(
                'member', (SELECT to_jsonb(m) - 'space_id' FROM member m
                    WHERE m.space_id = $1 AND m.id = $2),
                'presence', (SELECT to_jsonb(p) - 'space_id' - 'member_id' - 'last_id' FROM presence p
                    WHERE p.space_id = $1 AND p.member_id = $2),
                'checkIns', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'at', c.occurred_at, 'direction', CASE c.direction WHEN 1 THEN 'in' ELSE 'out' END,
                        'door', d.name, 'received', c.received_at) ORDER BY c.occurred_at), '[]')
                    FROM check_in c
                    LEFT JOIN device d ON d.space_id = c.space_id AND d.id = c.device_id
                    WHERE c.space_id = $1 AND c.member_id = $2),
                'passes', (SELECT coalesce(jsonb_agg(to_jsonb(p) - 'space_id' - 'member_id' ORDER BY p.valid_from), '[]')
                    FROM pass p
                    WHERE p.space_id = $1 AND p.member_id = $2),
                'phones', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'signedInAt', s.created_at, 'until', s.expires_at) ORDER BY s.created_at), '[]')
                    FROM member_session s
                    WHERE s.space_id = $1 AND s.member_id = $2),
                'links', (SELECT coalesce(jsonb_agg(jsonb_build_object('until', l.expires_at)), '[]')
                    FROM member_link l
                    WHERE l.space_id = $1 AND l.member_id = $2),
                'pin', (SELECT jsonb_build_object('setAt', n.set_at) FROM member_pin n
                    WHERE n.space_id = $1 AND n.member_id = $2),
                'askedAtTheDoor', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'at', k.asked_at, 'letIn', k.let_in) ORDER BY k.asked_at), '[]')
                    FROM door_ask k
                    WHERE k.space_id = $1 AND k.member_id = $2),
                'visitors', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'at', v.came_at, 'name', v.name, 'comingAt', v.coming_at) ORDER BY v.came_at), '[]')
                    FROM visit v
                    WHERE v.space_id = $1 AND v.member_id = $2),
                'rollCalls', (SELECT coalesce(jsonb_agg(jsonb_build_object('seenAt', r.at) ORDER BY r.at), '[]')
                    FROM roll_call_tick r
                    WHERE r.space_id = $1 AND r.member_id = $2),
                'letters', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'at', o.at, 'to', o.recipient, 'subject', o.subject) ORDER BY o.at), '[]')
                    FROM outbox o
                    WHERE o.space_id = $1 AND o.member_id = $2),
                'expectedAt', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'event', r.uid, 'at', r.recurrence_id, 'saidAt', r.said_at) ORDER BY r.recurrence_id), '[]')
                    FROM rsvp r
                    WHERE r.space_id = $1 AND r.member_id = $2),
                'events', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'event', v.uid, 'at', v.recurrence_id, 'came', v.came, 'answer', v.answer)
                        ORDER BY v.recurrence_id), '[]')
                    FROM event_visit v
                    WHERE v.space_id = $1 AND v.member_id = $2),
                'introductions', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'at', i.made_at, 'shared', i.shared, 'question', i.prompt, 'place', i.place,
                        'with', (SELECT jsonb_agg(om.display_name ORDER BY om.id)
                            FROM introduction_member o
                            JOIN member om ON om.space_id = o.space_id AND om.id = o.member_id
                            WHERE o.space_id = i.space_id AND o.introduction_id = i.id AND o.member_id <> $2))
                        ORDER BY i.made_at), '[]')
                    FROM introduction i
                    JOIN introduction_member own ON own.space_id = i.space_id AND own.introduction_id = i.id
                    WHERE i.space_id = $1 AND own.member_id = $2)
                ) AS data
            WHERE EXISTS (SELECT 1 FROM member WHERE space_id = $1 AND id = $2 AND status <> 'gone')""";

    // Retention. $1 is a space, $2 the first moment that is kept; a step forgets what occurred before $3.

    /** Two hubs must not add up the same rows. */
    static final String ONE_AT_A_TIME = "SELECT id FROM space WHERE id = $1 FOR NO KEY UPDATE";

    static final String OLDEST = """
            SELECT min(occurred_at) AS oldest
            FROM check_in
            WHERE space_id = $1 AND occurred_at < $2 AND received_at < $2""";

    static final String ADD_UP = """
            INSERT INTO check_in_hour AS h (space_id, hour, arrivals, departures, people)
            SELECT space_id, date_trunc('hour', occurred_at), count(*) FILTER (WHERE direction = 1),
                count(*) FILTER (WHERE direction = -1), count(DISTINCT member_id)
            FROM check_in
            WHERE space_id = $1 AND occurred_at < $3 AND received_at < $2
            GROUP BY space_id, date_trunc('hour', occurred_at)
            ON CONFLICT (space_id, hour) DO UPDATE
            SET arrivals = h.arrivals + excluded.arrivals, departures = h.departures + excluded.departures,
                people = h.people + excluded.people""";

    /** A number that was set aside as well as recorded is one number: it counts where it was recorded. */
    static final String FORGET = """
            WITH gone AS (
                DELETE FROM check_in
                WHERE space_id = $1 AND occurred_at < $3 AND received_at < $2
                RETURNING device_id, seq
            ), aside AS (
                DELETE FROM check_in_aside
                WHERE space_id = $1 AND at < $2 AND at < $3
                RETURNING split_part(topic, '/', 4) AS device, split_part(topic, '/', 5) AS leaf,
                    substring(message FROM '"seq"\\s*:\\s*([0-9]{1,18})')::bigint AS seq
            ), numbers AS (
                SELECT device_id, seq FROM gone
                UNION ALL
                SELECT d.id, aside.seq FROM aside JOIN device d ON d.space_id = $1 AND d.slug = aside.device
                WHERE aside.leaf = 'check-ins' AND aside.seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM check_in c
                    WHERE c.space_id = $1 AND c.device_id = d.id AND c.seq = aside.seq)
            ), reported AS (
                DELETE FROM report WHERE space_id = $1 AND received_at < $2 AND received_at < $3
                RETURNING device_id, seq
            ), report_numbers AS (
                SELECT device_id, seq FROM reported
                UNION ALL
                SELECT d.id, aside.seq FROM aside JOIN device d ON d.space_id = $1 AND d.slug = aside.device
                WHERE aside.leaf = 'reports' AND aside.seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM report r
                    WHERE r.space_id = $1 AND r.device_id = d.id AND r.seq = aside.seq)
            ), reports_counted AS (
                INSERT INTO report_forgotten AS f (space_id, device_id, numbers)
                SELECT $1, n.device_id, count(*)
                FROM report_numbers n
                GROUP BY n.device_id
                ON CONFLICT (space_id, device_id) DO UPDATE SET numbers = f.numbers + excluded.numbers
            ), counted AS (
                INSERT INTO check_in_forgotten AS f (space_id, device_id, numbers)
                SELECT $1, n.device_id, count(*)
                FROM numbers n
                JOIN device d ON d.space_id = $1 AND d.id = n.device_id
                GROUP BY n.device_id
                ON CONFLICT (space_id, device_id) DO UPDATE SET numbers = f.numbers + excluded.numbers
            )
            SELECT count(*) AS forgotten FROM gone""";

    /** Letters name visitors. */
    static final String LETTERS = "DELETE FROM outbox WHERE space_id = $1 AND at < $2";

    /** Of a report that could not be used, with a visitor's name in it, the number is enough: it is still counted. */
    static final String NAMES_SET_ASIDE = """
            UPDATE check_in_aside
            SET message = coalesce('{"seq": ' || substring(message FROM '"seq"\\s*:\\s*([0-9]{1,18})') || '}', '{}')
            WHERE (space_id = $1 OR space_id IS NULL) AND at < $2 AND split_part(topic, '/', 5) = 'reports'
              AND message LIKE '%"name"%'""";

    private PrivacySql() {}
}
