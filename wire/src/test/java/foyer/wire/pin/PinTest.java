package foyer.wire.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

    private static final Pin ADAS = new Pin("2718");

    @Test
    void theRightNumberFitsAndNoOther() {
        String kept = ADAS.verifier();

        assertThat(ADAS.fits(kept)).isTrue();
        assertThat(new Pin("2719").fits(kept)).isFalse();
        assertThat(new Pin("27180").fits(kept)).isFalse();
    }

    @Test
    void theSameNumberIsKeptAnotherWayEachTime() {
        assertThat(ADAS.verifier())
                .isNotEqualTo(ADAS.verifier())
                .startsWith("$argon2id$")
                .doesNotContain("2718");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789", "12a4", "١٢٣٤", " 2718", "-2718", "27 18"})
    void whatIsNotFourToEightDigitsIsRefused(String typed) {
        assertThatThrownBy(() -> new Pin(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "77777777", "1234", "456789", "98765"})
    void whatIsTriedFirstIsKnown(String typed) {
        assertThat(new Pin(typed).isTriedFirst()).isTrue();
        assertThat(ADAS.isTriedFirst()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2718",
                "$argon2id$",
                "$argon2id$v=19$m=7168,t=5,p=1$not base64$nor this",
                "$argon2id$v=19$m=1048576,t=50,p=1$c2l4dGVlbiBieXRlcyEh$C1cQF0mJpTzR7aQm3h6sW0kJ6n0Z9v6o3l2b1c4d5e8"
            })
    void noNumberFitsWhatIsNoVerifierOrWouldFillTheKiosk(String kept) {
        assertThat(ADAS.fits(kept)).isFalse();
    }

    @Test
    void theNumberIsInNoLog() {
        assertThat(ADAS.toString()).doesNotContain("2718");
    }
}
