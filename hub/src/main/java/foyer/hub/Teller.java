package foyer.hub;

import foyer.hub.introductions.Introductions;
import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Has those who arrived introduced, and tells for whom there is something new to say or nothing any more: an
 * introduction also ends, when somebody in it leaves. Vert.x context only.
 */
final class Teller {

    private final Spaces spaces;
    private final Introductions introductions;
    private final InstantSource clock;
    private final BiConsumer<SpaceId, Set<MemberId>> changed;
    private final Map<SpaceId, Map<MemberId, IntroductionCard>> told = new HashMap<>();
    private final OnceMore<SpaceId> considering;

    Teller(
            Vertx vertx,
            Spaces spaces,
            Introductions introductions,
            InstantSource clock,
            BiConsumer<SpaceId, Set<MemberId>> changed) {
        this.spaces = spaces;
        this.introductions = introductions;
        this.clock = clock;
        this.changed = changed;
        this.considering = new OnceMore<>(vertx, "Introducing", Duration.ofMillis(500), this::introduce);
    }

    /** Somebody came or went, or time has passed. */
    void consider(SpaceId space) {
        considering.wish(space);
    }

    private Future<?> introduce(SpaceId slug) {
        Space space = spaces.find(slug).orElseThrow();
        Instant now = clock.instant();
        return introductions
                .consider(space, now)
                .compose(made -> introductions.cards(space, now))
                .onSuccess(cards -> tell(slug, cards));
    }

    private void tell(SpaceId space, Map<MemberId, IntroductionCard> cards) {
        Map<MemberId, IntroductionCard> before = told.getOrDefault(space, Map.of());
        told.put(space, cards);
        Set<MemberId> affected = new HashSet<>(before.keySet());
        affected.addAll(cards.keySet());
        affected.removeIf(member -> Objects.equals(before.get(member), cards.get(member)));
        if (!affected.isEmpty()) {
            changed.accept(space, affected);
        }
    }
}
