package foyer.hub.people;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;

/**
 * What a member chose to be called, on walls and doors: at most 40 characters, all of them to be seen, in the order in
 * which they were written. White space at its ends is taken off, inside it becomes one space; accents are composed (NFC).
 */
public record DisplayName(String value) {

    static final int LONGEST = 40;
    private static final int MOST_MARKS_ON_ONE = 3;

    /** They join letters in Persian, in the languages of India, and in emoji. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    /** What cannot be seen, or turns round what stands beside it (Unicode TR 36, 2.5). */
    private static final Set<Integer> NOT_SHOWN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    private static final Set<Integer> MARKS = Set.of(
            (int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK, (int) Character.COMBINING_SPACING_MARK);

    public DisplayName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip().replaceAll("\\p{Zs}+", " ");
        Optional<String> problem = problemWith(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    private static Optional<String> problemWith(String name) {
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("A name has at most " + LONGEST + " characters. Take a shorter one.");
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("A name has at least one letter or digit.");
        }
        if (name.codePoints().anyMatch(c -> NOT_SHOWN.contains(Character.getType(c)) && !JOINERS.contains(c))) {
            return Optional.of("There is a character in the name that cannot be shown. Type the name anew.");
        }
        if (mostMarksOnOne(name) > MOST_MARKS_ON_ONE) {
            return Optional.of("There are too many accents on one letter of the name.");
        }
        return Optional.empty();
    }

    private static int mostMarksOnOne(String name) {
        int most = 0;
        int marks = 0;
        for (int c : name.codePoints().toArray()) {
            marks = MARKS.contains(Character.getType(c)) ? marks + 1 : 0;
            most = Math.max(most, marks);
        }
        return most;
    }
}
