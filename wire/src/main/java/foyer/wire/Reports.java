package foyer.wire;

import java.util.List;

/** What a device publishes on {@code …/reports}: what waits in its journal, oldest first, at most 100. */
public record Reports(List<Report> reports) {

    public static final int MOST = 100;

    public Reports {
        reports = List.copyOf(Required.present(reports, "reports"));
        Required.that(reports.size() <= MOST, "reports may hold at most " + MOST);
    }
}
