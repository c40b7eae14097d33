package foyer.hub.introductions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.introductions.Prompt.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostTest {

    private static final List<String> PLACES = List.of("the winch", "the bench", "the counter");

    private static final List<Prompt> PROMPTS = List.of(
            new Prompt("any", 1, Kind.ANY, "What made today easier?"),
            new Prompt("new", 1, Kind.NEWCOMER, "What brought you here?"),
            new Prompt("like-1", 1, Kind.INTEREST, "How did {it} begin for you?"),
            new Prompt("like-2", 2, Kind.INTEREST, "What is hard about {it}?"),
            new Prompt("like-3", 3, Kind.INTEREST, "What would be missing without {it}?"),
            new Prompt("skill", 1, Kind.SKILL, "What is worth knowing about {it}?"),
            new Prompt("busy", 1, Kind.CHALLENGE, "What did you try last with {it}?"));

    private final House house = new House();

    @Test
    void theQuestionNamesWhatTheyShare() {
        house.arrives("Ada", ada -> ada.likes("Bookbinding"));
        house.arrives("Layla", layla -> layla.likes("bookbinding"));

        Draft draft = introduced().get(0);

        assertThat(draft.question()).isEqualTo("How did Bookbinding begin for you?");
        assertThat(draft.shared()).isEqualTo("You both like Bookbinding");
        assertThat(draft.place()).isEqualTo("the winch");
    }

    @Test
    void twoInterestsAreToldInOneSentence() {
        house.arrives("Ada", ada -> ada.likes("chess", "tango", "poetry"));
        house.arrives("Layla", layla -> layla.likes("chess", "tango", "poetry"));

        assertThat(introduced().get(0).shared()).isEqualTo("You both like chess and poetry");
    }

    @Test
    void aSkillSaysWhoOffersItToWhom() {
        house.arrives("Ada", ada -> ada.wants("web design"));
        house.arrives("Suryani", suryani -> suryani.offers("web design").likes("chess"));

        assertThat(introduced().get(0).shared()).isEqualTo("Ada is looking for web design, which Suryani offers");
        assertThat(introduced().get(0).question()).isEqualTo("What is worth knowing about web design?");
    }

    @Test
    void aChallengeIsToldWithoutNamingAnybodysTrade() {
        house.arrives("Ada", ada -> ada.busyWith("a first draft", "interpreter"));
        house.arrives("Pino", pino -> pino.busyWith("a first draft", "captain"));

        assertThat(introduced().get(0).shared())
                .isEqualTo("You are both busy with a first draft, coming from different trades");
    }

    @Test
    void threeAreToldWhatAllOfThemShare() {
        house.arrives("Ada", ada -> ada.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess"));
        house.arrives("Chidi", chidi -> chidi.likes("chess"));

        assertThat(introduced().get(0).shared()).isEqualTo("All three of you like chess");
        assertThat(introduced().get(0).question()).contains("chess");
    }

    @Test
    void threeWhoShareDifferentThingsGetAQuestionThatLeavesNobodyOut() {
        house.arrives("Ada", ada -> ada.likes("chess", "tango"));
        house.arrives("Ben", ben -> ben.likes("chess", "poetry").offers("law"));
        house.arrives("Chidi", chidi -> chidi.likes("tango", "poetry"));

        Draft draft = introduced().get(0);

        assertThat(draft.match().people()).hasSize(3);
        assertThat(draft.question()).isEqualTo("What made today easier?");
        assertThat(draft.shared()).contains("both like").contains(". ");
    }

    @Test
    void aNewcomerAndAnOldHandAreToldSo() {
        house.arrives("Nadia", Duration.ofMinutes(11), nadia -> nadia.joined(LocalDate.of(2026, 11, 16)));
        house.arrives("Pino", pino -> pino);

        assertThat(introduced().get(0).shared()).isEqualTo("Nadia is new here, and Pino knows the house");
        assertThat(introduced().get(0).question()).isEqualTo("What brought you here?");
    }

    @Test
    void questionsGetDeeperEachTimeTheyMeet() {
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        Person ben = house.arrives("Ben", each -> each.likes("chess"));
        house.met(ada, ben, Duration.ofDays(200));
        assertThat(introduced().get(0).prompt().depth()).isEqualTo(2);

        house.met(ada, ben, Duration.ofDays(150));
        house.met(ada, ben, Duration.ofDays(120));
        house.met(ada, ben, Duration.ofDays(100));
        assertThat(introduced().get(0).prompt().depth()).isEqualTo(3);
    }

    @Test
    void aQuestionThatOneOfThemHadBeforeIsNotAskedAgain() {
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess"));
        house.promptsHad.put(ada.id(), Set.of("like-1"));

        assertThat(introduced().get(0).question()).isEqualTo("What made today easier?");
    }

    @Test
    void whoHasHadThemAllHearsOneAgainButNoDeeperOne() {
        Person ada = house.arrives("Ada", each -> each.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess"));
        house.promptsHad.put(ada.id(), Set.of("like-1", "any"));

        assertThat(introduced().get(0).question()).isEqualTo("How did chess begin for you?");
    }

    @Test
    void aSpaceWithoutQuestionsOrPlacesStillIntroduces() {
        house.arrives("Ada", ada -> ada.likes("chess"));
        house.arrives("Ben", ben -> ben.likes("chess"));

        Draft draft = new Host(house.now(), new PromptBook(List.of()), List.of(), List.of())
                .introduce()
                .get(0);

        assertThat(draft.question()).isEqualTo("What are you working on today?");
        assertThat(draft.place()).isEqualTo("by the entrance");
    }

    @Test
    void eachIntroductionGoesWhereNobodyWasSentLately() {
        house.hasOtherMembers(40);
        for (String what : List.of("chess", "tango", "poetry")) {
            house.arrives("One of " + what, one -> one.likes(what));
            house.arrives("Other of " + what, other -> other.likes(what));
        }

        List<String> places = new Host(
                        house.now(), new PromptBook(PROMPTS), PLACES, List.of("the counter", "the winch"))
                .introduce().stream().map(Draft::place).toList();

        assertThat(places).containsExactly("the bench", "the winch", "the counter");
    }

    private List<Draft> introduced() {
        return new Host(house.now(), new PromptBook(PROMPTS), PLACES, List.of()).introduce();
    }
}
