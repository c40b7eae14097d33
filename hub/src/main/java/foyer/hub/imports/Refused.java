package foyer.hub.imports;

import foyer.hub.imports.ImportReport.Problem;

/** Why one row, or a whole file, cannot be taken over; caught by whoever reads the file and put into the report. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    /** About the file as a whole. */
    public Refused(String words) {
        this(0, words);
    }

    public Refused(int line, String words) {
        super(words);
        this.line = line;
    }

    public Problem problem() {
        return new Problem(line, String.valueOf(getMessage()));
    }
}
