package foyer.hub.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Nonno Pino",
                "Marušič",
                "李小龍",
                "ليلى",
                "علی\u200Cرضا",
                "Ngọc Ánh",
                "O'Neil-Østergård",
                "Ada 🦊",
                "J.",
                "7of9"
            })
    void namesAsPeopleHaveThem(String name) {
        assertThat(new DisplayName(name).value()).isEqualTo(name);
    }

    @Test
    void spacesAreTidiedAndAccentsComposed() {
        assertThat(new DisplayName("  Ada \u00A0 Marus\u030Cic\u030C ").value()).isEqualTo("Ada Marušič");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "...",
                "🦊", // nothing to call somebody by
                "Ada\u202Enimda",
                "\u2066Ada\u2069",
                "Ada\u200F",
                "\u061CAda", // turned round
                "Ada\u200BB",
                "\uFEFFAda",
                "Ada\u00ADB", // not to be seen
                "Ada\nBen",
                "Ada\tBen",
                "Ada\u2028Ben",
                "Ada\0",
                "Ada\u0085Ben", // control
                "Ada\uE000",
                "Ada\uD800",
                "Ada\uFFFF", // nobody's characters
                "A\u0301\u0302\u0303\u0304\u0305\u0306da" // a tower of accents
            })
    void whatCannotBeShownIsRefused(String name) {
        assertThatThrownBy(() -> new DisplayName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fortyCharactersAreEnough() {
        assertThat(new DisplayName("🦊a".repeat(20)).value()).hasSize(60);
        assertThatThrownBy(() -> new DisplayName("a".repeat(41))).hasMessageContaining("at most 40");
    }
}
