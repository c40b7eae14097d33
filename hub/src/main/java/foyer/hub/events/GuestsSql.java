package foyer.hub.events;

import foyer.hub.events.Guests.AtTheDoor;
import foyer.hub.events.Guests.Guest;
import foyer.wire.AtEvent;
import foyer.wire.DeviceId;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Today.Question;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code event_door}, {@code rsvp} and {@code event_visit}. */
final class GuestsSql {

    private static final String PUT_DOOR = """
            INSERT INTO event_door (space_id, uid, places, device, question)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (space_id, uid) DO UPDATE
            SET places = excluded.places, device = excluded.device, question = excluded.question""";

    private static final String IS_TO_COME = """
            SELECT 1
            FROM occurrence o
            JOIN member m ON m.space_id = o.space_id AND m.id = $5
            WHERE o.space_id = $1 AND o.uid = $2 AND o.recurrence_id = $3 AND o.ends_at > $4
            LIMIT 1""";

    private static final String LOCKED_PLACES = """
            SELECT places FROM event_door WHERE space_id = $1 AND uid = $2 FOR UPDATE""";

    private static final String OTHERS = """
            SELECT count(*) AS others FROM rsvp
            WHERE space_id = $1 AND uid = $2 AND recurrence_id = $3 AND member_id <> $4""";

    private static final String EXPECT = """
            INSERT INTO rsvp (space_id, uid, recurrence_id, member_id, said_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";

    private static final String UNEXPECT = """
            DELETE FROM rsvp WHERE space_id = $1 AND uid = $2 AND recurrence_id = $3 AND member_id = $4""";

    private static final String GUESTS = """
            SELECT m.id, m.display_name, r.member_id IS NOT NULL AS expected, coalesce(v.came, false) AS came, v.answer
            FROM member m
            LEFT JOIN rsvp r ON r.space_id = m.space_id AND r.member_id = m.id AND r.uid = $2 AND r.recurrence_id = $3
            LEFT JOIN event_visit v
                ON v.space_id = m.space_id AND v.member_id = m.id AND v.uid = $2 AND v.recurrence_id = $3
            WHERE m.space_id = $1 AND (r.member_id IS NOT NULL OR v.came)
            ORDER BY m.display_name, m.id""";

    private static final String FOR_DOORS = """
            SELECT o.uid, o.recurrence_id, o.title, o.room, o.starts_at, o.ends_at, d.places, d.device, d.question,
                ARRAY(SELECT r.member_id FROM rsvp r
                    WHERE r.space_id = o.space_id AND r.uid = o.uid AND r.recurrence_id = o.recurrence_id
                    ORDER BY r.member_id) AS expected,
                ARRAY(SELECT v.member_id FROM event_visit v
                    WHERE v.space_id = o.space_id AND v.uid = o.uid AND v.recurrence_id = o.recurrence_id AND v.came
                    ORDER BY v.member_id) AS came
            FROM occurrence o
            LEFT JOIN event_door d ON d.space_id = o.space_id AND d.uid = o.uid
            WHERE o.space_id = $1 AND o.starts_at < $3 AND o.ends_at > $2 AND NOT o.all_day
            ORDER BY o.starts_at, o.ends_at, o.calendar, o.uid, o.recurrence_id
            LIMIT 200""";

    /** The newest word counts, and an answer stays when a later word has none; in whatever order they come. */
    private static final String VISIT = """
            INSERT INTO event_visit AS v (space_id, uid, recurrence_id, member_id, came, answer, said_at)
            SELECT $1, $2, $3, id, $5, $6, $7 FROM member WHERE space_id = $1 AND id = $4
            ON CONFLICT (space_id, uid, recurrence_id, member_id) DO UPDATE
            SET came = CASE WHEN excluded.said_at >= v.said_at THEN excluded.came ELSE v.came END,
                answer = CASE WHEN excluded.said_at >= v.said_at THEN coalesce(excluded.answer, v.answer)
                    ELSE coalesce(v.answer, excluded.answer) END,
                said_at = greatest(v.said_at, excluded.said_at)""";

    private static final String SAID = """
            SELECT v.uid, v.recurrence_id, v.member_id, v.came
            FROM event_visit v
            JOIN occurrence o ON o.space_id = v.space_id AND o.uid = v.uid AND o.recurrence_id = v.recurrence_id
            WHERE v.space_id = $1 AND o.starts_at < $3 AND (o.ends_at > $2 OR o.starts_at >= $2)""";

    private static final String FORGET = """
            WITH promises AS (DELETE FROM rsvp WHERE space_id = $1 AND recurrence_id < $2)
            DELETE FROM event_visit WHERE space_id = $1 AND recurrence_id < $2""";

    Future<Void> putDoor(SqlClient client, int space, String uid, AtTheDoor door) {
        Question question = door.question();
        JsonObject json = question == null ? null : new JsonObject(Buffer.buffer(Wire.encode(question)));
        return client.preparedQuery(PUT_DOOR)
                .execute(Tuple.wrap(Arrays.asList(
                        space,
                        uid,
                        door.places(),
                        door.door() == null ? null : door.door().value(),
                        json)))
                .mapEmpty();
    }

    Future<Boolean> isToCome(SqlClient client, int space, EventKey event, MemberId member, Instant now) {
        return client.preparedQuery(IS_TO_COME)
                .execute(Tuple.of(space, event.uid(), utc(event.recurrenceId()), utc(now), member.value()))
                .map(rows -> rows.size() > 0);
    }

    Future<Optional<Integer>> lockedPlaces(SqlClient client, int space, String uid) {
        return client.preparedQuery(LOCKED_PLACES).execute(Tuple.of(space, uid)).map(rows -> {
            Integer places = rows.size() == 0 ? null : rows.iterator().next().getInteger("places");
            return Optional.ofNullable(places);
        });
    }

    Future<Long> others(SqlClient client, int space, EventKey event, MemberId member) {
        return client.preparedQuery(OTHERS)
                .execute(Tuple.of(space, event.uid(), utc(event.recurrenceId()), member.value()))
                .map(rows -> rows.iterator().next().getLong("others"));
    }

    Future<Void> expect(SqlClient client, int space, EventKey event, MemberId member, Instant now) {
        return client.preparedQuery(EXPECT)
                .execute(Tuple.of(space, event.uid(), utc(event.recurrenceId()), member.value(), utc(now)))
                .mapEmpty();
    }

    Future<Void> unexpect(SqlClient client, int space, EventKey event, MemberId member) {
        return client.preparedQuery(UNEXPECT)
                .execute(Tuple.of(space, event.uid(), utc(event.recurrenceId()), member.value()))
                .mapEmpty();
    }

    Future<List<Guest>> guests(SqlClient client, int space, EventKey event) {
        return client.preparedQuery(GUESTS)
                .execute(Tuple.of(space, event.uid(), utc(event.recurrenceId())))
                .map(rows -> {
                    List<Guest> guests = new ArrayList<>();
                    rows.forEach(row -> guests.add(new Guest(
                            new MemberId(row.getLong("id")),
                            row.getString("display_name"),
                            row.getBoolean("expected"),
                            row.getBoolean("came"),
                            row.getString("answer"))));
                    return guests;
                });
    }

    Future<List<TodayEvent>> forDoors(SqlClient client, int space, Instant from, Instant until) {
        return client.preparedQuery(FOR_DOORS)
                .execute(Tuple.of(space, utc(from), utc(until)))
                .map(rows -> {
                    List<TodayEvent> events = new ArrayList<>();
                    rows.forEach(row -> events.add(new TodayEvent(
                            key(row),
                            row.getString("title"),
                            row.getString("room"),
                            row.getOffsetDateTime("starts_at").toInstant(),
                            row.getOffsetDateTime("ends_at").toInstant(),
                            row.getInteger("places"),
                            members(row.getArrayOfLongs("expected")),
                            members(row.getArrayOfLongs("came")),
                            row.getString("device") == null ? null : new DeviceId(row.getString("device")),
                            question(row.getJsonObject("question")))));
                    return events;
                });
    }

    Future<Void> visit(SqlClient client, int space, AtEvent said, Instant at) {
        return client.preparedQuery(VISIT)
                .execute(Tuple.wrap(Arrays.asList(
                        space,
                        said.event().uid(),
                        utc(said.event().recurrenceId()),
                        said.member().value(),
                        said.came(),
                        said.answer(),
                        utc(at))))
                .mapEmpty();
    }

    /** What doors were told of the events between two times. */
    Future<List<Attendance.Said>> said(SqlClient client, int space, Instant from, Instant until) {
        return client.preparedQuery(SAID)
                .execute(Tuple.of(space, utc(from), utc(until)))
                .map(rows -> {
                    List<Attendance.Said> said = new ArrayList<>();
                    rows.forEach(row -> said.add(new Attendance.Said(
                            new MemberId(row.getLong("member_id")), key(row), row.getBoolean("came"))));
                    return said;
                });
    }

    /** Who said that they come, and who came, to what began before; how many came is kept first. */
    Future<Void> forget(SqlClient client, int space, Instant until) {
        return client.preparedQuery(FORGET).execute(Tuple.of(space, utc(until))).mapEmpty();
    }

    private static EventKey key(Row row) {
        return new EventKey(
                row.getString("uid"), row.getOffsetDateTime("recurrence_id").toInstant());
    }

    private static List<MemberId> members(Long[] numbers) {
        return Arrays.stream(numbers).map(MemberId::new).toList();
    }

    private static @Nullable Question question(@Nullable JsonObject json) {
        return json == null ? null : Wire.decode(json.toBuffer().getBytes(), Question.class);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
