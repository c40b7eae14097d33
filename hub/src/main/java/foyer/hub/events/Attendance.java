package foyer.hub.events;

import foyer.wire.EventKey;
import foyer.wire.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who came for what, as far as a door can tell. Somebody who comes in counts for the event whose start is nearest among
 * those that are on then or start within 30 minutes; once an event, however often they go in and out. Who was in the
 * house already is not seen, and an all-day event counts nobody: to be in is not to attend it. What a door has been told
 * overrules that: whoever was said to have come counts there and for nothing else on at that time, whoever was said not
 * to have come does not count.
 */
final class Attendance {

    static final Duration EARLY = Duration.ofMinutes(30);

    private Attendance() {}

    record Arrival(MemberId member, Instant at) {}

    /** What a door was told. */
    record Said(MemberId member, EventKey event, boolean came) {}

    /** By occurrence, in the order given, also those to which nobody came. */
    static Map<Occurrence, Integer> of(
            List<Occurrence> occurrences, Collection<Arrival> arrivals, Collection<Said> said) {
        Map<Occurrence, Set<MemberId>> came = new LinkedHashMap<>();
        Map<Occurrence, Set<MemberId>> absent = new HashMap<>();
        for (Occurrence occurrence : occurrences) {
            came.put(occurrence, saidOf(occurrence, said, true));
            absent.put(occurrence, saidOf(occurrence, said, false));
        }
        for (Arrival arrival : arrivals) {
            boolean elsewhere = occurrences.stream()
                    .anyMatch(occurrence -> isOn(occurrence, arrival)
                            && Objects.requireNonNull(came.get(occurrence)).contains(arrival.member()));
            if (!elsewhere) {
                attended(occurrences, arrival)
                        .filter(occurrence ->
                                !Objects.requireNonNull(absent.get(occurrence)).contains(arrival.member()))
                        .map(came::get)
                        .ifPresent(members -> members.add(arrival.member()));
            }
        }
        Map<Occurrence, Integer> counts = new LinkedHashMap<>();
        came.forEach((occurrence, members) -> counts.put(occurrence, members.size()));
        return counts;
    }

    private static Set<MemberId> saidOf(Occurrence occurrence, Collection<Said> said, boolean came) {
        return said.stream()
                .filter(each -> each.came() == came && each.event().equals(occurrence.key()))
                .map(Said::member)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<Occurrence> attended(List<Occurrence> occurrences, Arrival arrival) {
        return occurrences.stream()
                .filter(occurrence -> isOn(occurrence, arrival))
                .min(Comparator.comparing(occurrence ->
                        Duration.between(occurrence.startsAt(), arrival.at()).abs()));
    }

    private static boolean isOn(Occurrence occurrence, Arrival arrival) {
        return !occurrence.allDay()
                && !arrival.at().isBefore(occurrence.startsAt().minus(EARLY))
                && arrival.at().isBefore(occurrence.endsAt());
    }
}
