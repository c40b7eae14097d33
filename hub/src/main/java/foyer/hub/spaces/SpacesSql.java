package foyer.hub.spaces;

import foyer.wire.DoorRules;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code space} and {@code announcement}. */
final class SpacesSql {

    private static final String EVERY_SPACE = """
            SELECT id, slug, name, time_zone, capacity, door_colour, wifi, meeting_places, rooms, house_rules,
                printed_badges, door_rules
            FROM space
            ORDER BY id""";

    private static final String EVERY_ANNOUNCEMENT = """
            SELECT space_id, title, body, shown_from, shown_until
            FROM announcement
            ORDER BY space_id, id""";

    /** The row stays locked until the announcements are exchanged too: two who change a space do so one after the other. */
    private static final String PUT_SPACE = """
            INSERT INTO space (slug, name, time_zone, capacity, door_colour, wifi, meeting_places, rooms, house_rules,
                printed_badges, door_rules)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (slug) DO UPDATE
            SET name = excluded.name, time_zone = excluded.time_zone, capacity = excluded.capacity,
                door_colour = excluded.door_colour, wifi = excluded.wifi, meeting_places = excluded.meeting_places,
                rooms = excluded.rooms, house_rules = excluded.house_rules, printed_badges = excluded.printed_badges,
                door_rules = excluded.door_rules
            RETURNING id""";

    private static final String FOUND_SPACE = """
            INSERT INTO space (slug, name, time_zone, capacity, door_colour, wifi, meeting_places, rooms, house_rules,
                printed_badges, door_rules)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (slug) DO NOTHING
            RETURNING id""";

    /** In the same transaction: a space that nobody owns could never be given to anybody. */
    private static final String OWN = "INSERT INTO staff_role (space_id, staff_id, role) VALUES ($1, $2, 'owner')";

    private static final String DROP_ANNOUNCEMENTS = "DELETE FROM announcement WHERE space_id = $1";

    private static final String PUT_ANNOUNCEMENT = """
            INSERT INTO announcement (space_id, id, title, body, shown_from, shown_until)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private final Pool pool;

    SpacesSql(Pool pool) {
        this.pool = pool;
    }

    Future<List<Space>> all() {
        return pool.preparedQuery(EVERY_SPACE).execute().compose(spaces -> pool.preparedQuery(EVERY_ANNOUNCEMENT)
                .execute()
                .map(announcements -> together(spaces, announcements)));
    }

    Future<Space> put(SpaceId slug, SpaceDraft draft) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(PUT_SPACE)
                .execute(columns(slug, draft))
                .map(rows -> rows.iterator().next().getInteger("id"))
                .compose(id -> exchangeAnnouncements(connection, id, draft.announcements())
                        .map(v -> space(id, slug, draft))));
    }

    /** Nothing where the name is taken. */
    Future<Optional<Space>> found(SpaceId slug, SpaceDraft draft, int founder) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(FOUND_SPACE)
                .execute(columns(slug, draft))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture(Optional.empty());
                    }
                    int id = rows.iterator().next().getInteger("id");
                    return connection
                            .preparedQuery(OWN)
                            .execute(Tuple.of(id, founder))
                            .compose(owned -> exchangeAnnouncements(connection, id, draft.announcements()))
                            .map(v -> Optional.of(space(id, slug, draft)));
                }));
    }

    private Future<Void> exchangeAnnouncements(SqlClient connection, int space, List<SpaceDraft.Notice> notices) {
        Future<?> dropped = connection.preparedQuery(DROP_ANNOUNCEMENTS).execute(Tuple.of(space));
        if (notices.isEmpty()) {
            return dropped.mapEmpty();
        }
        List<Tuple> rows = new ArrayList<>();
        for (SpaceDraft.Notice notice : notices) {
            rows.add(Tuple.of(space, rows.size() + 1, notice.title(), notice.text(), notice.from(), notice.until()));
        }
        return dropped.compose(v -> connection.preparedQuery(PUT_ANNOUNCEMENT).executeBatch(rows))
                .mapEmpty();
    }

    private static Tuple columns(SpaceId slug, SpaceDraft draft) {
        return Tuple.wrap(Arrays.asList(
                slug.value(),
                draft.name(),
                draft.timeZone(),
                draft.capacity(),
                draft.doorColour(),
                draft.wifi(),
                texts(draft.meetingPlaces()),
                texts(draft.rooms()),
                texts(draft.houseRules()),
                draft.badgesSuffice(),
                new JsonObject(Buffer.buffer(Wire.encode(draft.rules())))));
    }

    private static Space space(int id, SpaceId slug, SpaceDraft draft) {
        ZoneId zone = ZoneId.of(draft.timeZone());
        return new Space(
                id,
                slug,
                draft.name(),
                zone,
                draft.capacity(),
                draft.doorColour(),
                draft.wifi(),
                draft.meetingPlaces(),
                draft.rooms(),
                draft.houseRules(),
                draft.badgesSuffice(),
                draft.rules(),
                draft.announcements().stream()
                        .map(notice -> announcement(zone, notice.title(), notice.text(), notice.from(), notice.until()))
                        .toList());
    }

    private static List<Space> together(RowSet<Row> spaces, RowSet<Row> announcements) {
        List<Space> all = new ArrayList<>();
        for (Row row : spaces) {
            int id = row.getInteger("id");
            ZoneId zone = ZoneId.of(row.getString("time_zone"));
            List<Programme.Announcement> own = new ArrayList<>();
            for (Row announcement : announcements) {
                if (announcement.getInteger("space_id") == id) {
                    own.add(announcement(
                            zone,
                            announcement.getString("title"),
                            announcement.getString("body"),
                            announcement.getLocalDate("shown_from"),
                            announcement.getLocalDate("shown_until")));
                }
            }
            all.add(space(row, id, zone, own));
        }
        return all;
    }

    private static Space space(Row row, int id, ZoneId zone, List<Programme.Announcement> announcements) {
        return new Space(
                id,
                new SpaceId(row.getString("slug")),
                row.getString("name"),
                zone,
                row.getInteger("capacity"),
                row.getString("door_colour"),
                row.getString("wifi"),
                List.of(row.getArrayOfStrings("meeting_places")),
                List.of(row.getArrayOfStrings("rooms")),
                List.of(row.getArrayOfStrings("house_rules")),
                row.getBoolean("printed_badges"),
                rules(row.getJsonObject("door_rules")),
                announcements);
    }

    private static DoorRules rules(@Nullable JsonObject json) {
        return json == null ? DoorRules.NONE : Wire.decode(json.toBuffer().getBytes(), DoorRules.class);
    }

    /** Both days are shown whole, as the space's own clocks have them. */
    private static Programme.Announcement announcement(
            ZoneId zone, String title, String text, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Programme.Announcement(
                title, text, dawn(zone, from), until == null ? null : dawn(zone, until.plusDays(1)));
    }

    private static @Nullable Instant dawn(ZoneId zone, @Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static String[] texts(List<String> lines) {
        return lines.toArray(String[]::new);
    }
}
