package foyer.hub.today;

import foyer.hub.spaces.Space;
import foyer.wire.Sha256;
import foyer.wire.Today;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Wire;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Composes what doors know of today: pure, and the same content gives the same hash whenever it is composed. */
final class TodayComposer {

    private static final String NOT_HASHED_YET = "-";

    private static final int HASH_DIGITS = 16;

    private TodayComposer() {}

    static Today compose(Space space, List<TodayEvent> events, Instant now) {
        return today(space, events, hash(today(space, events, NOT_HASHED_YET, Instant.EPOCH)), now);
    }

    private static Today today(Space space, List<TodayEvent> events, String hash, Instant composedAt) {
        return new Today(space.slug(), hash, composedAt, space.capacity(), space.doorRules(), events);
    }

    private static String hash(Today today) {
        return HexFormat.of().formatHex(Sha256.of(Wire.encode(today))).substring(0, HASH_DIGITS);
    }
}
