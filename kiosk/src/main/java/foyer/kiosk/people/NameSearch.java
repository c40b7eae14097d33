package foyer.kiosk.people;

import foyer.wire.RosterEntry;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom somebody may mean who types a few letters of a name, in any spelling of its accents. */
final class NameSearch {

    private static final int FEWEST_LETTERS = 3;
    static final int MOST = 5;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What Unicode does not take apart, as people write it who lack the key. */
    private static final Map<String, String> PLAIN =
            Map.of("ß", "ss", "ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "ı", "i", "þ", "th", "ð", "d");

    private NameSearch() {}

    /** One word of three letters: fewer would let somebody leaf through the house. */
    static boolean isEnough(String typed) {
        return words(typed).stream().anyMatch(word -> word.codePointCount(0, word.length()) >= FEWEST_LETTERS);
    }

    /** Those who may come in, and in whose name each typed word begins a word; in order of their names. */
    static List<RosterEntry> in(Collection<RosterEntry> members, String typed) {
        List<String> wanted = words(typed);
        return members.stream()
                .filter(member -> member.status() == RosterEntry.Status.ACTIVE)
                .filter(member -> fits(words(member.name()), wanted))
                .sorted(Comparator.comparing(RosterEntry::name)
                        .thenComparing(member -> member.member().value()))
                .toList();
    }

    private static boolean fits(List<String> name, List<String> wanted) {
        return wanted.stream().allMatch(word -> name.stream().anyMatch(part -> part.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Stream.of(BETWEEN_WORDS.split(plain(text)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : PLAIN.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }
}
