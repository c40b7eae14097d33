package foyer.wire.journal;

import static foyer.wire.Eventually.got;
import static foyer.wire.journal.People.adaComesIn;
import static foyer.wire.journal.People.somebodyIsPleased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.Receipt;
import foyer.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() {
        got(vertx.close());
    }

    @Test
    void whatWasKeptIsThereAsItWasAfterAReopening() {
        Journal journal = open();
        CheckIn ada = got(journal.checkIns().keep(adaComesIn()));
        got(journal.close());

        Journal reopened = open();
        assertThat(got(reopened.checkIns().oldestAfter(0, 10))).containsExactly(ada);
        assertThat(reopened.checkIns().waiting()).isEqualTo(1);
        got(reopened.close());
    }

    @Test
    void theCountGoesOnAfterEverythingWasSettled() {
        Journal journal = open();
        List<CheckIn> morning = keep(journal, 3);
        assertThat(got(journal.checkIns().settle(receiptsFor(morning)))).hasSize(3);
        assertThat(journal.checkIns().waiting()).isZero();
        got(journal.close());

        Journal reopened = open();
        assertThat(reopened.checkIns().lastSeq()).isEqualTo(3);
        assertThat(got(reopened.checkIns().keep(adaComesIn())).seq()).isEqualTo(4);
        got(reopened.close());
    }

    @Test
    void manyKeptAtOnceAreNumberedWithoutGaps() {
        Journal journal = open();
        List<CheckIn> kept = keep(journal, 2_500);
        assertThat(kept).extracting(CheckIn::seq).containsExactlyElementsOf(oneTo(2_500));
        assertThat(got(journal.checkIns().oldestAfter(2_400, 1_000))).isEqualTo(kept.subList(2_400, 2_500));
        assertThat(got(journal.checkIns().oldestAfter(0, 100))).isEqualTo(kept.subList(0, 100));
        got(journal.close());
    }

    @Test
    void theFileThatALongOutageLeftBehindIsSmallAgainAfterARestart() throws IOException {
        Journal journal = open();
        List<CheckIn> outage = keep(journal, 20_000);
        got(journal.checkIns().settle(receiptsFor(outage)));
        CheckIn after = got(journal.checkIns().keep(adaComesIn()));
        got(journal.close());
        long large = Files.size(folder.resolve("journal.db"));

        Journal reopened = open();
        assertThat(got(reopened.checkIns().oldestAfter(0, 10))).containsExactly(after);
        assertThat(reopened.checkIns().lastSeq()).isEqualTo(20_001);
        got(reopened.close());
        assertThat(Files.size(folder.resolve("journal.db"))).isLessThan(large / 10);
    }

    @Test
    void aKeepThatFailsBurnsNoNumberAndTakesNoOtherWithIt() {
        Journal journal = open();
        CheckInId twice = new CheckInId(UUID.randomUUID());
        Future<CheckIn> first = journal.checkIns().keep(seq -> adaComesIn(twice, seq));
        Future<CheckIn> again = journal.checkIns().keep(seq -> adaComesIn(twice, seq));
        Future<CheckIn> broken = journal.checkIns().keep(seq -> {
            throw new IllegalStateException("as the test wants it");
        });
        Future<CheckIn> wrongNumber =
                journal.checkIns().keep(seq -> adaComesIn(new CheckInId(UUID.randomUUID()), seq + 7));
        Future<CheckIn> last = journal.checkIns().keep(adaComesIn());

        assertThat(got(first).seq()).isEqualTo(1);
        assertThatThrownBy(() -> got(again)).isInstanceOf(JournalProblem.class).hasMessageContaining("UNIQUE");
        assertThatThrownBy(() -> got(broken)).hasMessageContaining("as the test wants it");
        assertThatThrownBy(() -> got(wrongNumber)).hasMessageContaining("number 2");
        assertThat(got(last).seq()).isEqualTo(2);
        assertThat(journal.checkIns().waiting()).isEqualTo(2);
        got(journal.close());
    }

    @Test
    void reportsAreNumberedByThemselvesAndWaitForTheirOwnReceipts() {
        Journal journal = open();
        CheckIn ada = got(journal.checkIns().keep(adaComesIn()));
        Report first = got(journal.reports().keep(somebodyIsPleased()));
        Report second = got(journal.reports().keep(somebodyIsPleased()));
        assertThat(List.of(ada.seq(), first.seq(), second.seq())).containsExactly(1L, 1L, 2L);

        Receipt both = Receipt.recorded(first.id());
        assertThat(got(journal.checkIns().settle(List.of(both)))).isEmpty();
        assertThat(got(journal.reports().settle(List.of(both)))).containsExactly(both);
        got(journal.close());

        Journal reopened = open();
        assertThat(got(reopened.checkIns().oldestAfter(0, 10))).containsExactly(ada);
        assertThat(got(reopened.reports().oldestAfter(0, 10))).containsExactly(second);
        assertThat(reopened.reports().lastSeq()).isEqualTo(2);
        got(reopened.close());
    }

    @Test
    void receiptsForWhatIsNotHereAreIgnored() {
        Journal journal = open();
        keep(journal, 1);
        assertThat(got(journal.checkIns().settle(List.of(Receipt.recorded(new CheckInId(UUID.randomUUID()))))))
                .isEmpty();
        assertThat(journal.checkIns().waiting()).isEqualTo(1);
        got(journal.close());
    }

    @Test
    void aClosedJournalKeepsNothing() {
        Journal journal = open();
        got(journal.close());
        assertThatThrownBy(() -> got(journal.checkIns().keep(adaComesIn()))).hasMessageContaining("is closed");
    }

    @Test
    void aDamagedFileIsRefusedWithWhatToDo() throws IOException {
        Files.writeString(file(), "this is not a journal at all ".repeat(200));
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalProblem.class)
                .hasMessageContaining("journal.db")
                .hasMessageContaining("damaged")
                .hasMessageContaining("copy it to a safe place");
    }

    @Test
    void aFileThatIsAFolderIsRefused() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(this::open).isInstanceOf(JournalProblem.class).hasMessageContaining("may write the file");
    }

    @Test
    void aSecondKioskOnTheSameJournalIsRefused() {
        Journal journal = open();
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalProblem.class)
                .hasMessageContaining("another process has it open");
        got(journal.close());
    }

    @Test
    void everyTickGivenBeforeAKillIsThereAfterIt() throws Exception {
        for (int kill = 1; kill <= 3; kill++) {
            List<String> ticks = keepUntilKilled(150 * kill);
            Journal journal = open();
            List<CheckIn> kept = got(journal.checkIns().oldestAfter(0, 1_000_000));
            assertThat(kept)
                    .extracting(CheckIn::seq)
                    .containsExactlyElementsOf(oneTo(journal.checkIns().lastSeq()));
            assertThat(kept)
                    .extracting(checkIn -> checkIn.seq() + " " + checkIn.id())
                    .containsAll(ticks);
            got(journal.close());
        }
    }

    /** What another process printed before it was killed, in the middle of its work. */
    private List<String> keepUntilKilled(int ticks) throws IOException, InterruptedException {
        Process kiosk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeepUntilKilled.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> printed = new ArrayList<>();
        try (BufferedReader output = kiosk.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null) {
                printed.add(line);
                if (printed.size() == ticks) {
                    kiosk.toHandle().destroyForcibly(); // unlike the process's own, it leaves its output to be read
                }
                line = output.readLine();
            }
        }
        kiosk.waitFor();
        if (printed.size() < ticks) {
            throw new IllegalStateException("It ended by itself after " + printed);
        }
        printed.remove(printed.size() - 1); // perhaps cut in the middle of the line
        return printed;
    }

    private List<CheckIn> keep(Journal journal, int people) {
        List<Future<CheckIn>> keeps = IntStream.range(0, people)
                .mapToObj(n -> journal.checkIns().keep(adaComesIn()))
                .toList();
        return got(Future.all(keeps)).list();
    }

    private static List<Receipt> receiptsFor(List<CheckIn> checkIns) {
        return checkIns.stream().map(CheckIn::id).map(Receipt::recorded).toList();
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private Journal open() {
        return Journal.open(vertx, file());
    }

    private Path file() {
        return folder.resolve("journal.db");
    }
}
