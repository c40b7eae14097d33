package foyer.journeys.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One kiosk's check-ins, or its reports. A kiosk numbers them from 1 without gaps and says how far it has counted, so whatever number up to
 * there is neither in the books nor set aside nor waiting at the kiosk has been lost.
 *
 * @param what     they are, in words
 * @param rows     lines in the books
 * @param ids      different ids among them
 * @param numbers  different numbers, of those in the books, those set aside and those forgotten after their time
 * @param counted  how far the kiosk has counted, by its own word or by its highest number here
 * @param stillOut what the kiosk last said still waits there
 */
record Tally(String space, String kiosk, String what, long rows, long ids, long numbers, long counted, long stillOut) {

    private static final String EACH_KIOSK = """
            WITH seen AS (
                SELECT space_id, device_id, id, seq FROM check_in
            ), aside AS (
                SELECT s.id AS space_id, d.id AS device_id, substring(a.message FROM '"seq"\\s*:\\s*([0-9]{1,18})')::bigint AS seq
                FROM check_in_aside a
                JOIN space s ON s.slug = split_part(a.topic, '/', 3)
                JOIN device d ON d.space_id = s.id AND d.slug = split_part(a.topic, '/', 4)
                WHERE split_part(a.topic, '/', 5) = 'check-ins'
            )
            SELECT s.slug, d.slug,
                   (SELECT count(*) FROM seen c WHERE c.space_id = d.space_id AND c.device_id = d.id) AS rows,
                   (SELECT count(DISTINCT id) FROM seen c WHERE c.space_id = d.space_id AND c.device_id = d.id) AS ids,
                   (SELECT count(DISTINCT seq)
                    FROM (SELECT space_id, device_id, seq FROM seen
                          UNION ALL SELECT space_id, device_id, seq FROM aside) c
                    WHERE c.space_id = d.space_id AND c.device_id = d.id)
                     + coalesce(f.numbers, 0) AS numbers,
                   greatest(coalesce(st.last_seq, 0),
                            coalesce(f.numbers, 0),
                            (SELECT coalesce(max(seq), 0) FROM seen c
                             WHERE c.space_id = d.space_id AND c.device_id = d.id)) AS counted,
                   coalesce((st.status ->> 'waiting')::bigint, 0) AS still_out
            FROM device d
            JOIN space s ON s.id = d.space_id
            LEFT JOIN device_status st ON st.space_id = d.space_id AND st.device_id = d.id
            LEFT JOIN check_in_forgotten f ON f.space_id = d.space_id AND f.device_id = d.id
            WHERE d.kind = 'kiosk'
            ORDER BY s.slug, d.slug
            """;

    /** A device does not say how far it has counted its reports: what it still keeps is not seen here. */
    private static final String EACH_REPORTER = """
            WITH seen AS (
                SELECT space_id, device_id, id, seq FROM report
            ), aside AS (
                SELECT s.id AS space_id, d.id AS device_id, substring(a.message FROM '"seq"\\s*:\\s*([0-9]{1,18})')::bigint AS seq
                FROM check_in_aside a
                JOIN space s ON s.slug = split_part(a.topic, '/', 3)
                JOIN device d ON d.space_id = s.id AND d.slug = split_part(a.topic, '/', 4)
                WHERE split_part(a.topic, '/', 5) = 'reports'
            ), numbers AS (
                SELECT space_id, device_id, count(DISTINCT seq) AS numbers, max(seq) AS most
                FROM (SELECT space_id, device_id, seq FROM seen UNION ALL SELECT space_id, device_id, seq FROM aside) every
                GROUP BY space_id, device_id
            )
            SELECT s.slug, d.slug,
                   (SELECT count(*) FROM seen c WHERE c.space_id = d.space_id AND c.device_id = d.id) AS rows,
                   (SELECT count(DISTINCT id) FROM seen c WHERE c.space_id = d.space_id AND c.device_id = d.id) AS ids,
                   coalesce(n.numbers, 0) + coalesce(f.numbers, 0) AS numbers,
                   greatest(coalesce(n.most, 0), coalesce(f.numbers, 0)) AS counted,
                   0::bigint AS still_out
            FROM device d
            JOIN space s ON s.id = d.space_id
            LEFT JOIN numbers n ON n.space_id = d.space_id AND n.device_id = d.id
            LEFT JOIN report_forgotten f ON f.space_id = d.space_id AND f.device_id = d.id
            WHERE n.most > 0
            ORDER BY s.slug, d.slug
            """;

    static List<Tally> of(Connection database) throws SQLException {
        return of(database, EACH_KIOSK, "check-ins");
    }

    static List<Tally> ofReports(Connection database) throws SQLException {
        return of(database, EACH_REPORTER, "reports");
    }

    private static List<Tally> of(Connection database, String sql, String what) throws SQLException {
        try (PreparedStatement each = database.prepareStatement(sql);
                ResultSet row = each.executeQuery()) {
            List<Tally> tallies = new ArrayList<>();
            while (row.next()) {
                tallies.add(new Tally(
                        row.getString(1),
                        row.getString(2),
                        what,
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)));
            }
            return tallies;
        }
    }

    /** Never more than is absent: what waited a moment ago may have arrived since. */
    long waiting() {
        return Math.min(stillOut, counted - numbers);
    }

    long missing() {
        return counted - numbers - waiting();
    }

    /** The same id twice, or one number given to two. */
    long doubled() {
        return (rows - ids) + Math.max(0, ids - numbers);
    }

    String words() {
        return space + "/" + kiosk + ": " + rows + " " + what + ", numbered to " + counted + ", " + missing()
                + " missing, " + doubled() + " doubled";
    }
}
