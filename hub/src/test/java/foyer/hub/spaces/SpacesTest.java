package foyer.hub.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpacesTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final SpaceId LOFT = new SpaceId("ropeloft");

    private static Vertx vertx;
    private static Database open;

    private Spaces spaces;

    @BeforeAll
    static void openTheDatabase() {
        vertx = Vertx.vertx();
        open = Database.open(vertx, database.address());
    }

    @BeforeEach
    void begin() {
        spaces = new Spaces(open.pool());
    }

    @AfterAll
    static void close() throws Exception {
        await(open.close());
        await(vertx.close());
    }

    @Test
    void whatWasPutIsThereAfterARestart() throws Exception {
        Space put = await(spaces.put(LOFT, draft("The Rope Loft", 80)));

        Spaces afterwards = new Spaces(open.pool());
        await(afterwards.load());

        assertThat(afterwards.find(LOFT)).hasValue(put);
        assertThat(afterwards.byId(put.id())).hasValue(put);
        assertThat(afterwards.all()).contains(put);
    }

    @Test
    void aSpaceKeepsItsNumberWhenItChanges() throws Exception {
        Space before = await(spaces.put(LOFT, draft("The Rope Loft", 80)));
        Space after = await(spaces.put(LOFT, draft("The Rope Loft", 90)));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(spaces.find(LOFT).orElseThrow().capacity()).isEqualTo(90);
        assertThat(after.announcements()).hasSize(1);
    }

    @Test
    void onlyAChangeIsTold() throws Exception {
        await(spaces.put(LOFT, draft("The Rope Loft", 70)));
        List<Space> heard = new ArrayList<>();
        spaces.onChange(heard::add);

        await(spaces.put(LOFT, draft("The Rope Loft", 70)));
        assertThat(heard).isEmpty();

        Space changed = await(spaces.put(LOFT, draft("The Rope Loft", 71)));
        assertThat(heard).containsExactly(changed);
    }

    @Test
    void anAnnouncementIsShownThroughItsLastDayByTheSpacesOwnClocks() throws Exception {
        Space loft = await(spaces.put(LOFT, draft("The Rope Loft", 80)));

        assertThat(loft.announcements())
                .containsExactly(new Programme.Announcement(
                        "No first coffee",
                        "There is tea.",
                        Instant.parse("2026-11-20T23:00:00Z"),
                        Instant.parse("2026-11-24T23:00:00Z")));
    }

    private static SpaceDraft draft(String name, int capacity) {
        SpaceDraft.Notice tea = new SpaceDraft.Notice(
                "No first coffee", "There is tea.", LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 24));
        return new SpaceDraft(
                name,
                "Europe/Rome",
                capacity,
                null,
                "#0A6B4E",
                List.of("the coffee counter"),
                List.of("Kitchen"),
                List.of(),
                false,
                null,
                List.of(tea));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
