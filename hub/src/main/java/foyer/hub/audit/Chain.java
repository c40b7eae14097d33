package foyer.hub.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.Mac;

/** Binds each line to all before it: HMAC-SHA-256 (RFC 2104) over the mac of the line before and the line itself. */
final class Chain {

    static final String ALGORITHM = "HmacSHA256";

    /** Before the first line. */
    static final int MAC_BYTES = 32;

    private final Key key;

    Chain(Key key) {
        this.key = key;
    }

    byte[] link(byte[] before, AuditLine line) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(before);
            return mac.doFinal(bytesOf(line));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Each text with its length before it, so that no two lines have the same bytes. */
    private static byte[] bytesOf(AuditLine line) {
        Deed deed = line.deed();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(line.number());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, line.at()));
            out.writeInt(deed.spaceId() == null ? 0 : deed.spaceId());
            out.writeUTF(deed.actor());
            out.writeUTF(deed.act());
            out.writeUTF(deed.object());
            out.writeUTF(deed.outcome());
            out.writeUTF(deed.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
