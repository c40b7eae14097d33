package foyer.hub.events;

import foyer.hub.imports.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Optional;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.property.DateProperty;
import org.jspecify.annotations.Nullable;

/**
 * A time as a calendar writes it: on a wall clock, in a zone. A time that the clocks skip in spring is later by what
 * they skip; of one that comes twice in autumn the first is meant (RFC 5545, 3.3.5), which is what java.time does.
 */
record Moment(LocalDateTime wall, ZoneId zone, boolean isDate) {

    /**
     * @param house the zone of times that name none
     */
    static Moment of(Property property, ZoneId house) throws Refused {
        try {
            Temporal at = ((DateProperty<?>) property).getDate();
            if (at == null) {
                throw new Refused(property.getName() + " says no time");
            }
            return of(at, zoneOf(property), house);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refused(property.getName() + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * @param named the zone that the property names, when Java knows it: its rules are kept up to date, those in the file
     *     are as old as the program that wrote it; with {@code null} the file's own count
     */
    static Moment of(Temporal at, @Nullable ZoneId named, ZoneId house) {
        if (at instanceof LocalDate day) {
            return new Moment(day.atStartOfDay(), house, true);
        }
        if (at instanceof LocalDateTime floating) {
            return new Moment(floating, named == null ? house : named, false);
        }
        if (at instanceof ZonedDateTime zoned) {
            return new Moment(zoned.toLocalDateTime(), named == null ? zoned.getZone() : named, false);
        }
        OffsetDateTime utc = at instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(at);
        return new Moment(utc.toLocalDateTime(), utc.getOffset(), false);
    }

    static @Nullable ZoneId zoneOf(Property property) {
        return property.<Parameter>getParameter("TZID")
                .map(Parameter::getValue)
                .filter(id -> !id.startsWith("ical4j"))
                .flatMap(Moment::zone)
                .orElse(null);
    }

    /** Asked for each time of a calendar, so not by looking it up in the list of all zones, which is copied each time. */
    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    Moment at(LocalDateTime otherWall) {
        return new Moment(otherWall, zone, isDate);
    }

    ZonedDateTime zoned() {
        return wall.atZone(zone);
    }

    Instant instant() {
        return zoned().toInstant();
    }
}
