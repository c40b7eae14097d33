package foyer.hub.web;

import foyer.hub.access.StaffSessions;
import foyer.hub.board.Board;
import foyer.hub.checkin.AsideShelf;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.imports.ImportReport;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.people.Members;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
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

    /** What the doors ask of the introductions. */
    public interface Introductions {

        Future<ImportReport> importPrompts(Space space, byte[] csv);

        /** The latest first. */
        Future<List<Made>> latest(Space space, int most);

        /** Those that this member is in and may still be told, the latest first. */
        Future<List<Told>> toldTo(Space space, MemberId member);

        /**
         * One introduction, for staff.
         *
         * @param onScreens whether everyone in it allows it on the wall
         */
        record Made(Instant at, List<String> names, String shared, String prompt, String place, boolean onScreens) {}

        /**
         * One introduction, for somebody in it.
         *
         * @param names of the others
         */
        record Told(Instant at, List<String> names, String shared, String prompt, String place, Instant until) {}
    }
}
