package foyer.hub.conflicts;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.conflicts.Conflict.Kind;
import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.passes.Passes;
import foyer.hub.passes.PassesForTests;
import foyer.hub.people.Members;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.SpaceId;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConflictsTest {

    @RegisterExtension
    static final DatabaseForTests server = new DatabaseForTests();

    /** 9:00 in Rome. */
    private static final Instant NINE = Instant.parse("2026-11-21T08:00:00Z");

    private static Vertx vertx;
    private static Database database;
    private static int spacesMade;

    private Instant now = NINE;
    private Space loft;
    private Passes passes;
    private Members members;
    private int frontDoor;
    private int backDoor;
    private int seq;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, server.address());
    }

    @BeforeEach
    void aSpaceWithAdaAndTwoDoors() {
        loft = on(new Spaces(database.pool()).put(new SpaceId("loft-" + ++spacesMade), Lofts.draft()));
        passes = PassesForTests.of(vertx, database.pool(), () -> now);
        members = new Members(vertx, database.pool(), passes);
        on(members.importCsv(loft, "id,name\nada,Ada Marušič\n".getBytes(StandardCharsets.UTF_8)));
        frontDoor = door("front-door", "Front door");
        backDoor = door("back-door", "Back door");
    }

    @AfterAll
    static void close() {
        on(database.close());
        on(vertx.close());
    }

    @Test
    void nobodyContradictsAnythingOnAnOrdinaryDay() {
        scanned(frontDoor, "in", 0);
        scanned(backDoor, "out", 60);
        scanned(frontDoor, "in", 3 * 3600);

        assertThat(found()).isEmpty();
    }

    @Test
    void whatADoorThatWasCutOffAdmittedIsListedInWords() {
        scanned(backDoor, "in", 0);
        on(passes.revoke(loft, badge()));
        scanned(backDoor, "out", 600);
        scanned(backDoor, "in", 40 * 60);

        assertThat(found()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Kind.REVOKED_PASS);
            assertThat(conflict.words())
                    .isEqualTo("Ada Marušič was let in at Back door on 21 November, 9:40, with a pass revoked at 9:00."
                            + " That door had not heard of it yet.");
        });
    }

    @Test
    void aPassAtTwoDoorsWithinTwoMinutesMayHaveBeenCopied() {
        scanned(frontDoor, "in", 0);
        scanned(backDoor, "in", 45);

        assertThat(found()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Kind.TWO_DOORS);
            assertThat(conflict.words())
                    .isEqualTo("Ada Marušič’s pass was let in at Front door and, 45 seconds later, at Back door, on"
                            + " 21 November, 9:00. It may have been copied; ask, and revoke it if so.");
        });
    }

    @Test
    void whoeverWalksRoundTheHouseOrComesBackByTheSameDoorIsLeftInPeace() {
        scanned(frontDoor, "in", 0);
        scanned(backDoor, "in", 121);
        scanned(backDoor, "in", 130);

        assertThat(found()).isEmpty();
    }

    @Test
    void withTheMemberTheConflictIsForgotten() {
        scanned(frontDoor, "in", 0);
        scanned(backDoor, "in", 45);

        on(database.pool()
                .preparedQuery("DELETE FROM member WHERE space_id = $1")
                .execute(Tuple.of(loft.id())));

        assertThat(found()).isEmpty();
    }

    private List<Conflict> found() {
        return on(new Conflicts(database.pool()).since(loft, NINE.minusSeconds(3600), 100));
    }

    private PassId badge() {
        return on(passes.ofMember(loft, ada())).get(0).id();
    }

    private MemberId ada() {
        return on(members.named(loft, "ada")).orElseThrow().id();
    }

    private int door(String slug, String name) {
        return on(database.pool()
                        .preparedQuery("INSERT INTO device (space_id, slug, kind, name, secret_hash)"
                                + " VALUES ($1, $2, 'kiosk', $3, '') RETURNING id")
                        .execute(Tuple.of(loft.id(), slug, name)))
                .iterator()
                .next()
                .getInteger(0);
    }

    private void scanned(int door, String direction, long secondsAfterNine) {
        on(database.pool()
                .preparedQuery("INSERT INTO check_in (space_id, id, member_id, device_id, seq, direction, occurred_at,"
                        + " pass_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
                .execute(Tuple.of(
                                loft.id(),
                                UUID.randomUUID(),
                                ada().value(),
                                door,
                                ++seq,
                                direction.equals("in") ? 1 : -1)
                        .addValue(NINE.plusSeconds(secondsAfterNine).atOffset(ZoneOffset.UTC))
                        .addValue(badge().bits())));
    }
}
