package foyer.hub.visitors;

import foyer.wire.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who came to visit.
 *
 * @param host     whom they visit; null where they did not find them, and for a guest of the house
 * @param hostName what the host is called, or whom they visit as they wrote it; null for a guest of the house
 * @param comingAt when somebody said that they come
 * @param tellings who is told of them, and what came of it
 */
public record Visit(
        UUID visit,
        String name,
        @Nullable MemberId host,
        @Nullable String hostName,
        Instant cameAt,
        @Nullable Instant leftAt,
        @Nullable Instant comingAt,
        List<Telling> tellings) {

    public Visit {
        tellings = List.copyOf(tellings);
    }

    boolean hostCannotBeTold() {
        return tellings.stream()
                .anyMatch(one -> one.whom() == Telling.Whom.HOST && one.toldAt() == null && one.trouble() != null);
    }
}
