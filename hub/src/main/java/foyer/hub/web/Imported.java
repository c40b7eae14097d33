package foyer.hub.web;

import foyer.hub.imports.ImportReport;
import java.util.List;

/** What came of a file, as the API tells it. */
record Imported(
        int added,
        int changed,
        int unchanged,
        int removed,
        List<ImportReport.Problem> problems,
        List<String> warnings) {

    /** A file that was refused whole is the sender's to mend. */
    static Answer answer(ImportReport report) {
        if (!report.imported()) {
            return Answer.problem(
                    422,
                    String.join(
                            " ",
                            report.problems().stream().map(Object::toString).toList()));
        }
        return Answer.ok(new Imported(
                report.added(),
                report.changed(),
                report.unchanged(),
                report.removed(),
                report.problems(),
                report.notes()));
    }
}
