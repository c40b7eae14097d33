package foyer.kiosk.desk;

import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.RosterEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells each introduction at most twice, and none after its time. */
final class IntroductionsTold {

    private static final int MOST_TIMES = 2;

    private record Told(IntroductionCard card, int times) {}

    private final Map<MemberId, Told> told = new HashMap<>();

    /** The one to tell now, or null; what is returned counts as told. */
    @Nullable
    IntroductionCard tell(RosterEntry member, Instant now) {
        told.values().removeIf(before -> !now.isBefore(before.card().until()));
        IntroductionCard card = member.introduction();
        if (card == null || !now.isBefore(card.until())) {
            return null;
        }
        Told before = told.get(member.member());
        int times = before != null && before.card().equals(card) ? before.times() : 0;
        if (times == MOST_TIMES) {
            return null;
        }
        told.put(member.member(), new Told(card, times + 1));
        return card;
    }
}
