package foyer.hub.access;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be, after NIST SP 800-63B-4, 3.1.1: at least 15 characters (it is the only factor), any characters,
 * no rules of composition; not a common one, and not the account's own words. Common ones are known offline: zxcvbn's
 * lists, with the usual turns (reversed, repeated, letters swapped for figures, rows of the keyboard). Pure; takes
 * milliseconds, so not for the event loop.
 */
final class PasswordRules {

    static final int SHORTEST = 15;
    static final int LONGEST = 256;

    /** What is left of it without the account's own words must still be a password of some length. */
    private static final int SHORTEST_REST = 8;

    private static final int SHORTEST_WORD = 3;

    /** zxcvbn's work grows with the square of the length; the start tells enough. */
    private static final int MEASURED = 64;

    /** Of zxcvbn's 0 to 4: "safely unguessable, moderate protection from offline slow-hash scenario". */
    private static final int WEAKEST = 3;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** The form that is hashed: the same password on every keyboard (SP 800-63B-4, 3.1.1.2). */
    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** What is wrong with it, and what to do; nothing where it will do. */
    Optional<String> trouble(String password, String email, String name) {
        String normalised = normalised(password);
        int length = normalised.codePointCount(0, normalised.length());
        if (length < SHORTEST) {
            return Optional.of("The password has " + length + " characters; it needs at least " + SHORTEST
                    + ". Four or five words that do not belong together are easy to keep.");
        }
        if (length > LONGEST) {
            return Optional.of("The password has " + length + " characters; " + LONGEST + " are the most.");
        }
        List<String> own = wordsOf(email, name);
        String rest = without(own, normalised.toLowerCase(Locale.ROOT));
        if (rest.codePointCount(0, rest.length()) < SHORTEST_REST) {
            return Optional.of("The password is made of your own name or email. Choose words that nobody would try.");
        }
        Strength strength = zxcvbn.measure(start(normalised), own);
        return strength.getScore() >= WEAKEST
                ? Optional.empty()
                : Optional.of(
                        "This password is one of those that are tried first. Choose words that nobody would try.");
    }

    private static List<String> wordsOf(String email, String name) {
        List<String> words = new ArrayList<>();
        for (String word :
                (email + " " + name + " foyer").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word);
            }
        }
        return words;
    }

    private static String without(List<String> words, String password) {
        String rest = password;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    private static String start(String password) {
        return password.codePointCount(0, password.length()) <= MEASURED
                ? password
                : password.substring(0, password.offsetByCodePoints(0, MEASURED));
    }
}
