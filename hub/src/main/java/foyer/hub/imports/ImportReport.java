package foyer.hub.imports;

import java.util.List;

/**
 * What became of a file, to be read by the person who brought it.
 *
 * @param imported  false when the file was refused whole and nothing has changed
 * @param unchanged rows that say what is already there; they were not written
 * @param removed   what an earlier file had brought and this one no longer has
 * @param problems  what was left out, each with what to do about it
 * @param notes     what is worth knowing and needs nothing done
 */
public record ImportReport(
        boolean imported,
        int added,
        int changed,
        int unchanged,
        int removed,
        List<Problem> problems,
        List<String> notes) {

    /**
     * One thing that could not be taken over.
     *
     * @param line of the file, from 1; 0 when it is about the file as a whole
     */
    public record Problem(int line, String words) {
        @Override
        public String toString() {
            return line == 0 ? words : "Line " + line + ": " + words;
        }
    }

    public ImportReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Nothing was taken over, and this is why. */
    public static ImportReport refused(Problem why) {
        return new ImportReport(false, 0, 0, 0, 0, List.of(why), List.of());
    }
}
