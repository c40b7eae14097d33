package foyer.wire;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a lobby screen shows but the occupancy, complete enough to go on alone for two weeks. Retained.
 * Which event is now, next or later is the screen's to say, by the clock.
 *
 * @param hash       of the content without {@code composedAt} and {@code hash}: equal means nothing to redraw
 * @param events     from this morning to two weeks on, in order of time
 * @param arrivals   who has just arrived and allows the wall to say so, latest first
 * @param icebreaker an introduction that everyone in it allows on the wall, or none
 * @param question   a question for whoever stands before the screen, or none
 * @param doorColour the space's own colour, {@code #rrggbb}
 */
public record Programme(
        SpaceId space,
        String hash,
        Instant composedAt,
        String spaceName,
        ZoneId timeZone,
        String doorColour,
        @Nullable String wifi,
        @Nullable SignUp signUp,
        List<ProgrammeEvent> events,
        List<ArrivalShown> arrivals,
        @Nullable IntroductionCard icebreaker,
        @Nullable String question,
        List<Announcement> announcements) {

    /** A QR code on the wall, and what it does in words. */
    public record SignUp(String link, String words) {
        public SignUp {
            Required.text(link, "link");
            Required.text(words, "words");
        }
    }

    /** One occurrence of an event. */
    public record ProgrammeEvent(
            String uid,
            String title,
            String room,
            Instant startsAt,
            Instant endsAt,
            boolean allDay,
            @Nullable String format) {

        public ProgrammeEvent {
            Required.text(uid, "uid");
            Required.text(title, "title");
            Required.present(room, "room");
            Required.present(startsAt, "startsAt");
            Required.present(endsAt, "endsAt");
        }
    }

    public record ArrivalShown(String name, Instant at, boolean newcomer) {
        public ArrivalShown {
            Required.text(name, "name");
            Required.present(at, "at");
        }
    }

    public record Announcement(
            String title,
            String text,
            @Nullable Instant from,
            @Nullable Instant until) {

        public Announcement {
            Required.present(title, "title");
            Required.present(text, "text");
        }
    }

    public Programme {
        Required.present(space, "space");
        Required.text(hash, "hash");
        Required.present(composedAt, "composedAt");
        Required.text(spaceName, "spaceName");
        Required.present(timeZone, "timeZone");
        Required.text(doorColour, "doorColour");
        events = List.copyOf(Required.present(events, "events"));
        arrivals = List.copyOf(Required.present(arrivals, "arrivals"));
        announcements = List.copyOf(Required.present(announcements, "announcements"));
    }
}
