package foyer.wire.journal;

/** The journal cannot be opened, or something could not be put into it; says which file and what to do. */
public final class JournalProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    JournalProblem(String words, Throwable cause) {
        super(words, cause);
    }

    JournalProblem(String words) {
        super(words);
    }
}
