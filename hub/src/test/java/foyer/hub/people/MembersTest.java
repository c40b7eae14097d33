package foyer.hub.people;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.imports.ImportReport;
import foyer.hub.passes.Passes;
import foyer.hub.passes.PassesForTests;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import foyer.wire.RosterEntry;
import foyer.wire.SigningKey;
import foyer.wire.SpaceId;
import foyer.wire.pass.PassKeys;
import foyer.wire.pass.PassText;
import foyer.wire.pass.Reading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembersTest {

    @RegisterExtension
    static final DatabaseForTests server = new DatabaseForTests();

    private static final String ADA_AND_BEN = """
            id,name,displayName,onScreens,introductions
            M001,Ada Marušič,Ada,yes,yes
            M002,Ben Okoro,Ben,no,yes
            """;

    /** In Rome it is the 22nd already. */
    private static final Instant LATE_ON_THE_21ST = Instant.parse("2026-11-21T23:30:00Z");

    private static Vertx vertx;
    private static Database database;
    private static int spacesMade;

    private Space loft;
    private Passes passes;
    private Members members;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, server.address());
    }

    @BeforeEach
    void aNewSpace() {
        loft = on(new Spaces(database.pool()).put(new SpaceId("loft-" + ++spacesMade), Lofts.draft()));
        passes = PassesForTests.of(vertx, database.pool(), InstantSource.fixed(LATE_ON_THE_21ST));
        members = new Members(vertx, database.pool(), passes);
    }

    @AfterAll
    static void close() {
        on(database.close());
        on(vertx.close());
    }

    /** A lock on the space's own row that shuts out what refers to it would hold up check-ins, and has ended in a deadlock. */
    @Test
    void whileAFileIsTakenOverTheHouseGoesOn() {
        List<SigningKey> keys = on(database.pool().withTransaction(importing -> new MembersSql()
                .lockImports(importing, loft.id())
                .compose(locked -> passes.signingKeys(loft).timeout(10, TimeUnit.SECONDS))));

        assertThat(keys).hasSize(1);
    }

    @Test
    void theSameFileAgainWritesNothing() {
        ImportReport first = imported(ADA_AND_BEN);
        List<String> written = rows();

        ImportReport again = imported(ADA_AND_BEN);

        assertThat(List.of(first.added(), first.changed(), first.unchanged())).containsExactly(2, 0, 0);
        assertThat(List.of(again.added(), again.changed(), again.unchanged())).containsExactly(0, 0, 2);
        assertThat(rows()).isEqualTo(written);
    }

    @Test
    void onlyWhoIsDifferentIsWritten() {
        imported(ADA_AND_BEN);
        List<String> before = rows();

        ImportReport later = imported(ADA_AND_BEN.replace("Ben Okoro,Ben", "Ben Okoro,Benny"));

        assertThat(later.changed()).isEqualTo(1);
        assertThat(rows())
                .containsAll(
                        before.stream().filter(row -> !row.contains("M002")).toList());
        assertThat(on(members.named(loft, "M002")).orElseThrow().profile().displayName())
                .isEqualTo("Benny");
    }

    @Test
    void whoeverIsMissingFromALaterFileStays() {
        imported(ADA_AND_BEN);

        ImportReport later = imported("id,name\nM001,Ada Marušič\n");

        assertThat(later.notes()).anyMatch(note -> note.contains("M002"));
        assertThat(on(members.all(loft))).extracting(Member::externalId).containsExactly("M001", "M002");
    }

    @Test
    void aRefusedFileChangesNothing() {
        imported(ADA_AND_BEN);

        ImportReport refused = imported("nothing here");

        assertThat(refused.imported()).isFalse();
        assertThat(refused.problems()).hasSize(1);
        assertThat(on(members.all(loft))).hasSize(2);
    }

    @Test
    void everyMemberHasAPassThatTheSpacesKeySignedForTwoYears() {
        imported(ADA_AND_BEN);
        imported(ADA_AND_BEN);

        Reading.SignedPass read = (Reading.SignedPass)
                PassText.read(on(passes.badgeText(loft, ada())).orElseThrow());

        assertThat(new PassKeys(on(passes.signingKeys(loft))).signed(read)).isTrue();
        assertThat(read.pass().homeSpace()).isEqualTo(loft.id());
        assertThat(read.pass().validFrom()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(read.pass().validUntil()).isEqualTo(LocalDate.of(2028, 11, 22));
        assertThat(on(members.rosterEntries(loft)))
                .allSatisfy(entry -> assertThat(entry.passes()).hasSize(1));
        assertThat(on(members.rosterEntries(loft)).get(0).passes())
                .containsExactly(read.pass().id());
        assertThat(on(passes.badgeTexts(loft))).hasSize(2);
    }

    @Test
    void aSpaceMakesOneKeyHoweverManyAskAtOnce() {
        on(Future.all(
                passes.signingKeys(loft),
                passes.signingKeys(loft),
                passes.signingKeys(loft),
                passes.signingKeys(loft)));

        assertThat(on(passes.signingKeys(loft))).hasSize(1);
    }

    @Test
    void theRosterKnowsWhoIsIn() {
        imported(ADA_AND_BEN);
        on(database.pool()
                .query("INSERT INTO presence (space_id, member_id, present, since, last_id) VALUES (" + loft.id() + ", "
                        + ada() + ", true, '2026-11-21T09:00:00Z', gen_random_uuid())")
                .execute());

        RosterEntry ada = on(members.rosterEntries(loft)).get(0);

        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(ada.present()).isTrue();
        assertThat(ada.presenceAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    }

    @Test
    void benSaysNoHimselfAndTheNextImportDoesNotUndoIt() {
        imported(ADA_AND_BEN);
        MemberId ben = on(members.named(loft, "M002")).orElseThrow().id();

        on(members.allow(loft, ben, Allows.NOTHING));
        ImportReport later = imported(ADA_AND_BEN);

        assertThat(later.unchanged()).isEqualTo(2);
        assertThat(on(members.one(loft, ben)).orElseThrow().profile().allows().introductions())
                .isFalse();
    }

    @Test
    void theNameThatBenChoseAndWhatHeDidNotSpeakOfStayAsTheyAre() {
        imported(ADA_AND_BEN);
        MemberId ben = on(members.named(loft, "M002")).orElseThrow().id();

        on(members.say(loft, ben, new OwnWord(new DisplayName("  Big   Ben "), null, null, null, null)));
        ImportReport later = imported(ADA_AND_BEN.replace("Ben,no,yes", "Ben,yes,yes"));

        Profile now = on(members.one(loft, ben)).orElseThrow().profile();
        assertThat(now.displayName()).isEqualTo("Big Ben");
        assertThat(later.changed()).isEqualTo(1);
        assertThat(now.allows().onScreens()).isTrue(); // of that he has said nothing himself

        on(members.say(loft, ben, new OwnWord(null, false, null, true, null)));
        assertThat(on(members.one(loft, ben)).orElseThrow().profile().allows())
                .isEqualTo(new Allows(false, true, true));
    }

    @Test
    void theDoorKnowsTheLanguageThatAFileNamesUntilBenChoosesOne() {
        String spanish = "id,name,language\nM002,Ben Okafor,es\n";
        imported(ADA_AND_BEN);
        imported(spanish);
        MemberId ben = on(members.named(loft, "M002")).orElseThrow().id();
        assertThat(language(ben)).isEqualTo("es");

        on(members.say(loft, ben, new OwnWord(null, null, null, null, "ar")));
        imported(spanish);
        assertThat(language(ben)).isEqualTo("ar");

        on(members.say(loft, ben, new OwnWord(null, null, null, null, OwnWord.AS_THE_DOOR)));
        imported(spanish);
        assertThat(language(ben)).isNull();
        assertThatThrownBy(() -> new OwnWord(null, null, null, null, "tlh")).hasMessageContaining("language");
    }

    private @Nullable String language(MemberId member) {
        return on(members.rosterEntries(loft, List.of(member))).get(0).language();
    }

    @Test
    void whoHearsOfChangesHearsWhatAMemberSaid() {
        imported(ADA_AND_BEN);
        List<Space> heard = new ArrayList<>();
        members.onChange(heard::add);

        on(members.say(loft, ada(), new OwnWord(null, true, null, null, null)));

        assertThat(heard).containsExactly(loft);
    }

    private ImportReport imported(String csv) {
        return on(members.importCsv(loft, csv.getBytes(StandardCharsets.UTF_8)));
    }

    private MemberId ada() {
        return on(members.named(loft, "M001")).orElseThrow().id();
    }

    /** Each row with the place where it lies and who wrote it: a row that was written again lies elsewhere. */
    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Row row : on(database.pool()
                .query("SELECT ctid::text || xmin::text || m::text AS row FROM member m WHERE space_id = " + loft.id()
                        + " UNION ALL SELECT ctid::text || xmin::text || p::text FROM pass p WHERE space_id = "
                        + loft.id() + " ORDER BY 1")
                .execute())) {
            rows.add(row.getString("row"));
        }
        return rows;
    }
}
