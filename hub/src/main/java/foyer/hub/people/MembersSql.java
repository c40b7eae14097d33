package foyer.hub.people;

import foyer.hub.people.MembersFile.Known;
import foyer.wire.MemberId;
import foyer.wire.OwnPin;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code member}. */
final class MembersSql {

    /** One after the other; whatever else refers to the space goes on. */
    private static final String LOCK_IMPORTS = "SELECT id FROM space WHERE id = $1 FOR NO KEY UPDATE";

    static final String COLUMNS = """
            id, external_id, status, name, display_name, email, languages, interests, offers, wants,
            background, challenge, on_screens, introductions, insight, own_word, own_name, member_since,
            language, own_language""";

    private static final String KNOWN = "SELECT " + COLUMNS + """

            FROM member
            WHERE space_id = $1""";

    private static final String ADD = """
            INSERT INTO member (space_id, external_id, name, display_name, email, languages, interests, offers, wants,
                background, challenge, on_screens, introductions, insight, member_since, language)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";

    private static final String CHANGE = """
            UPDATE member
            SET name = $3, display_name = $4, email = $5, languages = $6, interests = $7, offers = $8, wants = $9,
                background = $10, challenge = $11, on_screens = $12, introductions = $13, insight = $14,
                member_since = $15, language = $16
            WHERE space_id = $1 AND external_id = $2""";

    private static final String ALL = "SELECT " + COLUMNS + """

            FROM member
            WHERE space_id = $1 AND status <> 'gone'
            ORDER BY name, id""";

    private static final String ONE = "SELECT " + COLUMNS + """

            FROM member
            WHERE space_id = $1 AND id = $2 AND status <> 'gone'""";

    private static final String NAMED = "SELECT " + COLUMNS + """

            FROM member
            WHERE space_id = $1 AND external_id = $2 AND status <> 'gone'""";

    private static final String ALLOW = """
            UPDATE member
            SET on_screens = $3, introductions = $4, insight = $5, own_word = true
            WHERE space_id = $1 AND id = $2 AND status <> 'gone'
            RETURNING\s""" + COLUMNS;

    private static final String SAY = """
            UPDATE member
            SET display_name = coalesce($3, display_name), own_name = own_name OR $3::text IS NOT NULL,
                on_screens = coalesce($4, on_screens), introductions = coalesce($5, introductions),
                insight = coalesce($6, insight), own_word = own_word OR coalesce($4, $5, $6) IS NOT NULL,
                language = CASE WHEN $7::text IS NULL THEN language ELSE nullif($7, 'auto') END,
                own_language = own_language OR $7::text IS NOT NULL
            WHERE space_id = $1 AND id = $2 AND status <> 'gone'
            RETURNING\s""" + COLUMNS;

    private static final String ROSTER = """
            SELECT m.id, m.display_name, m.status, m.language, pr.present, pr.since, pin.verifier, max(p.valid_until) AS good_until,
                array_remove(array_agg(p.id ORDER BY p.id), NULL) AS passes
            FROM member m
            LEFT JOIN pass p ON p.space_id = m.space_id AND p.member_id = m.id AND p.revoked_at IS NULL
            LEFT JOIN presence pr ON pr.space_id = m.space_id AND pr.member_id = m.id
            LEFT JOIN member_pin pin ON pin.space_id = m.space_id AND pin.member_id = m.id
            WHERE m.space_id = $1 AND CASE WHEN $2::bigint[] IS NULL THEN m.status <> 'gone' ELSE m.id = ANY ($2) END
            GROUP BY m.space_id, m.id, pr.present, pr.since, pin.verifier
            ORDER BY m.id""";

    Future<Void> lockImports(SqlClient connection, int space) {
        return connection.preparedQuery(LOCK_IMPORTS).execute(Tuple.of(space)).mapEmpty();
    }

    Future<Map<String, Known>> known(SqlClient connection, int space) {
        return connection.preparedQuery(KNOWN).execute(Tuple.of(space)).map(rows -> {
            Map<String, Known> known = new HashMap<>();
            rows.forEach(row -> known.put(
                    row.getString("external_id"),
                    new Known(
                            profile(row),
                            row.getBoolean("own_word"),
                            row.getBoolean("own_name"),
                            row.getBoolean("own_language"))));
            return known;
        });
    }

    Future<Void> add(SqlClient connection, int space, Map<String, Profile> members) {
        return each(connection, ADD, space, members);
    }

    Future<Void> change(SqlClient connection, int space, Map<String, Profile> members) {
        return each(connection, CHANGE, space, members);
    }

    Future<List<Member>> all(SqlClient client, int space) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(space))
                .map(rows -> stream(rows).map(MembersSql::member).toList());
    }

    Future<Optional<Member>> one(SqlClient client, int space, MemberId member) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(space, member.value()))
                .map(rows -> stream(rows).map(MembersSql::member).findFirst());
    }

    Future<Optional<Member>> named(SqlClient client, int space, String externalId) {
        return client.preparedQuery(NAMED)
                .execute(Tuple.of(space, externalId))
                .map(rows -> stream(rows).map(MembersSql::member).findFirst());
    }

    Future<Optional<Member>> allow(SqlClient client, int space, MemberId member, Allows allows) {
        return client.preparedQuery(ALLOW)
                .execute(Tuple.of(space, member.value(), allows.onScreens(), allows.introductions(), allows.insight()))
                .map(rows -> stream(rows).map(MembersSql::member).findFirst());
    }

    Future<Optional<Member>> say(SqlClient client, int space, MemberId member, OwnWord word) {
        return client.preparedQuery(SAY)
                .execute(Tuple.of(space, member.value())
                        .addString(word.name() == null ? null : word.name().value())
                        .addBoolean(word.onScreens())
                        .addBoolean(word.introductions())
                        .addBoolean(word.insight())
                        .addString(word.language()))
                .map(rows -> stream(rows).map(MembersSql::member).findFirst());
    }

    Future<List<RosterEntry>> rosterEntries(SqlClient client, int space) {
        return rosterEntries(client, space, null);
    }

    /** With {@code null} for everybody but those who are gone. */
    Future<List<RosterEntry>> rosterEntries(SqlClient client, int space, @Nullable Collection<MemberId> only) {
        Long[] ids = only == null ? null : only.stream().map(MemberId::value).toArray(Long[]::new);
        return client.preparedQuery(ROSTER)
                .execute(Tuple.of(space).addArrayOfLong(ids))
                .map(rows -> stream(rows).map(MembersSql::rosterEntry).toList());
    }

    private static Future<Void> each(SqlClient connection, String sql, int space, Map<String, Profile> members) {
        if (members.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> rows = members.entrySet().stream()
                .map(member -> columns(space, member.getKey(), member.getValue()))
                .toList();
        return connection.preparedQuery(sql).executeBatch(rows).mapEmpty();
    }

    private static Tuple columns(int space, String externalId, Profile profile) {
        return Tuple.wrap(Arrays.asList(
                space,
                externalId,
                profile.name(),
                profile.displayName(),
                profile.email(),
                profile.languages().toArray(String[]::new),
                profile.interests().toArray(String[]::new),
                profile.offers().toArray(String[]::new),
                profile.wants().toArray(String[]::new),
                profile.background(),
                profile.challenge(),
                profile.allows().onScreens(),
                profile.allows().introductions(),
                profile.allows().insight(),
                profile.memberSince(),
                profile.language()));
    }

    static Member member(Row row) {
        return new Member(new MemberId(row.getLong("id")), row.getString("external_id"), status(row), profile(row));
    }

    private static Profile profile(Row row) {
        return new Profile(
                row.getString("name"),
                row.getString("display_name"),
                row.getString("email"),
                List.of(row.getArrayOfStrings("languages")),
                List.of(row.getArrayOfStrings("interests")),
                List.of(row.getArrayOfStrings("offers")),
                List.of(row.getArrayOfStrings("wants")),
                row.getString("background"),
                row.getString("challenge"),
                new Allows(row.getBoolean("on_screens"), row.getBoolean("introductions"), row.getBoolean("insight")),
                row.getLocalDate("member_since"),
                row.getString("language"));
    }

    private static RosterEntry rosterEntry(Row row) {
        return new RosterEntry(
                new MemberId(row.getLong("id")),
                Stream.of(row.getArrayOfLongs("passes")).map(PassId::new).toList(),
                row.getString("display_name"),
                status(row),
                Boolean.TRUE.equals(row.getBoolean("present")),
                instant(row.getOffsetDateTime("since")),
                null,
                row.getString("language"),
                ownPin(row));
    }

    /** Good as long as a pass of theirs is: whose passes have all ended comes in by none. */
    private static @Nullable OwnPin ownPin(Row row) {
        String verifier = row.getString("verifier");
        LocalDate until = row.getLocalDate("good_until");
        return verifier == null || until == null ? null : new OwnPin(verifier, until);
    }

    private static RosterEntry.Status status(Row row) {
        return RosterEntry.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
