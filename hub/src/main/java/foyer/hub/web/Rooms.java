package foyer.hub.web;

import foyer.hub.access.StaffSessions;
import foyer.hub.board.Board;
import foyer.hub.checkin.AsideShelf;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.imports.ImportReport;
import foyer.hub.introductions.Introductions;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.people.Members;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.Programme.ProgrammeEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The rooms that the doors lead to. */
public record Rooms(
        InstantSource clock,
        StaffSessions sessions,
        Spaces spaces,
        Devices devices,
        DeviceHealth health,
        Occupancy occupancy,
        AsideShelf aside,
        Board board,
        Members members,
        Events events,
        Introductions introductions) {

    /** What the doors ask of the calendars. */
    public interface Events {

        /** Takes over a calendar, or replaces the one of this name. */
        Future<ImportReport> importCalendar(Space space, String calendar, byte[] ics);

        /** Those that end after {@code from} and start before {@code until}, in order of their starts. */
        Future<List<ProgrammeEvent>> between(Space space, Instant from, Instant until);
    }
}
