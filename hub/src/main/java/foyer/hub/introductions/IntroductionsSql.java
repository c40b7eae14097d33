package foyer.hub.introductions;

import foyer.hub.introductions.History.Met;
import foyer.hub.introductions.History.Pair;
import foyer.hub.introductions.Introduction.Someone;
import foyer.hub.people.Allows;
import foyer.hub.people.Profile;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables {@code introduction}, {@code introduction_member} and {@code prompt}. */
final class IntroductionsSql {

    private static final Logger log = LoggerFactory.getLogger(IntroductionsSql.class);

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String ARRIVED = """
            SELECT m.id, m.name, m.display_name, m.languages, m.interests, m.offers, m.wants,
                m.background, m.challenge, m.on_screens, m.introductions, m.insight,
                m.member_since, p.since
            FROM presence p
            JOIN member m ON m.space_id = p.space_id AND m.id = p.member_id
            WHERE p.space_id = $1 AND p.present AND p.since BETWEEN $2 AND $3
              AND m.introductions AND m.status = 'active'
              AND NOT EXISTS (SELECT 1 FROM introduction_member i
                  WHERE i.space_id = m.space_id AND i.member_id = m.id AND i.made_on = $4)
            ORDER BY m.id""";

    private static final String COMMUNITY = """
            SELECT interests
            FROM member
            WHERE space_id = $1 AND introductions AND status = 'active'""";

    private static final String MET = """
            SELECT a.member_id AS one, b.member_id AS other, count(*) AS times, max(i.made_at) AS last
            FROM introduction_member a
            JOIN introduction_member b ON b.space_id = a.space_id AND b.introduction_id = a.introduction_id
                AND b.member_id > a.member_id
            JOIN introduction i ON i.space_id = a.space_id AND i.id = a.introduction_id
            WHERE a.space_id = $1 AND a.member_id = ANY ($2) AND b.member_id = ANY ($2)
            GROUP BY a.member_id, b.member_id""";

    private static final String PROMPTS_HAD = """
            SELECT m.member_id, m.made_on, i.prompt_id
            FROM introduction_member m
            JOIN introduction i ON i.space_id = m.space_id AND i.id = m.introduction_id
            WHERE m.space_id = $1 AND m.member_id = ANY ($2)""";

    private static final String LAST_PLACES = """
            SELECT place
            FROM introduction
            WHERE space_id = $1
            ORDER BY made_at DESC, id DESC
            LIMIT 50""";

    /** One statement, so that either all of them are introduced or none; a second time the same day breaks the key. */
    private static final String MAKE = """
            WITH made AS (
                INSERT INTO introduction (space_id, made_at, until, shared, prompt_id, prompt, place, weight, bonds)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                RETURNING id)
            INSERT INTO introduction_member (space_id, introduction_id, member_id, made_on)
            SELECT $1, made.id, people.id, $11
            FROM made, unnest($10::bigint[]) AS people (id)
            RETURNING introduction_id""";

    private static final String SHOWN = """
            SELECT i.id, i.made_at, i.until, i.shared, i.prompt, i.place, m.id AS member_id, m.display_name, m.on_screens
            FROM introduction i
            JOIN introduction_member im ON im.space_id = i.space_id AND im.introduction_id = i.id
            JOIN member m ON m.space_id = im.space_id AND m.id = im.member_id
            """;

    private static final String LATEST_FIRST = """

            ORDER BY i.made_at DESC, i.id DESC, m.id""";

    private static final String STANDING = SHOWN + """
            WHERE i.space_id = $1 AND i.made_at <= $2 AND i.until > $2
              AND NOT EXISTS (SELECT 1
                  FROM introduction_member o
                  JOIN member om ON om.space_id = o.space_id AND om.id = o.member_id
                  LEFT JOIN presence p ON p.space_id = o.space_id AND p.member_id = o.member_id
                  WHERE o.space_id = i.space_id AND o.introduction_id = i.id
                    AND (NOT om.introductions OR om.status <> 'active' OR NOT coalesce(p.present, false)))""" + LATEST_FIRST;

    private static final String MADE_ON = SHOWN + """
            WHERE i.space_id = $1 AND im.made_on = $2 AND i.prompt <> ''""" + LATEST_FIRST;

    private static final String OF_MEMBER = SHOWN + """
            WHERE i.space_id = $1 AND i.prompt <> '' AND i.id IN (
                SELECT own.introduction_id
                FROM introduction_member own
                WHERE own.space_id = $1 AND own.member_id = $2
                ORDER BY own.made_on DESC
                LIMIT $3)""" + LATEST_FIRST;

    private static final String LOCK_PROMPTS = "SELECT id FROM space WHERE id = $1 FOR NO KEY UPDATE";

    private static final String PROMPTS = """
            SELECT id, depth, kind, body
            FROM prompt
            WHERE space_id = $1""";

    private static final String PUT_PROMPT = """
            INSERT INTO prompt (space_id, id, depth, kind, body)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (space_id, id) DO UPDATE
            SET depth = excluded.depth, kind = excluded.kind, body = excluded.body""";

    Future<List<Person>> arrived(SqlClient client, Space space, Instant now) {
        return client.preparedQuery(ARRIVED)
                .execute(Tuple.of(
                        space.id(),
                        utc(now.minus(Situation.JUST_ARRIVED)),
                        utc(now),
                        LocalDate.ofInstant(now, space.timeZone())))
                .map(rows -> {
                    List<Person> arrived = new ArrayList<>();
                    rows.forEach(row -> arrived.add(person(row)));
                    return arrived;
                });
    }

    Future<Community> community(SqlClient client, int space) {
        return client.preparedQuery(COMMUNITY).execute(Tuple.of(space)).map(rows -> {
            List<List<String>> interests = new ArrayList<>(rows.size());
            rows.forEach(row -> interests.add(texts(row, "interests")));
            return new Community(interests);
        });
    }

    Future<History> history(SqlClient client, int space, List<Person> people, LocalDate today) {
        Tuple those = Tuple.of(space)
                .addArrayOfLong(
                        people.stream().map(person -> person.id().value()).toArray(Long[]::new));
        Future<RowSet<Row>> met = client.preparedQuery(MET).execute(those);
        Future<RowSet<Row>> had = client.preparedQuery(PROMPTS_HAD).execute(those);
        return Future.all(met, had).map(v -> history(met.result(), had.result(), today));
    }

    Future<List<String>> lastPlaces(SqlClient client, int space) {
        return client.preparedQuery(LAST_PLACES).execute(Tuple.of(space)).map(rows -> {
            List<String> places = new ArrayList<>();
            rows.forEach(row -> places.add(row.getString("place")));
            return places;
        });
    }

    /** Empty when one of them has been introduced that day already, by another hub or a moment ago. */
    Future<Optional<Introduction>> make(Pool pool, int space, Draft draft, Instant at, Instant until, LocalDate day) {
        List<Person> people = draft.match().people();
        return pool.preparedQuery(MAKE)
                .execute(Tuple.wrap(Arrays.asList(
                        space,
                        utc(at),
                        utc(until),
                        draft.shared(),
                        draft.prompt().id(),
                        draft.question(),
                        draft.place(),
                        draft.match().weight(),
                        new JsonArray(Buffer.buffer(Wire.encode(draft.match().bonds()))),
                        people.stream().map(person -> person.id().value()).toArray(Long[]::new),
                        day)))
                .map(rows -> Optional.of(new Introduction(
                        rows.iterator().next().getLong("introduction_id"),
                        at,
                        until,
                        people.stream()
                                .map(person -> new Someone(
                                        person.id(),
                                        person.name(),
                                        person.profile().allows().onScreens()))
                                .toList(),
                        draft.shared(),
                        draft.question(),
                        draft.place())))
                .recover(e -> isSecondOfTheDay(e, people)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(e));
    }

    Future<List<Introduction>> standing(SqlClient client, int space, Instant now) {
        return client.preparedQuery(STANDING).execute(Tuple.of(space, utc(now))).map(IntroductionsSql::introductions);
    }

    Future<List<Introduction>> madeOn(SqlClient client, int space, LocalDate day) {
        return client.preparedQuery(MADE_ON).execute(Tuple.of(space, day)).map(IntroductionsSql::introductions);
    }

    Future<List<Introduction>> ofMember(SqlClient client, int space, MemberId member, int most) {
        return client.preparedQuery(OF_MEMBER)
                .execute(Tuple.of(space, member.value(), (long) most))
                .map(IntroductionsSql::introductions);
    }

    Future<Void> lockPrompts(SqlClient connection, int space) {
        return connection.preparedQuery(LOCK_PROMPTS).execute(Tuple.of(space)).mapEmpty();
    }

    Future<List<Prompt>> prompts(SqlClient client, int space) {
        return client.preparedQuery(PROMPTS).execute(Tuple.of(space)).map(rows -> {
            List<Prompt> prompts = new ArrayList<>();
            rows.forEach(row -> prompts.add(new Prompt(
                    row.getString("id"),
                    row.getShort("depth"),
                    Prompt.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getString("body"))));
            return prompts;
        });
    }

    Future<Void> put(SqlClient connection, int space, List<Prompt> prompts) {
        if (prompts.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> rows = prompts.stream()
                .map(prompt -> Tuple.of(
                        space,
                        prompt.id(),
                        (short) prompt.depth(),
                        prompt.kind().name().toLowerCase(Locale.ROOT),
                        prompt.text()))
                .toList();
        return connection.preparedQuery(PUT_PROMPT).executeBatch(rows).mapEmpty();
    }

    private static boolean isSecondOfTheDay(Throwable e, List<Person> people) {
        if (e instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState())) {
            log.info("One of {} has been introduced today already; this introduction is dropped", people);
            return true;
        }
        return false;
    }

    private static History history(RowSet<Row> met, RowSet<Row> had, LocalDate today) {
        Map<Pair, Met> pairs = new HashMap<>();
        met.forEach(row -> pairs.put(
                Pair.of(new MemberId(row.getLong("one")), new MemberId(row.getLong("other"))),
                new Met(row.getLong("times").intValue(), instant(row, "last"))));
        Map<MemberId, Set<String>> prompts = new HashMap<>();
        Set<MemberId> introducedToday = new HashSet<>();
        for (Row row : had) {
            MemberId member = new MemberId(row.getLong("member_id"));
            prompts.computeIfAbsent(member, none -> new HashSet<>()).add(row.getString("prompt_id"));
            if (row.getLocalDate("made_on").equals(today)) {
                introducedToday.add(member);
            }
        }
        return new History(pairs, prompts, introducedToday);
    }

    /** A row for each person, those of one introduction behind each other. */
    private static List<Introduction> introductions(RowSet<Row> rows) {
        Map<Long, List<Row>> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.computeIfAbsent(row.getLong("id"), none -> new ArrayList<>())
                .add(row));
        return byId.values().stream().map(IntroductionsSql::introduction).toList();
    }

    private static Introduction introduction(List<Row> people) {
        Row row = people.get(0);
        return new Introduction(
                row.getLong("id"),
                instant(row, "made_at"),
                instant(row, "until"),
                people.stream()
                        .map(each -> new Someone(
                                new MemberId(each.getLong("member_id")),
                                each.getString("display_name"),
                                each.getBoolean("on_screens")))
                        .toList(),
                row.getString("shared"),
                row.getString("prompt"),
                row.getString("place"));
    }

    private static Person person(Row row) {
        Profile profile = new Profile(
                row.getString("name"),
                row.getString("display_name"),
                null,
                texts(row, "languages"),
                texts(row, "interests"),
                texts(row, "offers"),
                texts(row, "wants"),
                row.getString("background"),
                row.getString("challenge"),
                new Allows(row.getBoolean("on_screens"), row.getBoolean("introductions"), row.getBoolean("insight")),
                row.getLocalDate("member_since"),
                null);
        return new Person(new MemberId(row.getLong("id")), profile, instant(row, "since"));
    }

    private static List<String> texts(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
