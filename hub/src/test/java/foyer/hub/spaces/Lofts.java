package foyer.hub.spaces;

import foyer.wire.DoorRules;
import foyer.wire.Programme.Announcement;
import foyer.wire.SpaceId;
import java.time.ZoneId;
import java.util.List;

/** The space that tests play in: a rope loft on Rome's clock, for forty people. */
public final class Lofts {

    public static final SpaceId LOFT = new SpaceId("loft");

    private static final String NAME = "The Rope Loft";
    private static final String ROME = "Europe/Rome";
    private static final int CAPACITY = 40;
    private static final String GREEN = "#0A6B4E";

    private Lofts() {}

    /** To be put into a database. */
    public static SpaceDraft draft(String... meetingPlaces) {
        return new SpaceDraft(
                NAME, ROME, CAPACITY, null, GREEN, List.of(meetingPlaces), List.of(), List.of(), null, null, List.of());
    }

    /** For what needs no database. */
    public static Space loft(Announcement... announcements) {
        return new Space(
                1,
                LOFT,
                NAME,
                ZoneId.of(ROME),
                CAPACITY,
                GREEN,
                null,
                List.of(),
                List.of(),
                List.of(),
                true,
                DoorRules.NONE,
                List.of(announcements));
    }
}
