package foyer.hub.events;

import foyer.hub.events.Attendance.Arrival;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables {@code calendar} and {@code occurrence}, and the arrivals of a day. */
final class EventsSql {

    /** Also locks it, so that two imports of one calendar follow each other. */
    private static final String KEEP_CALENDAR = """
            INSERT INTO calendar AS c (space_id, name, ics, imported_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (space_id, name) DO UPDATE
            SET ics = excluded.ics, imported_at = excluded.imported_at
            WHERE c.ics <> excluded.ics""";

    private static final String CALENDARS = """
            SELECT name, ics
            FROM calendar
            WHERE space_id = $1
            ORDER BY name""";

    /** Only what is different is written. A row that is new has never been deleted or locked: its xmax is 0. */
    private static final String PUT = """
            INSERT INTO occurrence AS o (space_id, calendar, uid, recurrence_id, title, description, room, format,
                starts_at, ends_at, all_day)
            SELECT $1, $2, uid, recurrence_id, title, description, room, format, starts_at, ends_at, all_day
            FROM unnest($3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $9::timestamptz[], $10::timestamptz[], $11::boolean[])
                AS new (uid, recurrence_id, title, description, room, format, starts_at, ends_at, all_day)
            ON CONFLICT (space_id, calendar, uid, recurrence_id) DO UPDATE
            SET title = excluded.title, description = excluded.description, room = excluded.room,
                format = excluded.format, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                all_day = excluded.all_day
            WHERE (o.title, o.description, o.room, o.format, o.starts_at, o.ends_at, o.all_day)
                IS DISTINCT FROM (excluded.title, excluded.description, excluded.room, excluded.format,
                    excluded.starts_at, excluded.ends_at, excluded.all_day)
            RETURNING xmax = 0 AS added""";

    private static final String REMOVE = """
            DELETE FROM occurrence o
            WHERE o.space_id = $1 AND o.calendar = $2 AND o.starts_at > $3
              AND NOT EXISTS (SELECT 1
                  FROM unnest($4::text[], $5::timestamptz[]) AS new (uid, recurrence_id)
                  WHERE new.uid = o.uid AND new.recurrence_id = o.recurrence_id)""";

    private static final String BETWEEN = """
            SELECT uid, recurrence_id, title, description, room, format, starts_at, ends_at, all_day
            FROM occurrence
            WHERE space_id = $1 AND starts_at < $3 AND (ends_at > $2 OR starts_at >= $2)
            ORDER BY starts_at, ends_at, calendar, uid, recurrence_id""";

    private static final String ARRIVALS = """
            SELECT member_id, occurred_at
            FROM check_in
            WHERE space_id = $1 AND direction = 1 AND occurred_at >= $2 AND occurred_at < $3
              AND ($4::timestamptz IS NULL OR received_at < $4)""";

    private static final String KEEP_ATTENDED = """
            UPDATE occurrence
            SET attended = coalesce(attended, 0) + $4
            WHERE space_id = $1 AND uid = $2 AND recurrence_id = $3""";

    private static final String ATTENDED = """
            SELECT uid, recurrence_id, attended
            FROM occurrence
            WHERE space_id = $1 AND starts_at >= $2 AND starts_at < $3 AND attended > 0""";

    record Calendar(String name, String ics) {}

    /** Which occurrence. */
    record Key(String uid, Instant recurrenceId) {
        static Key of(Occurrence occurrence) {
            return new Key(occurrence.uid(), occurrence.recurrenceId());
        }
    }

    record Written(int added, int changed, int removed) {}

    Future<Void> keepCalendar(SqlClient connection, int space, String name, String ics, Instant now) {
        return connection
                .preparedQuery(KEEP_CALENDAR)
                .execute(Tuple.of(space, name, ics, utc(now)))
                .mapEmpty();
    }

    Future<List<Calendar>> calendars(SqlClient connection, int space) {
        return connection.preparedQuery(CALENDARS).execute(Tuple.of(space)).map(rows -> {
            List<Calendar> calendars = new ArrayList<>();
            rows.forEach(row -> calendars.add(new Calendar(row.getString("name"), row.getString("ics"))));
            return calendars;
        });
    }

    Future<Written> write(SqlClient connection, int space, String calendar, List<Occurrence> all, Instant now) {
        Tuple put = Tuple.wrap(Arrays.asList(
                space,
                calendar,
                texts(all, Occurrence::uid),
                times(all, Occurrence::recurrenceId),
                texts(all, Occurrence::title),
                texts(all, Occurrence::description),
                texts(all, Occurrence::room),
                texts(all, occurrence -> occurrence.format()),
                times(all, Occurrence::startsAt),
                times(all, Occurrence::endsAt),
                all.stream().map(Occurrence::allDay).toArray(Boolean[]::new)));
        Tuple remove = Tuple.wrap(Arrays.asList(
                space, calendar, utc(now), texts(all, Occurrence::uid), times(all, Occurrence::recurrenceId)));
        return connection.preparedQuery(PUT).execute(put).compose(written -> {
            int added = 0;
            for (Row row : written) {
                added += row.getBoolean("added") ? 1 : 0;
            }
            int isNew = added;
            return connection
                    .preparedQuery(REMOVE)
                    .execute(remove)
                    .map(removed -> new Written(isNew, written.rowCount() - isNew, removed.rowCount()));
        });
    }

    Future<List<Occurrence>> between(SqlClient client, int space, Instant from, Instant until) {
        return client.preparedQuery(BETWEEN)
                .execute(Tuple.of(space, utc(from), utc(until)))
                .map(rows -> {
                    List<Occurrence> occurrences = new ArrayList<>();
                    rows.forEach(row -> occurrences.add(new Occurrence(
                            row.getString("uid"),
                            instant(row, "recurrence_id"),
                            row.getString("title"),
                            row.getString("description"),
                            row.getString("room"),
                            row.getString("format"),
                            instant(row, "starts_at"),
                            instant(row, "ends_at"),
                            row.getBoolean("all_day"))));
                    return occurrences;
                });
    }

    /** With {@code heardBefore}, only those that the hub had heard of by then. */
    Future<List<Arrival>> arrivals(
            SqlClient client, int space, Instant from, Instant until, @Nullable Instant heardBefore) {
        return client.preparedQuery(ARRIVALS)
                .execute(Tuple.of(space, utc(from), utc(until), heardBefore == null ? null : utc(heardBefore)))
                .map(rows -> {
                    List<Arrival> arrivals = new ArrayList<>();
                    rows.forEach(row -> arrivals.add(
                            new Arrival(new MemberId(row.getLong("member_id")), instant(row, "occurred_at"))));
                    return arrivals;
                });
    }

    /** Adds up, for who came in time but was heard of late. */
    Future<Void> keepAttended(SqlClient client, int space, List<Attended> attended) {
        List<Tuple> rows = attended.stream()
                .filter(each -> each.attendance() > 0)
                .map(each -> Tuple.of(
                        space, each.occurrence().uid(), utc(each.occurrence().recurrenceId()), each.attendance()))
                .toList();
        return rows.isEmpty()
                ? Future.succeededFuture()
                : client.preparedQuery(KEEP_ATTENDED).executeBatch(rows).mapEmpty();
    }

    Future<Map<Key, Integer>> attended(SqlClient client, int space, Instant from, Instant until) {
        return client.preparedQuery(ATTENDED)
                .execute(Tuple.of(space, utc(from), utc(until)))
                .map(rows -> {
                    Map<Key, Integer> attended = new HashMap<>();
                    rows.forEach(row -> attended.put(
                            new Key(row.getString("uid"), instant(row, "recurrence_id")), row.getInteger("attended")));
                    return attended;
                });
    }

    private static String[] texts(List<Occurrence> all, Function<Occurrence, ? extends @Nullable String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Occurrence> all, Function<Occurrence, Instant> part) {
        return all.stream().map(part).map(EventsSql::utc).toArray(OffsetDateTime[]::new);
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
