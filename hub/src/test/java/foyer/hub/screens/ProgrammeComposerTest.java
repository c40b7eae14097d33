package foyer.hub.screens;

import static foyer.hub.spaces.Lofts.loft;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.screens.ProgrammeComposer.Showable;
import foyer.wire.Programme;
import foyer.wire.Programme.Announcement;
import foyer.wire.Programme.ArrivalShown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgrammeComposerTest {

    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void theSameContentHasTheSameHashWheneverItIsComposed() {
        Programme morning = ProgrammeComposer.compose(loft(), arrived("Ada"), NINE);
        Programme later = ProgrammeComposer.compose(loft(), arrived("Ada"), NINE.plusSeconds(600));

        assertThat(later.hash()).isEqualTo(morning.hash());
        assertThat(later.composedAt()).isAfter(morning.composedAt());
    }

    @Test
    void aNewFaceIsAnotherProgramme() {
        assertThat(ProgrammeComposer.compose(loft(), arrived("Ada"), NINE).hash())
                .isNotEqualTo(
                        ProgrammeComposer.compose(loft(), arrived("Ben"), NINE).hash());
    }

    @Test
    void whatIsOverIsNotAnnouncedAndWhatIsToComeTravelsAlong() {
        Announcement over = new Announcement("Boiler", "It is mended.", null, NINE.minusSeconds(1));
        Announcement toCome = new Announcement("Open house", "On Saturday.", NINE.plusSeconds(86_400), null);

        Programme programme = ProgrammeComposer.compose(loft(over, toCome), arrived("Ada"), NINE);

        assertThat(programme.announcements()).containsExactly(toCome);
    }

    private static Showable arrived(String name) {
        return new Showable(
                List.of(), List.of(new ArrivalShown(name, NINE, false)), Optional.empty(), Optional.empty());
    }
}
