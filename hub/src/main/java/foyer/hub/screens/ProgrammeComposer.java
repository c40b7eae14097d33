package foyer.hub.screens;

import foyer.hub.spaces.Space;
import foyer.wire.IntroductionCard;
import foyer.wire.Programme;
import foyer.wire.Programme.Announcement;
import foyer.wire.Programme.ArrivalShown;
import foyer.wire.Programme.ProgrammeEvent;
import foyer.wire.Wire;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Composes a space's programme: pure, and the same content gives the same hash whenever it is composed. */
final class ProgrammeComposer {

    private static final String NOT_HASHED_YET = "-";

    private static final int HASH_DIGITS = 16;

    private ProgrammeComposer() {}

    /** What there is to show, each already allowed on a wall. */
    record Showable(
            List<ProgrammeEvent> events,
            List<ArrivalShown> arrivals,
            Optional<IntroductionCard> icebreaker,
            Optional<String> question) {}

    static Programme compose(Space space, Showable showable, Instant now) {
        Programme unhashed = programme(space, showable, NOT_HASHED_YET, Instant.EPOCH, now);
        return programme(space, showable, hash(unhashed), now, now);
    }

    private static Programme programme(Space space, Showable showable, String hash, Instant composedAt, Instant now) {
        return new Programme(
                space.slug(),
                hash,
                composedAt,
                space.name(),
                space.timeZone(),
                space.doorColour(),
                space.wifi(),
                null,
                showable.events(),
                showable.arrivals(),
                showable.icebreaker().orElse(null),
                showable.question().orElse(null),
                current(space.announcements(), now));
    }

    /** Those still to come are sent too: a screen that is cut off shows them when their day comes. */
    private static List<Announcement> current(List<Announcement> announcements, Instant now) {
        return announcements.stream()
                .filter(one -> one.until() == null || one.until().isAfter(now))
                .toList();
    }

    private static String hash(Programme programme) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Wire.encode(programme));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
