package foyer.kiosk.gate;

import foyer.kiosk.roster.RosterBook;
import foyer.wire.DoorRules.Opening;
import foyer.wire.MemberId;
import foyer.wire.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

/** What the house asks of whoever comes in, beside a good pass. Whom staff vouch for is not asked. */
final class HouseRules {

    private HouseRules() {}

    /** Why somebody with a good pass may not come in now; empty where they may. */
    static Optional<Decision.Refused> against(MemberId member, RosterBook roster, Door door, Instant now) {
        Today today = door.house().today();
        if (today == null) {
            return Optional.empty();
        }
        return closed(today, door, now)
                .map(Refusals::tooEarly)
                .or(() -> againstTheEvent(member, door, now))
                .or(() -> full(today, roster, door, now) ? Optional.of(Refusals.houseFull()) : Optional.empty());
    }

    /** Why somebody who is in the house already may not come to what is on behind this door. */
    static Optional<Decision.Refused> againstTheEvent(MemberId member, Door door, Instant now) {
        return door.house()
                .ownEvent(now)
                .filter(event -> door.house().full(event, member))
                .map(event -> Refusals.eventFull(event.title()));
    }

    /** When it opens next; empty while it is open. */
    private static Optional<ZonedDateTime> closed(Today today, Door door, Instant now) {
        ZonedDateTime here = now.atZone(door.zone());
        Optional<Opening> hours = today.rules().on(here.getDayOfWeek());
        if (hours.isEmpty()) {
            return Optional.empty();
        }
        if (here.toLocalTime().isBefore(hours.get().opens())) {
            return Optional.of(at(here.toLocalDate(), hours.get(), door));
        }
        if (here.toLocalTime().isBefore(hours.get().closes())) {
            return Optional.empty();
        }
        return Optional.of(nextMorning(today, door, here.toLocalDate()));
    }

    /** A day without hours is open from midnight on. */
    private static ZonedDateTime nextMorning(Today today, Door door, LocalDate day) {
        LocalDate next = day.plusDays(1);
        return today.rules()
                .on(next.getDayOfWeek())
                .map(hours -> at(next, hours, door))
                .orElseGet(() -> next.atStartOfDay(door.zone()));
    }

    private static ZonedDateTime at(LocalDate day, Opening hours, Door door) {
        return day.atTime(hours.opens()).atZone(door.zone());
    }

    private static boolean full(Today today, RosterBook roster, Door door, Instant now) {
        return today.rules().refuseWhenFull()
                && today.capacity() > 0
                && roster.count(seen -> Gate.isIn(seen, door, now)) >= today.capacity();
    }
}
