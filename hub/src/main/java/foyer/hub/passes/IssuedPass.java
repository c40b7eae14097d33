package foyer.hub.passes;

import foyer.wire.MemberId;
import foyer.wire.PassId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pass as the house's books have it.
 *
 * @param keyId     which key signed it last
 * @param revokedAt since when it is refused; null while it is good
 */
public record IssuedPass(
        PassId id,
        MemberId member,
        Kind kind,
        int keyId,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant issuedAt,
        @Nullable Instant revokedAt) {

    public enum Kind {
        PRINTED,
        LIVE
    }
}
