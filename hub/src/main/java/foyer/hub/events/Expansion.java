package foyer.hub.events;

import foyer.hub.imports.ImportReport.Problem;
import foyer.hub.imports.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * A calendar's occurrences within a horizon, in order of time: pure, and bounded whatever the file says.
 *
 * @param problems events of which not everything is shown, and why
 */
record Expansion(List<Occurrence> occurrences, List<Problem> problems) {

    /** The past two days stay, so that yesterday's evening can still be looked at. */
    static final Duration BEHIND = Duration.ofDays(2);

    static final Duration AHEAD = Duration.ofDays(60);

    /** Eight a day for two months. */
    static final int MOST_OF_ONE = 500;

    static final int MOST_OF_ALL = 20_000;

    private static final Comparator<Occurrence> BY_TIME = Comparator.comparing(Occurrence::startsAt)
            .thenComparing(Occurrence::uid)
            .thenComparing(Occurrence::recurrenceId);

    static Expansion of(CalendarFile file, ZoneId house, Instant now) throws Refused {
        Map<String, Entry> series = new TreeMap<>();
        Map<String, Map<Instant, Entry>> different = new HashMap<>();
        for (VEvent event : file.events()) {
            Entry entry = Entry.of(event, house);
            if (entry.differs() == null) {
                series.merge(entry.uid(), entry, Expansion::later);
            } else {
                different
                        .computeIfAbsent(entry.uid(), none -> new TreeMap<>())
                        .merge(entry.differs(), entry, Expansion::later);
            }
        }
        Expansion all = new Expansion(new ArrayList<>(), new ArrayList<>());
        for (Entry entry : series.values()) {
            all.add(entry, different.getOrDefault(entry.uid(), Map.of()), now);
        }
        different.forEach((uid, times) -> {
            if (!series.containsKey(uid)) {
                times.forEach((id, time) -> all.keep(time, time.start(), id, now));
            }
        });
        return all.inOrder();
    }

    /** The higher sequence number is the newer version; of equals, what the file says last. */
    private static Entry later(Entry one, Entry other) {
        return one.sequence() > other.sequence() ? one : other;
    }

    private void add(Entry entry, Map<Instant, Entry> different, Instant now) {
        if (entry.cancelled()) {
            return;
        }
        Map<Instant, Moment> times = times(entry, now);
        times.keySet().removeAll(entry.except());
        times.keySet().removeAll(different.keySet());
        times.forEach((id, at) -> keep(entry, at, id, now));
        different.forEach((id, time) -> keep(time, time.start(), id, now));
    }

    /** By the instant at which the series has them, which two times on the wall clock can share. */
    private Map<Instant, Moment> times(Entry entry, Instant now) {
        Moment first = entry.start();
        Map<Instant, Moment> times = new TreeMap<>();
        if (entry.rules().isEmpty()) {
            times.put(first.instant(), first);
        }
        LocalDateTime from = entry.earlier(LocalDateTime.ofInstant(now.minus(BEHIND), first.zone()));
        LocalDateTime until = LocalDateTime.ofInstant(now.plus(AHEAD), first.zone());
        for (Recur<?> written : entry.rules()) {
            try {
                List<Moment> moments = Rule.of(written).moments(first, from, until, MOST_OF_ONE + 1);
                if (moments.size() > MOST_OF_ONE) {
                    report(entry, "comes more than " + MOST_OF_ONE + " times in two months; only the first are shown.");
                    moments = moments.subList(0, MOST_OF_ONE);
                }
                moments.forEach(moment -> times.put(moment.instant(), moment));
            } catch (Refused e) {
                report(entry, String.valueOf(e.getMessage()));
                times.put(first.instant(), first);
            }
        }
        entry.extra().stream().limit(MOST_OF_ONE).forEach(moment -> times.put(moment.instant(), moment));
        return times;
    }

    private void keep(Entry entry, Moment at, Instant recurrenceId, Instant now) {
        Occurrence occurrence = entry.occurrence(at, recurrenceId);
        if (entry.cancelled()
                || occurrence.endsAt().isBefore(now.minus(BEHIND))
                || occurrence.startsAt().isAfter(now.plus(AHEAD))) {
            return;
        }
        if (occurrences.size() < MOST_OF_ALL) {
            occurrences.add(occurrence);
        } else if (occurrences.size() == MOST_OF_ALL && problems.size() < MOST_OF_ALL) {
            report(entry, "no longer fits: the calendar has more than 20,000 times in two months.");
        }
    }

    private void report(Entry entry, String words) {
        problems.add(new Problem(0, "The event \"" + entry.title() + "\" (" + entry.uid() + ") " + words));
    }

    private Expansion inOrder() {
        return new Expansion(occurrences.stream().sorted(BY_TIME).toList(), List.copyOf(problems));
    }
}
