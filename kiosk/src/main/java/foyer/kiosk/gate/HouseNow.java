package foyer.kiosk.gate;

import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Today;
import foyer.wire.Today.TodayEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is on in the house, as this door knows it: pure.
 *
 * @param today    what the hub last said; null before it ever did
 * @param here     which door this is
 * @param cameHere who has come to which event through this door, of whom the hub may not have heard yet
 */
public record HouseNow(@Nullable Today today, Here here, Map<EventKey, Set<MemberId>> cameHere) {

    /** Whoever comes so long before an event comes for it. */
    static final Duration EARLY = Duration.ofMinutes(30);

    /** Whoever goes so long after an event goes from it. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    /** The event to which somebody who comes in now comes: the door's or its room's, or one at which they are expected. */
    public Optional<TodayEvent> eventOf(MemberId member, Instant now) {
        return ownEvent(now)
                .or(() -> nearest(
                        now, event -> event.door() == null && event.expected().contains(member)));
    }

    /** The event for which this door is now. */
    public Optional<TodayEvent> ownEvent(Instant now) {
        return nearest(now, here::isFor);
    }

    /** Whether somebody who scans here comes to its event: they have not come yet. */
    boolean awaits(MemberId member, Instant now) {
        return ownEvent(now).filter(event -> !came(event, member)).isPresent();
    }

    /** Whether every place is taken, or promised to somebody else. */
    boolean full(TodayEvent event, MemberId member) {
        Integer places = event.places();
        if (places == null) {
            return false;
        }
        Set<MemberId> guests = new HashSet<>(event.expected());
        guests.addAll(event.came());
        guests.addAll(cameHere.getOrDefault(event.event(), Set.of()));
        return !guests.contains(member) && guests.size() >= places;
    }

    /** Whether somebody has come to it before. */
    public boolean came(TodayEvent event, MemberId member) {
        return event.came().contains(member)
                || cameHere.getOrDefault(event.event(), Set.of()).contains(member);
    }

    /** The event from which somebody goes now: they came to it, and it is on or has just ended. */
    public Optional<TodayEvent> leftBy(MemberId member, Instant now) {
        return events().stream()
                .filter(event -> !now.isBefore(event.startsAt())
                        && now.isBefore(event.endsAt().plus(AFTERWARDS)))
                .filter(event -> came(event, member))
                .max(Comparator.comparing(TodayEvent::startsAt));
    }

    /** What is still to come before midnight, for somebody: first what they are expected at. */
    public List<TodayEvent> ahead(MemberId member, Instant now, Instant midnight, int most) {
        return events().stream()
                .filter(event ->
                        event.startsAt().isAfter(now) && event.startsAt().isBefore(midnight))
                .sorted(Comparator.<TodayEvent, Boolean>comparing(
                                event -> !event.expected().contains(member))
                        .thenComparing(TodayEvent::startsAt))
                .limit(most)
                .toList();
    }

    private Optional<TodayEvent> nearest(Instant now, Predicate<TodayEvent> which) {
        return events().stream()
                .filter(event -> !now.isBefore(event.startsAt().minus(EARLY)) && now.isBefore(event.endsAt()))
                .filter(which)
                .min(Comparator.comparing(
                        event -> Duration.between(event.startsAt(), now).abs()));
    }

    private List<TodayEvent> events() {
        return today == null ? List.of() : today.events();
    }
}
