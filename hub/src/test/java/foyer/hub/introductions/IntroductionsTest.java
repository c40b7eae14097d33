package foyer.hub.introductions;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.imports.ImportReport;
import foyer.hub.passes.Passes;
import foyer.hub.passes.PassesForTests;
import foyer.hub.people.Allows;
import foyer.hub.people.Members;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.SpaceDraft;
import foyer.hub.spaces.Spaces;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntroductionsTest {

    @RegisterExtension
    static final DatabaseForTests server = new DatabaseForTests();

    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    private static final String PEOPLE = """
            id,name,displayName,interests,onScreens,introductions
            ada,Ada Marušič,Ada,bookbinding,yes,yes
            layla,Layla Haddad,Layla,bookbinding,yes,yes
            ben,Ben Okoro,Ben,chess,no,yes
            chidi,Chidi Obi,Chidi,chess,yes,yes
            renate,Renate Vogl,R. V.,chess;bookbinding,no,no
            """;

    private static Vertx vertx;
    private static Database database;
    private static int spacesMade;

    private Space loft;
    private Members members;
    private Introductions introductions;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, server.address());
    }

    @BeforeEach
    void aNewSpace() {
        SpaceDraft draft = Lofts.draft("the winch", "the bench");
        loft = on(new Spaces(database.pool()).put(new SpaceId("loft-" + ++spacesMade), draft));
        Passes passes = PassesForTests.of(vertx, database.pool(), InstantSource.fixed(NINE));
        members = new Members(vertx, database.pool(), passes);
        introductions = new Introductions(vertx, database.pool());
        on(members.importCsv(loft, utf8(PEOPLE)));
    }

    @AfterAll
    static void close() {
        on(database.close());
        on(vertx.close());
    }

    @Test
    void adaAndLaylaAreIntroducedWhenBothAreIn() {
        isIn("ada", NINE.minusSeconds(60));
        assertThat(on(introductions.consider(loft, NINE))).isEmpty();
        isIn("layla", NINE);

        List<Introduction> made = on(introductions.consider(loft, NINE));

        assertThat(made).singleElement().satisfies(one -> assertThat(one.names())
                .containsExactly("Ada", "Layla"));
        IntroductionCard card = on(introductions.cardFor(loft, id("ada"), NINE)).orElseThrow();
        assertThat(card.names()).containsExactly("Layla");
        assertThat(card.shared()).isEqualTo("You both like bookbinding");
        assertThat(card.place()).isEqualTo("the winch");
        assertThat(card.until()).isEqualTo(NINE.plus(Duration.ofMinutes(90)));
        assertThat(on(introductions.forWall(loft, NINE)).get(0).names()).containsExactly("Ada", "Layla");
        assertThat(on(introductions.today(loft, NINE))).isEqualTo(made);
        assertThat(on(introductions.standing(loft, NINE))).isEqualTo(made);
        assertThat(on(introductions.ofMember(loft, id("layla"), 5))).isEqualTo(made);
        assertThat(on(introductions.cardFor(loft, id("renate"), NINE))).isEmpty();
    }

    @Test
    void benIsToldButNotOnTheWallBecauseHeDidNotAllowThat() {
        isIn("ben", NINE);
        isIn("chidi", NINE);

        on(introductions.consider(loft, NINE));

        assertThat(on(introductions.cardFor(loft, id("ben"), NINE))).isPresent();
        assertThat(on(introductions.forWall(loft, NINE))).isEmpty();
    }

    @Test
    void aNoSaidAfterwardsIsHeardAtOnce() {
        adaAndLaylaAreIntroduced();

        on(members.allow(loft, id("layla"), new Allows(false, true, false)));
        assertThat(on(introductions.forWall(loft, NINE))).isEmpty();
        assertThat(on(introductions.cardFor(loft, id("ada"), NINE))).isPresent();

        on(members.allow(loft, id("layla"), Allows.NOTHING));
        assertThat(on(introductions.cardFor(loft, id("ada"), NINE))).isEmpty();
    }

    @Test
    void anIntroductionIsNoLongerToldWhenOneHasLeft() {
        adaAndLaylaAreIntroduced();

        leaves("layla");

        assertThat(on(introductions.cards(loft, NINE))).isEmpty();
        assertThat(on(introductions.forWall(loft, NINE))).isEmpty();
    }

    @Test
    void anIntroductionIsToldFor90Minutes() {
        adaAndLaylaAreIntroduced();

        assertThat(on(introductions.cards(loft, NINE.plus(Duration.ofMinutes(89)))))
                .hasSize(2);
        assertThat(on(introductions.cards(loft, NINE.plus(Duration.ofMinutes(90)))))
                .isEmpty();
    }

    @Test
    void nobodyIsIntroducedAgainTheSameDayNorToTheSamePersonTheNext() {
        adaAndLaylaAreIntroduced();
        Instant noon = NINE.plus(Duration.ofHours(3));
        isIn("ada", noon);
        isIn("layla", noon);
        assertThat(on(introductions.consider(loft, noon))).isEmpty();

        Instant tomorrow = NINE.plus(Duration.ofDays(1));
        isIn("ada", tomorrow);
        isIn("layla", tomorrow);
        assertThat(on(introductions.consider(loft, tomorrow))).isEmpty();
    }

    @Test
    void manyHubsAtOnceIntroduceEverybodyOnce() {
        for (String name : List.of("ada", "layla", "ben", "chidi", "renate")) {
            isIn(name, NINE);
        }

        on(Future.all(IntStream.range(0, 6)
                .mapToObj(hub -> new Introductions(vertx, database.pool()).consider(loft, NINE))
                .toList()));

        assertThat(on(introductions.today(loft, NINE)))
                .extracting(Introduction::names)
                .containsExactlyInAnyOrder(List.of("Ada", "Layla"), List.of("Ben", "Chidi"));
    }

    @Test
    void theQuestionsOfTheSampleSpaceAreTakenOverOnce() throws Exception {
        byte[] csv = Files.readAllBytes(Path.of("../config/demo/prompts.csv"));

        ImportReport first = on(introductions.importPrompts(loft, csv));
        ImportReport again = on(introductions.importPrompts(loft, csv));
        adaAndLaylaAreIntroduced();

        assertThat(first.problems()).isEmpty();
        assertThat(first.added()).isEqualTo(100);
        assertThat(List.of(again.added(), again.changed(), again.unchanged())).containsExactly(0, 0, 100);
        assertThat(on(introductions.cardFor(loft, id("ada"), NINE))
                        .orElseThrow()
                        .prompt())
                .contains("bookbinding");
        assertThat(on(introductions.question(loft, NINE))).isPresent();
    }

    @Test
    void aQuestionThatCannotBeAskedIsLeftOutInWords() {
        ImportReport report = on(introductions.importPrompts(loft, utf8("""
                        id,depth,kind,text
                        P1,1,interest,How are you?
                        P2,4,any,How deep?
                        P3,1,riddle,What is it?
                        P4,1,any,What is {it}?
                        P5,1,any,How are you?
                        """)));

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.problems()).extracting(ImportReport.Problem::line).containsExactly(2, 3, 4, 5);
        assertThat(report.problems().get(0).words()).contains("must say {it}");
    }

    private void adaAndLaylaAreIntroduced() {
        isIn("ada", NINE);
        isIn("layla", NINE);
        assertThat(on(introductions.consider(loft, NINE))).hasSize(1);
    }

    private void isIn(String member, Instant since) {
        presence(member, true, since);
    }

    private void leaves(String member) {
        presence(member, false, NINE.plusSeconds(1));
    }

    private void presence(String member, boolean present, Instant since) {
        on(database.pool()
                .query(
                        "INSERT INTO presence (space_id, member_id, present, since, last_id) VALUES (" + loft.id()
                                + ", "
                                + id(member) + ", " + present + ", '" + since + "', gen_random_uuid())"
                                + " ON CONFLICT (space_id, member_id) DO UPDATE SET present = excluded.present, since = excluded.since")
                .execute());
    }

    private MemberId id(String member) {
        return on(members.named(loft, member)).orElseThrow().id();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
