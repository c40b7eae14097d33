package foyer.kiosk.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import foyer.kiosk.status.Troubles;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Languages;
import foyer.wire.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogues of words, held to what ICU knows of messages and languages. */
class CataloguesTest {

    private final Catalogues catalogues = Catalogues.load();
    private final Map<String, String> english = catalogues.in("en");

    static List<String> everyLanguage() {
        return Languages.ALL;
    }

    @ParameterizedTest
    @MethodSource("everyLanguage")
    void everyLanguageSaysTheSameThingsAboutTheSameArguments(String language) {
        Map<String, String> words = catalogues.in(language);

        assertThat(words.keySet()).isEqualTo(english.keySet());
        words.forEach((key, message) -> assertThat(arguments(message))
                .as(language + " " + key)
                .isEqualTo(arguments(english.getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @MethodSource("everyLanguage")
    void aNumberIsSaidInEveryFormThatTheLanguageHas(String language) {
        Set<String> forms = new TreeSet<>(
                PluralRules.forLocale(ULocale.forLanguageTag(language)).getKeywords());
        catalogues.in(language).forEach((key, message) -> {
            MessagePattern pattern = new MessagePattern(message);
            parts(pattern, Part.Type.ARG_START)
                    .filter(start -> pattern.getPart(start).getArgType() == MessagePattern.ArgType.PLURAL)
                    .forEach(start -> assertThat(selectors(pattern, start))
                            .as(language + " " + key)
                            .containsAll(forms));
        });
    }

    @ParameterizedTest
    @MethodSource("everyLanguage")
    void noMessageIsEmptyOrShoutsOrQuotesWithWhatIcuTakesForAnEscape(String language) {
        catalogues.in(language).forEach((key, message) -> assertThat(message)
                .as(language + " " + key)
                .isNotBlank()
                .doesNotContain("'", "\"", "!", "¡"));
    }

    @Test
    void thereAreWordsForEverythingThatCanHappen() {
        Stream<String> refusals = Stream.of(Verdict.Reason.values())
                .flatMap(reason -> Stream.of("word", "what", "advice").map(part -> "refused." + reason + "." + part));
        Stream<String> troubles = Stream.of(Troubles.Place.values()).map(place -> "trouble." + place);
        Stream<String> passages =
                Stream.of(Passage.values()).flatMap(passage -> Stream.of("hold." + passage, "scan." + passage));

        assertThat(english.keySet())
                .containsAll(Stream.of(refusals, troubles, passages)
                        .flatMap(keys -> keys)
                        .toList());
    }

    @Test
    void aMessageIsTakenApartAsThePagePutsItTogether() {
        assertThat(Message.parts(
                        "Since {at, time, short}, {name}: it’s {n, plural, =0 {none} one {# day} other {# days}}."))
                .containsExactly(
                        "Since ",
                        Map.of("arg", "at", "type", "time", "style", "short"),
                        ", ",
                        Map.of("arg", "name"),
                        ": it’s ",
                        Map.of(
                                "arg",
                                "n",
                                "plural",
                                Map.of(
                                        "=0",
                                        List.of("none"),
                                        "one",
                                        List.of(Map.of("arg", "n", "type", "number"), " day"),
                                        "other",
                                        List.of(Map.of("arg", "n", "type", "number"), " days"))),
                        ".");
        assertThat(Message.parts("{who, select, her {her} other {them}}"))
                .containsExactly(
                        Map.of("arg", "who", "select", Map.of("her", List.of("her"), "other", List.of("them"))));
    }

    @Test
    void whatThePageCannotSayStopsTheStart() {
        assertThatThrownBy(() -> Message.parts("{n, spellout}")).hasMessageContaining("spellout");
        assertThatThrownBy(() -> Message.parts("{day, date, ::EEEE}")).hasMessageContaining("::EEEE");
        assertThatThrownBy(() -> Message.parts("{open")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> arguments(String message) {
        MessagePattern pattern = new MessagePattern(message);
        Set<String> arguments = new TreeSet<>();
        parts(pattern, Part.Type.ARG_START).forEach(start -> {
            String type = pattern.getPart(start).getArgType().name();
            arguments.add(pattern.getSubstring(pattern.getPart(start + 1)) + " " + type);
        });
        return arguments;
    }

    private static List<String> selectors(MessagePattern pattern, int start) {
        int limit = pattern.getLimitPartIndex(start);
        return parts(pattern, Part.Type.ARG_SELECTOR)
                .filter(i -> i > start && i < limit)
                .map(i -> pattern.getSubstring(pattern.getPart(i)))
                .toList();
    }

    private static Stream<Integer> parts(MessagePattern pattern, Part.Type type) {
        return IntStream.range(0, pattern.countParts())
                .filter(i -> pattern.getPart(i).getType() == type)
                .boxed();
    }
}
