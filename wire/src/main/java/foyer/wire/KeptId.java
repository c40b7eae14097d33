package foyer.wire;

import java.util.UUID;

/** Minted once by the device (UUIDv7, RFC 9562); every resend carries the same one. */
public sealed interface KeptId permits CheckInId, ReportId {

    UUID value();
}
