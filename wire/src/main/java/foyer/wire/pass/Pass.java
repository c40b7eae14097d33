package foyer.wire.pass;

import foyer.wire.PassId;
import foyer.wire.Required;
import java.time.LocalDate;

/**
 * What a badge says, once its signature is verified.
 *
 * @param keyId      which of the space's keys signed it, 0 to 255
 * @param homeSpace  the number of the space that issued it, from 1
 * @param validFrom  the first day it opens a door, by the space's own calendar; 2020-01-01 to 2199-06-06
 * @param validUntil the last such day
 */
public record Pass(int keyId, PassId id, int homeSpace, LocalDate validFrom, LocalDate validUntil) {

    static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    static final LocalDate LAST_DAY = FIRST_DAY.plusDays(0xFFFF);

    public Pass {
        Required.that(keyId >= 0 && keyId <= 255, "key id must be 0 to 255");
        Required.present(id, "id");
        Required.that(homeSpace > 0, "homeSpace must be a positive number");
        Required.present(validFrom, "validFrom");
        Required.present(validUntil, "validUntil");
        Required.that(
                !validFrom.isBefore(FIRST_DAY) && !validUntil.isAfter(LAST_DAY),
                "a pass is valid from " + FIRST_DAY + " to " + LAST_DAY + " at most");
        Required.that(!validUntil.isBefore(validFrom), "validUntil must not be before validFrom");
    }
}
