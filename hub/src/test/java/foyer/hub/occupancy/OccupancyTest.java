package foyer.hub.occupancy;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OccupancyTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private static final Vertx vertx = Vertx.vertx();
    private static final Context context = vertx.getOrCreateContext();
    private static Database tables;
    private static Spaces spaces;
    private static Space loft;

    private final List<OccupancyNow> heard = Collections.synchronizedList(new ArrayList<>());
    private Instant now = at(12, 0);
    private Occupancy occupancy;

    @BeforeAll
    static void furnish() {
        tables = Database.open(vertx, database.address());
        spaces = new Spaces(tables.pool());
        loft = on(spaces.put(new SpaceId("loft"), Lofts.draft()));
    }

    @BeforeEach
    void emptyHouse() {
        on(tables.keeper()
                .query("TRUNCATE check_in, presence, member, occupancy CASCADE")
                .execute());
        occupancy = new Occupancy(vertx, tables.pool(), spaces, () -> now).onChange(heard::add);
    }

    @AfterAll
    static void close() {
        on(vertx.close());
    }

    @Test
    void eachCountHasAHigherVersion() {
        ada(at(9, 0));
        OccupancyNow first = on(onContext(() -> occupancy.count(loft)));
        ben(at(9, 5));
        OccupancyNow second = on(onContext(() -> occupancy.count(loft)));

        assertThat(first.present()).isEqualTo(1);
        assertThat(second.present()).isEqualTo(2);
        assertThat(second.newerThan(first)).isTrue();
        assertThat(second.capacity()).isEqualTo(40);
        assertThat(heard).containsExactly(first, second);
    }

    @Test
    void fortyCountsAtOnceEndInTheTrueNumber() {
        ada(at(9, 0));
        List<Future<OccupancyNow>> counts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            counts.add(onContext(() -> occupancy.count(loft)));
        }
        on(Future.all(counts));

        assertThat(counts.stream().map(count -> count.result().version()).distinct())
                .hasSize(40);
        assertThat(occupancy.now(loft.slug()).orElseThrow().present()).isEqualTo(1);
        assertThat(occupancy.now(loft.slug()).orElseThrow().version()).isEqualTo(40);
    }

    @Test
    void whoForgotToCheckOutIsClosedAsAnEstimateAndNotCounted() {
        ada(at(9, 0));
        now = at(9, 0).plus(Occupancy.LONGEST_STAY).plusSeconds(1);

        List<MemberId> closed = on(onContext(() -> occupancy.closeForgotten(loft)));

        assertThat(closed).hasSize(1);
        assertThat(on(onContext(() -> occupancy.count(loft))).present()).isZero();
        assertThat(number("SELECT count(*) FROM presence WHERE estimated")).isEqualTo(1);
    }

    @Test
    void theDaysCurveEndsAtWhoIsInAndBeginsWithWhoStayedOvernight() {
        member(1, "Ada");
        member(2, "Ben");
        member(3, "Chidi");
        checkIn(1, 1, at(9, 1));
        checkIn(1, 1, at(9, 2)); // twice in is one
        checkIn(2, 1, at(9, 3));
        checkIn(1, -1, at(11, 0));
        checkIn(3, -1, at(0, 30)); // was in when the day began

        Curve curve = on(occupancy.curve(loft, MONDAY));

        assertThat(curve.points())
                .containsExactly(
                        new Curve.Point(at(0, 0), 1),
                        new Curve.Point(at(0, 35), 0),
                        new Curve.Point(at(9, 5), 2),
                        new Curve.Point(at(11, 5), 1));
    }

    @Test
    void theCurveDoesNotReachIntoTheFuture() {
        member(1, "Ada");
        checkIn(1, 1, at(9, 1));
        now = at(9, 2);

        assertThat(on(occupancy.curve(loft, MONDAY)).points())
                .containsExactly(new Curve.Point(at(0, 0), 0), new Curve.Point(at(9, 2), 1));
    }

    @Test
    void theUsualMondayIsTheMeanOfTheMondaysBefore() {
        member(1, "Ada");
        member(2, "Ben");
        checkIn(1, 1, at(9, 0).minus(Duration.ofDays(7)));
        checkIn(2, 1, at(9, 0).minus(Duration.ofDays(7)));
        checkIn(1, -1, at(12, 0).minus(Duration.ofDays(7)));
        checkIn(2, -1, at(12, 0).minus(Duration.ofDays(7)));
        checkIn(1, 1, at(9, 0).minus(Duration.ofDays(14)));
        checkIn(2, 1, at(10, 40).minus(Duration.ofDays(14)));

        List<Curve.Point> usual = on(occupancy.curve(loft, MONDAY)).usual();

        assertThat(usual)
                .hasSize(48)
                .contains(new Curve.Point(at(8, 30), 0), new Curve.Point(at(11, 0), 2), new Curve.Point(at(13, 0), 1));
    }

    @Test
    void oneMondayAloneIsNoCustom() {
        member(1, "Ada");
        checkIn(1, 1, at(9, 0).minus(Duration.ofDays(7)));

        assertThat(on(occupancy.curve(loft, MONDAY)).usual()).isEmpty();
    }

    @Test
    void aMemberWhoIsGoneIsNeitherListedNorCounted() {
        ada(at(9, 0));
        on(tables.pool().query("UPDATE member SET status = 'gone'").execute());

        assertThat(on(occupancy.present(loft))).isEmpty();
        assertThat(on(onContext(() -> occupancy.count(loft))).present()).isZero();
    }

    private void ada(Instant since) {
        member(1, "Ada");
        present(1, since);
    }

    private void ben(Instant since) {
        member(2, "Ben");
        present(2, since);
    }

    private void member(long id, String name) {
        on(tables.pool()
                .preparedQuery(
                        "INSERT INTO member (space_id, id, external_id, name, display_name) VALUES ($1, $2, $3, $3, $3)")
                .execute(Tuple.of(loft.id(), id, name)));
    }

    private void present(long member, Instant since) {
        on(tables.pool()
                .preparedQuery(
                        "INSERT INTO presence (space_id, member_id, present, since, last_id) VALUES ($1, $2, true, $3, $4)")
                .execute(Tuple.of(loft.id(), member, since.atOffset(ZoneOffset.UTC), UUID.randomUUID())));
    }

    private void checkIn(long member, int direction, Instant at) {
        on(tables.pool()
                .preparedQuery("""
                        INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at)
                        VALUES ($1, $2, $3, 7, 1, $4, $5)
                        """)
                .execute(Tuple.of(
                        loft.id(), UUID.randomUUID(), member, (short) direction, at.atOffset(ZoneOffset.UTC))));
    }

    private static long number(String sql) {
        return on(tables.pool().query(sql).execute()).iterator().next().getLong(0);
    }

    private static <T> Future<T> onContext(Supplier<Future<T>> work) {
        return Future.future(done -> context.runOnContext(go -> work.get().onComplete(done)));
    }

    private static Instant at(int hour, int minute) {
        return MONDAY.atTime(LocalTime.of(hour, minute)).atZone(ROME).toInstant();
    }
}
