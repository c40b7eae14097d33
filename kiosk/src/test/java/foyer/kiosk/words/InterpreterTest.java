package foyer.kiosk.words;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Languages;
import foyer.wire.SpaceId;
import foyer.wire.Verdict.About;
import foyer.wire.Verdict.Reason;
import foyer.wire.Verdict.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InterpreterTest {

    private static final DeviceSettings IN_ROME = new DeviceSettings(
            new SpaceId("harbour"),
            new DeviceId("front-door"),
            "Front door",
            "The Harbour",
            ZoneId.of("Europe/Rome"),
            Passage.TOGGLE,
            "#0A6B4E",
            null,
            null);

    private final Interpreter interpreter = new Interpreter(Catalogues.load(), () -> IN_ROME);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "de-AT, en;q=0.5|de",
                "it, fr;q=0.8, es;q=0.9|es",
                "fr;q=0, de;q=0.1|de",
                "it|en",
                "*|en",
                ";;;q=|en",
                "|en",
                "AR-eg|ar"
            })
    void theLanguageThatIsWantedMostIsSpokenWhereTheDoorSpeaksIt(String wanted, String spoken) {
        assertThat(interpreter.languageFor(wanted)).isEqualTo(spoken);
    }

    @Test
    void whatTheWordsNameIsPutInAsThePagePutsIt() {
        Refused expired = refused(Reason.EXPIRED, About.day(LocalDate.of(2026, 11, 21)));
        Refused early = refused(Reason.TOO_EARLY, About.time(Instant.parse("2026-11-22T07:30:00Z")));
        Refused full = refused(Reason.EVENT_FULL, About.event("Bookbinding"));

        assertThat(interpreter.in("de", expired).what()).contains("21. November 2026");
        assertThat(interpreter.in("es", early).what()).contains("8:30");
        assertThat(interpreter.in("ar", early).what()).contains("٠٨:٣٠");
        assertThat(interpreter.in("fr", full).what()).contains("Bookbinding");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsSaidInEveryLanguage(Reason reason) {
        Refused english = refused(reason, null);
        for (String language : Languages.ALL) {
            Refused said = interpreter.in(language, english);
            assertThat(said.what()).isNotEqualTo("what").doesNotContain("{");
            assertThat(said.advice()).isNotEqualTo("advice").doesNotContain("{");
        }
    }

    private static Refused refused(Reason reason, @Nullable About about) {
        return new Refused(reason, "what", "advice", about);
    }
}
