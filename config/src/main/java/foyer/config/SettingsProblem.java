package foyer.config;

/** A setting that cannot be used, said with its file, its key and the fix. Meant to be shown as it is. */
public final class SettingsProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    SettingsProblem(String words) {
        super(words);
    }

    SettingsProblem(String words, Throwable cause) {
        super(words, cause);
    }
}
