package foyer.kiosk.status;

import java.util.List;

/**
 * The answer at {@code /readyz}.
 *
 * @param problems why people cannot check in here
 * @param notes    what is not as it should be, and does not keep anybody out
 */
public record Readiness(boolean ready, List<String> problems, List<String> notes) {}
