package foyer.kiosk.people;

/** Enough of a name to know oneself by, and not enough to learn one: "Ada L…". */
final class MaskedName {

    private static final int SHOWN_OF_ONE_WORD = 3;

    private MaskedName() {}

    static String of(String name) {
        String[] words = name.strip().split("\\s+", -1);
        String last = words[words.length - 1];
        return words.length == 1 ? begun(last, SHOWN_OF_ONE_WORD) : words[0] + " " + begun(last, 1);
    }

    private static String begun(String word, int shown) {
        return word.codePointCount(0, word.length()) <= shown
                ? word
                : word.substring(0, word.offsetByCodePoints(0, shown)) + "…";
    }
}
