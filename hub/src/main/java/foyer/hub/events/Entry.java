package foyer.hub.events;

import foyer.hub.imports.Refused;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateListProperty;
import net.fortuna.ical4j.model.property.Duration;
import net.fortuna.ical4j.model.property.RRule;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT, read: a single event, a series, or (with a recurrence id) one time of a series that is different.
 *
 * @param lasts   of an all-day event whole days, else exact time
 * @param differs which time of its series this stands in for; null for the series itself
 */
record Entry(
        String uid,
        String title,
        String description,
        String room,
        @Nullable String format,
        Moment start,
        TemporalAmount lasts,
        @Nullable Instant differs,
        boolean cancelled,
        int sequence,
        List<Recur<?>> rules,
        List<Moment> extra,
        Set<Instant> except) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LAST_YEAR = 9_999;

    static Entry of(VEvent event, ZoneId house) throws Refused {
        String title = cut(text(event, "SUMMARY").orElse("(no title)"), LONGEST_TITLE);
        String uid = text(event, "UID").orElseThrow(() -> new Refused("The event \"" + title + "\" has no UID."));
        try {
            Property written = property(event, "DTSTART").orElseThrow(() -> new Refused("there is no DTSTART"));
            Moment start = Moment.of(written, house);
            TemporalAmount lasts = lasts(event, start, house);
            if (start.wall().getYear() < 1 || start.zoned().plus(lasts).getYear() > LAST_YEAR) {
                throw new Refused("it is not between the years 1 and " + LAST_YEAR);
            }
            Optional<Property> differs = property(event, "RECURRENCE-ID");
            return new Entry(
                    uid,
                    title,
                    cut(text(event, "DESCRIPTION").orElse(""), LONGEST_TEXT),
                    cut(text(event, "LOCATION").orElse(""), LONGEST_TITLE),
                    text(event, "CATEGORIES")
                            .map(all -> all.split(",", 2)[0].strip())
                            .filter(one -> !one.isEmpty())
                            .orElse(null),
                    start,
                    lasts,
                    differs.isPresent() ? Moment.of(differs.get(), house).instant() : null,
                    text(event, "STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent(),
                    text(event, "SEQUENCE")
                            .filter(said -> said.matches("\\d{1,9}"))
                            .map(Integer::valueOf)
                            .orElse(0),
                    rules(event),
                    moments(event, "RDATE", house),
                    instants(moments(event, "EXDATE", house)));
        } catch (Refused | RuntimeException e) { // the library trips over some of what it has let in
            throw new Refused("The event \"" + title + "\" (" + uid + ") cannot be read: " + e.getMessage()
                    + ". Nothing of the calendar was taken over.");
        }
    }

    Occurrence occurrence(Moment at, Instant recurrenceId) {
        ZonedDateTime from = at.zoned();
        return new Occurrence(
                uid,
                recurrenceId,
                title,
                description,
                room,
                format,
                from.toInstant(),
                from.plus(lasts).toInstant(),
                start.isDate());
    }

    /** How much earlier than a time it may start and still be going on then. */
    LocalDateTime earlier(LocalDateTime wall) {
        return wall.minus(lasts);
    }

    private static TemporalAmount lasts(VEvent event, Moment start, ZoneId house) throws Refused {
        Optional<Property> end = property(event, "DTEND");
        if (end.isPresent()) {
            Moment until = Moment.of(end.get(), house);
            if (until.instant().isBefore(start.instant())) {
                throw new Refused("it ends before it begins");
            }
            return start.isDate()
                    ? Period.ofDays((int) Math.max(1, ChronoUnit.DAYS.between(start.wall(), until.wall())))
                    : java.time.Duration.between(start.instant(), until.instant());
        }
        Optional<Property> duration = property(event, "DURATION");
        if (duration.isPresent()) {
            TemporalAmount lasts = ((Duration) duration.get()).getDuration();
            if (start.zoned().plus(lasts).isBefore(start.zoned())) {
                throw new Refused("it ends before it begins");
            }
            return lasts;
        }
        return start.isDate() ? Period.ofDays(1) : java.time.Duration.ZERO;
    }

    private static List<Recur<?>> rules(VEvent event) {
        List<Recur<?>> rules = new ArrayList<>();
        for (Property rule : event.<Property>getProperties("RRULE")) {
            rules.add(((RRule<?>) rule).getRecur());
        }
        return rules;
    }

    private static List<Moment> moments(VEvent event, String name, ZoneId house) throws Refused {
        List<Moment> moments = new ArrayList<>();
        for (Property list : event.<Property>getProperties(name)) {
            try {
                ZoneId named = Moment.zoneOf(list);
                for (Temporal each : ((DateListProperty<?>) list).getDates()) {
                    moments.add(Moment.of(each, named, house));
                }
            } catch (RuntimeException e) {
                throw new Refused(name + " cannot be read: " + e.getMessage());
            }
        }
        return moments;
    }

    private static Set<Instant> instants(List<Moment> moments) {
        Set<Instant> instants = new HashSet<>();
        moments.forEach(moment -> instants.add(moment.instant()));
        return instants;
    }

    private static Optional<Property> property(VEvent event, String name) {
        return event.getProperty(name);
    }

    private static Optional<String> text(VEvent event, String name) {
        return property(event, name).map(Property::getValue).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
