package foyer.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven lamps on a wet pier",
                "kettle-orbit-marble-fjord",
                "ωραία μέρα στη θάλασσα",
                "四月の雨が静かに屋根を叩いている音を聞く",
                "🦑🪁🧭🛶🥁🪵🧵🔔🪶🥐🧊🌋🛟🪩🫖"
            })
    void whatNobodyWouldTryWillDoWhateverItsCharacters(String password) {
        assertThat(trouble(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "P@ssw0rdP@ssw0rd",
                "aaaaaaaaaaaaaaaaaaaa",
                "123456789012345",
                "qwertyuiopasdfghjkl",
                "abcdefghijklmnopqrst",
                "iloveyouiloveyou"
            })
    void whatIsTriedFirstWillNotDo(String password) {
        assertThat(trouble(password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada.marusic@example.org", "AdaMarusicAdaMarusic", "marusicmarusic1234", "foyer-foyer-foyer"})
    void whatIsTheirOwnNameWillNotDo(String password) {
        assertThat(rules.trouble(password, "ada.marusic@example.org", "Ada Marusic"))
                .isPresent();
    }

    @Test
    void fifteenCharactersAreTheLeastAndCountedAsPeopleDo() {
        assertThat(trouble("fjord kettle 7"))
                .hasValueSatisfying(words -> assertThat(words).contains("14", "15"));
        assertThat(trouble("fjord kettle 72")).isEmpty();
    }

    @Test
    void longOnesAreTakenWholeUpToTheMost() {
        String long128 = "seven lamps on a wet pier, ".repeat(10).substring(0, 128);
        assertThat(trouble(long128)).isEmpty();
        assertThat(trouble("fjord kettle ".repeat(20).substring(0, 257))).isPresent();
    }

    @Test
    void theSamePasswordOnAnotherKeyboardIsTheSame() {
        assertThat(PasswordRules.normalised("cafe\u0301 ﬁsh")).isEqualTo(PasswordRules.normalised("café fish"));
    }

    private Optional<String> trouble(String password) {
        return rules.trouble(password, "ada@example.org", "Ada Marušič");
    }
}
