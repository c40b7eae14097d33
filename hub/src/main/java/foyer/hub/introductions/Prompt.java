package foyer.hub.introductions;

/**
 * A first question.
 *
 * @param depth 1 light, 2 closer, 3 deep
 * @param text  with {@code {it}} where what they share is to stand; never so for ANY and NEWCOMER
 */
record Prompt(String id, int depth, Kind kind, String text) {

    static final String IT = "{it}";
    static final int DEEPEST = 3;

    enum Kind {
        INTEREST,
        SKILL,
        CHALLENGE,
        NEWCOMER,
        ANY;

        boolean namesIt() {
            return this == INTEREST || this == SKILL || this == CHALLENGE;
        }
    }

    String about(String it) {
        return text.replace(IT, it);
    }
}
