package foyer.wire.pass;

import foyer.wire.PassId;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The 18 bytes that every pass begins with. */
final class PassBytes {

    static final int LENGTH = 18;

    private PassBytes() {}

    static byte[] of(byte version, Pass pass) {
        return ByteBuffer.allocate(LENGTH)
                .put(version)
                .put((byte) pass.keyId())
                .putLong(pass.id().bits())
                .putInt(pass.homeSpace())
                .putShort((short) ChronoUnit.DAYS.between(Pass.FIRST_DAY, pass.validFrom()))
                .putShort((short) ChronoUnit.DAYS.between(Pass.FIRST_DAY, pass.validUntil()))
                .array();
    }

    /** Empty for another version, and for what no house writes. */
    static Optional<Pass> read(byte expectedVersion, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        int keyId = Byte.toUnsignedInt(in.get());
        PassId id = new PassId(in.getLong());
        int homeSpace = in.getInt();
        int from = Short.toUnsignedInt(in.getShort());
        int until = Short.toUnsignedInt(in.getShort());
        if (version != expectedVersion || homeSpace <= 0 || until < from) {
            return Optional.empty();
        }
        return Optional.of(
                new Pass(keyId, id, homeSpace, Pass.FIRST_DAY.plusDays(from), Pass.FIRST_DAY.plusDays(until)));
    }
}
