package foyer.hub.events;

import foyer.wire.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who came for what, as far as a door can tell. Somebody who comes in counts for the event whose start is nearest among
 * those that are on then or start within 30 minutes; once an event, however often they go in and out. Who was in the
 * house already is not seen, and an all-day event counts nobody: to be in is not to attend it.
 */
final class Attendance {

    static final Duration EARLY = Duration.ofMinutes(30);

    private Attendance() {}

    record Arrival(MemberId member, Instant at) {}

    /** By occurrence, in the order given, also those to which nobody came. */
    static Map<Occurrence, Integer> of(List<Occurrence> occurrences, Collection<Arrival> arrivals) {
        Map<Occurrence, Set<MemberId>> came = new LinkedHashMap<>();
        occurrences.forEach(occurrence -> came.put(occurrence, new HashSet<>()));
        arrivals.forEach(arrival ->
                attended(occurrences, arrival).map(came::get).ifPresent(members -> members.add(arrival.member())));
        Map<Occurrence, Integer> counts = new LinkedHashMap<>();
        came.forEach((occurrence, members) -> counts.put(occurrence, members.size()));
        return counts;
    }

    private static Optional<Occurrence> attended(List<Occurrence> occurrences, Arrival arrival) {
        return occurrences.stream()
                .filter(occurrence -> !occurrence.allDay())
                .filter(occurrence ->
                        !arrival.at().isBefore(occurrence.startsAt().minus(EARLY)))
                .filter(occurrence -> arrival.at().isBefore(occurrence.endsAt()))
                .min(Comparator.comparing(occurrence ->
                        Duration.between(occurrence.startsAt(), arrival.at()).abs()));
    }
}
