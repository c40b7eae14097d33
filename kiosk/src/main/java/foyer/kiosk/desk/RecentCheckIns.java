package foyer.kiosk.desk;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The check-ins that one tap can still turn round: each member's last, for two minutes. */
final class RecentCheckIns {

    private static final Duration RECENT = Duration.ofMinutes(2);
    private static final int MOST = 100;

    record Recent(RosterEntry member, @Nullable PassId pass, CheckInId id, Direction direction, Instant at) {}

    private final Deque<Recent> newestFirst = new ArrayDeque<>();

    void add(RosterEntry member, @Nullable PassId pass, CheckIn checkIn) {
        newestFirst.removeIf(recent -> recent.member().member().equals(member.member()));
        newestFirst.addFirst(new Recent(member, pass, checkIn.id(), checkIn.direction(), checkIn.occurredAt()));
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    Optional<CheckInId> of(MemberId member, Instant now) {
        forget(now);
        return newestFirst.stream()
                .filter(recent -> recent.member().member().equals(member))
                .map(Recent::id)
                .findFirst();
    }

    /** Takes it out: a second tap turns nothing round. */
    Optional<Recent> take(CheckInId id, Instant now) {
        forget(now);
        Optional<Recent> found =
                newestFirst.stream().filter(recent -> recent.id().equals(id)).findFirst();
        found.ifPresent(newestFirst::remove);
        return found;
    }

    private void forget(Instant now) {
        newestFirst.removeIf(recent -> Duration.between(recent.at(), now).abs().compareTo(RECENT) > 0);
    }
}
