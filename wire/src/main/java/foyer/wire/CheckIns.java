package foyer.wire;

import java.util.List;

/** What a kiosk publishes on {@code …/check-ins}: what waits in its journal, oldest first, at most 100. */
public record CheckIns(List<CheckIn> checkIns) {

    public static final int MOST = 100;

    public CheckIns {
        checkIns = List.copyOf(Required.present(checkIns, "checkIns"));
        Required.that(checkIns.size() <= MOST, "checkIns may hold at most " + MOST);
    }
}
