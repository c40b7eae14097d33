package foyer.journeys;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import foyer.journeys.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the house, as the design draws them. */
@AnalyzeClasses(
        packages = "foyer",
        importOptions = {DoNotIncludeTests.class, HouseRulesTest.DoNotIncludeTestJars.class})
class HouseRulesTest {

    /** What decides: it is given what it needs, time and chance included, and answers. */
    private static final Set<String> DECIDES = Set.of(
            "foyer.kiosk.gate.*",
            "foyer.hub.board.Attention",
            "foyer.hub.checkin.CheckInRules",
            "foyer.hub.introductions.Bond",
            "foyer.hub.introductions.HeaviestPairs",
            "foyer.hub.introductions.Host",
            "foyer.hub.introductions.Matching",
            "foyer.hub.introductions.PromptBook",
            "foyer.hub.occupancy.Curve",
            "foyer.hub.people.DisplayName",
            "foyer.hub.people.MembersFile",
            "foyer.hub.screens.ProgrammeComposer",
            "foyer.signage.programme.Newer",
            "foyer.wire.pass.*");

    private static final DescribedPredicate<JavaClass> WHAT_DECIDES = describe(
            "what decides", type -> DECIDES.contains(type.getName()) || DECIDES.contains(type.getPackageName() + ".*"));

    /** The tests of other modules, as they come once packaged. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule thereAreNoCirclesBetweenRooms =
            slices().matching("foyer.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatDecidesKnowsNoMachinery = noClasses()
            .that(WHAT_DECIDES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx..", "java.sql..", "org.eclipse.paho..", "org.apache.activemq..", "java.net..");

    @ArchTest
    static final ArchRule nobodyLooksAtTheWallClockButIsGivenOne = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyTheLinkKnowsItsMqttLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("foyer.wire.mqtt")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.paho..");

    @ArchTest
    static final ArchRule kioskKnowsNeitherHubNorSignage = noClasses()
            .that()
            .resideInAPackage("foyer.kiosk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("foyer.hub..", "foyer.signage..", "foyer.journeys..");

    @ArchTest
    static final ArchRule signageKnowsNeitherHubNorKiosk = noClasses()
            .that()
            .resideInAPackage("foyer.signage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("foyer.hub..", "foyer.kiosk..", "foyer.journeys..");

    @ArchTest
    static final ArchRule hubKnowsNeitherKioskNorSignage = noClasses()
            .that()
            .resideInAPackage("foyer.hub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("foyer.kiosk..", "foyer.signage..", "foyer.journeys..");

    @ArchTest
    static final ArchRule theWireKnowsOnlyItself = classes()
            .that()
            .resideInAPackage("foyer.wire..")
            .should()
            .onlyDependOnClassesThat(describe(
                    "are not of the programs",
                    type -> !type.getPackageName().startsWith("foyer.")
                            || type.getPackageName().startsWith("foyer.wire")));

    @ArchTest
    static final ArchRule onlyTheHubAndTheJournalKnowADatabase = noClasses()
            .that()
            .resideOutsideOfPackages("foyer.hub..", "foyer.wire.journal", "foyer.journeys..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "org.sqlite..");

    /** Links is the store of a column of its own. */
    @Test
    void sqlStandsInTheRoomsSqlFiles() throws IOException {
        Pattern sql = Pattern.compile(
                "\\b(INSERT INTO|DELETE FROM|UPDATE \\w+\\s+SET|SELECT\\s.+\\sFROM)\\b", Pattern.DOTALL);
        Pattern place = Pattern.compile("\\w+Sql|Links");
        for (String module : List.of("wire", "kiosk", "signage", "hub")) {
            try (Stream<Path> files = Files.walk(Checkout.home().resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    String text = Files.readString(file).replaceAll("//.*|/\\*(?s:.*?)\\*/", "");
                    assertThat(sql.matcher(text).find() && !place.matcher(name).matches())
                            .as("SQL in %s", file)
                            .isFalse();
                }
            }
        }
    }

    /** A rule about names is worth nothing once the names have gone. */
    @ArchTest
    static void whatDecidesIsStillThere(JavaClasses house) {
        Set<String> names = new TreeSet<>();
        house.forEach(type -> {
            names.add(type.getName());
            names.add(type.getPackageName() + ".*");
        });
        assertThat(names).containsAll(DECIDES);
    }
}
