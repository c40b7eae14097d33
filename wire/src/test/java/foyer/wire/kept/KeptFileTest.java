package foyer.wire.kept;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        wait(vertx.close());
    }

    @Test
    void whatWasKeptIsThereAfterARestart() {
        wait(file().keep(present(7)));

        assertThat(file().read()).contains(present(7));
    }

    @Test
    void nothingKeptIsNothingRead() {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void ofManyAtOnceTheNewestStays() {
        KeptFile<OccupancyNow> file = file();
        List<Future<Void>> written = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            written.add(file.keep(present(i)));
        }
        wait(Future.all(written).mapEmpty());

        assertThat(file().read()).contains(present(200));
    }

    @Test
    void aBrokenFileIsSetAsideAndTheNextOneIsGood() throws IOException {
        Files.writeString(folder.resolve("occupancy.json"), "{\"space\":\"harb");

        assertThat(file().read()).isEmpty();
        assertThat(folder.resolve("occupancy.json.broken")).exists();

        wait(file().keep(present(3)));
        assertThat(file().read()).contains(present(3));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("full"));
        KeptFile<OccupancyNow> file = new KeptFile<>(vertx, notAFolder.resolve("x.json"), OccupancyNow.class);

        Future<Void> written = file.keep(present(1));

        assertThat(written.toCompletionStage().toCompletableFuture())
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("full");
    }

    private KeptFile<OccupancyNow> file() {
        return new KeptFile<>(vertx, folder.resolve("occupancy.json"), OccupancyNow.class);
    }

    private static OccupancyNow present(int people) {
        return new OccupancyNow(new SpaceId("harbour"), people, people, 80, Instant.parse("2026-11-21T09:00:00Z"));
    }

    private static void wait(Future<Void> future) {
        assertThat(future.toCompletionStage().toCompletableFuture()).succeedsWithin(10, TimeUnit.SECONDS);
    }
}
