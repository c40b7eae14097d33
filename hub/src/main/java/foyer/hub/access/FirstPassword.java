package foyer.hub.access;

import java.security.SecureRandom;

/** A password that nobody chose: a hundred random bits, in letters that can be read aloud. */
final class FirstPassword {

    /** Crockford's letters, in lower case: none looks like another. Five bits each. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FirstPassword() {}

    static String fresh() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
