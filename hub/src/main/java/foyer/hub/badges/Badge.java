package foyer.hub.badges;

import foyer.wire.PassId;
import java.text.Normalizer;
import java.time.LocalDate;

/**
 * What one badge says.
 *
 * @param name       the member's, in full
 * @param pass       printed small, so that a badge somebody has found can be revoked
 * @param text       what the QR code holds
 * @param validUntil the last day
 */
public record Badge(String name, PassId pass, String text, LocalDate validUntil) {

    public Badge {
        name = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }
}
