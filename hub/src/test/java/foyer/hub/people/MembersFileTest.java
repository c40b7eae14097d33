package foyer.hub.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.imports.ImportReport.Problem;
import foyer.hub.imports.Refused;
import foyer.hub.people.MembersFile.Known;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembersFileTest {

    @Test
    void adaIsReadWithEverythingSheSaysOfHerself() throws Exception {
        MembersFile file = read("""
                id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,memberSince,language
                M001,Ada Marušič,Ada,ada@example.org,SL;it,coffee; bookbinding ;coffee,copy editing,"web design;pricing","interpreter, retired",a first draft,yes,no,2022-03-14,AR
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.added())
                .containsOnly(Map.entry(
                        "M001",
                        new Profile(
                                "Ada Marušič",
                                "Ada",
                                "ada@example.org",
                                List.of("sl", "it"),
                                List.of("coffee", "bookbinding"),
                                List.of("copy editing"),
                                List.of("web design", "pricing"),
                                "interpreter, retired",
                                "a first draft",
                                new Allows(true, false, false),
                                LocalDate.of(2022, 3, 14),
                                "ar")));
    }

    @Test
    void theSampleSpaceIsReadWithoutAProblem() throws Exception {
        MembersFile file = MembersFile.read(
                Files.readAllBytes(Path.of("../config/demo/members.csv")), Map.of(), Set.<String>of()::contains);

        assertThat(file.problems()).isEmpty();
        assertThat(file.notes()).isEmpty();
        assertThat(file.added()).hasSize(60);
    }

    @Test
    void whoSaysNothingAllowsNothing() throws Exception {
        assertThat(read("id,name\nM010,Renate Vogl\n").added().get("M010")).satisfies(renate -> {
            assertThat(renate.allows().onScreens()).isFalse();
            assertThat(renate.allows().introductions()).isFalse();
            assertThat(renate.displayName()).isEqualTo("Renate Vogl");
        });
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumnsName() throws Exception {
        assertThat(read("\uFEFFid,name\nM001,Ada\n").added()).containsOnlyKeys("M001");
    }

    @Test
    void eachBadRowIsReportedWithItsLineAndTheGoodOnesAreKept() throws Exception {
        MembersFile file = read("""
                id,name,onScreens,memberSince,email,languages
                M001,"Ada
                Marušič",yes,2022-03-14,,
                M002,,yes,,,
                M003,Tuyết,perhaps,,,
                M004,Layla,yes,14.3.2022,,
                M005,Ciarán,yes,,somewhere,
                M006,Sam,yes,,,English
                M001,Ada again,yes,,,
                M007,Suryani,yes
                M008,Ben,no,,,
                """);

        assertThat(file.added()).containsOnlyKeys("M001", "M008");
        assertThat(file.problems())
                .containsExactlyInAnyOrder(
                        new Problem(4, "name is empty. Fill it in, and import the file again."),
                        new Problem(5, "onScreens must be yes or no, not \"perhaps\"."),
                        new Problem(6, "memberSince must be a date like 2026-11-21, not \"14.3.2022\"."),
                        new Problem(7, "email must be an address like ada@example.org, not \"somewhere\"."),
                        new Problem(8, "languages must be ISO 639 codes like en or it, not \"English\"."),
                        new Problem(9, "id M001 stands already in line 2, which counts. Take one of them out."),
                        new Problem(
                                10,
                                "has 3 cells where the first line names 6 columns. A cell with a comma in it must stand in"
                                        + " double quotes."));
    }

    @Test
    void whatIsTooLongForAWallIsLeftOutInWords() throws Exception {
        MembersFile file = read("id,name\nM001," + "A".repeat(121) + "\n");

        assertThat(file.added()).isEmpty();
        assertThat(file.problems())
                .containsExactly(new Problem(2, "name has 121 characters; at most 120 fit. Shorten it."));
    }

    @Test
    void aFileWithoutTheColumnsItNeedsIsRefusedByTheirNames() {
        assertThatThrownBy(() -> read("number,fullName\n1,Ada\n"))
                .isInstanceOf(Refused.class)
                .hasMessage("The first line does not name the columns id, name."
                        + " Add them (written exactly so) and import the file again.");
    }

    @Test
    void semicolonsOfASpreadsheetAreRecognised() {
        assertThatThrownBy(() -> read("id;name\n1;Ada\n")).hasMessageContaining("separated by semicolons");
    }

    @Test
    void aFileThatIsNotTextIsRefused() {
        assertThatThrownBy(() -> MembersFile.read(
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1}, Map.of(), Set.<String>of()::contains))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> MembersFile.read(new byte[5_000_001], Map.of(), Set.<String>of()::contains))
                .hasMessageContaining("5 MB");
    }

    @Test
    void columnsNobodyKnowsAreNamedAndPassedOver() throws Exception {
        assertThat(read("id,name,shoeSize\nM001,Ada,38\n").notes())
                .anyMatch(note -> note.contains("passed over: \"shoeSize\""));
    }

    @Test
    void theSameAgainChangesNothingAndMissingPeopleAreLeftAlone() throws Exception {
        Profile ada = profileOf("id,name,displayName,onScreens\nM001,Ada Marušič,Ada,yes\n");

        MembersFile again = MembersFile.read(
                utf8("id,name\nM001,Ada Marušič\n"),
                Map.of("M001", new Known(ada, false, false, false), "M002", new Known(ada, false, false, false)),
                Set.<String>of()::contains);

        assertThat(again.added()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.notes()).anyMatch(note -> note.contains("does not name them: 1 (M002)"));
    }

    @Test
    void noFileSpeaksForSomebodyWhoHasSpokenThemselves() throws Exception {
        Profile ada = profileOf("id,name,onScreens,introductions\nM001,Ada,no,no\n");

        MembersFile again = MembersFile.read(
                utf8("id,name,onScreens,introductions\nM001,Ada,yes,yes\n"),
                Map.of("M001", new Known(ada, true, true, true)),
                Set.<String>of()::contains);

        assertThat(again.changed()).isEmpty();
    }

    private static Profile profileOf(String csv) throws Refused {
        return read(csv).added().values().iterator().next();
    }

    @Test
    void whoAskedToBeErasedIsLeftOutWithAWordAboutIt() throws Exception {
        MembersFile file = MembersFile.read(utf8("id,name\nM001,Ada\nM002,Ben\n"), Map.of(), Set.of("M001")::contains);

        assertThat(file.added()).containsOnlyKeys("M002");
        assertThat(file.notes())
                .anyMatch(note -> note.startsWith("Left out, because they asked to be erased: 1 (M001)"));
    }

    private static MembersFile read(String csv) throws Refused {
        return MembersFile.read(utf8(csv), Map.of(), Set.<String>of()::contains);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
