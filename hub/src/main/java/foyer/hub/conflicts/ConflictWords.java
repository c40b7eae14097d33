package foyer.hub.conflicts;

import foyer.hub.conflicts.Conflict.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check-in contradicts, put into words: pure. */
final class ConflictWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMMM, H:mm", Locale.ENGLISH);

    private ConflictWords() {}

    /** One or two: a copied pass can be a revoked one. */
    static List<Conflict> of(ConflictsSql.Found found, ZoneId zone) {
        List<Conflict> all = new ArrayList<>(2);
        Instant revokedAt = found.revokedAt();
        if (revokedAt != null) {
            all.add(conflict(
                    found,
                    Kind.REVOKED_PASS,
                    found.name() + " was let in at " + found.device() + " on " + day(found.at(), zone)
                            + ", with a pass revoked " + when(revokedAt, found.at(), zone)
                            + ". That door had not heard of it yet."));
        }
        Instant otherAt = found.otherAt();
        if (otherAt != null) {
            all.add(conflict(
                    found,
                    Kind.TWO_DOORS,
                    found.name() + "’s pass was let in at " + found.otherDevice() + " and, "
                            + seconds(otherAt, found.at()) + " later, at " + found.device() + ", on "
                            + day(found.at(), zone) + ". It may have been copied; ask, and revoke it if so."));
        }
        return all;
    }

    private static Conflict conflict(ConflictsSql.Found found, Kind kind, String words) {
        return new Conflict(kind, found.at(), found.member(), found.name(), found.pass(), found.device(), words);
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY_AND_TIME.format(at.atZone(zone));
    }

    private static String when(Instant at, Instant sameDayAs, ZoneId zone) {
        boolean sameDay = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(sameDayAs, zone));
        return sameDay ? "at " + TIME.format(at.atZone(zone)) : "on " + day(at, zone);
    }

    private static String seconds(Instant from, Instant to) {
        long seconds = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
        return seconds == 1 ? "a second" : seconds + " seconds";
    }
}
