package foyer.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What doors know of today beside the roster, so that they can answer alone: today's events and tomorrow's, and the rules
 * of the door. Retained; for kiosks only.
 *
 * @param hash     of the content without {@code composedAt} and {@code hash}: equal means nothing new
 * @param capacity how many the house holds; 0 where none is set
 * @param events   in order of time, without those that go on all day
 */
public record Today(
        SpaceId space, String hash, Instant composedAt, int capacity, DoorRules rules, List<TodayEvent> events) {

    /**
     * One occurrence of an event.
     *
     * @param places   for how many there is room; null where that is not set
     * @param expected who has said they will come
     * @param came     who the hub knows to have come
     * @param door     the door that is for this event alone, from half an hour before it begins until it ends; null where
     *     there is none
     * @param question what it asks of whoever comes; null for nothing
     */
    public record TodayEvent(
            EventKey event,
            String title,
            String room,
            Instant startsAt,
            Instant endsAt,
            @Nullable Integer places,
            List<MemberId> expected,
            List<MemberId> came,
            @Nullable DeviceId door,
            @Nullable Question question) {

        public TodayEvent {
            Required.present(event, "event");
            Required.text(title, "title");
            Required.present(room, "room");
            Required.present(startsAt, "startsAt");
            Required.present(endsAt, "endsAt");
            Required.that(places == null || places > 0, "places must be a positive number");
            expected = List.copyOf(Required.present(expected, "expected"));
            came = List.copyOf(Required.present(came, "came"));
        }
    }

    /**
     * Asked once, on the verdict.
     *
     * @param choices two or three; none for a plain yes or no, whose answers are "yes" and "no"
     */
    public record Question(String words, List<String> choices) {

        public static final int MOST_CHOICES = 3;

        public static final int LONGEST_CHOICE = 30;

        public static final int LONGEST_WORDS = 80;

        public Question {
            Required.text(words, "words");
            Required.that(words.length() <= LONGEST_WORDS, "words may have at most " + LONGEST_WORDS + " letters");
            choices = List.copyOf(Required.present(choices, "choices"));
            Required.that(choices.size() != 1 && choices.size() <= MOST_CHOICES, "choices may be none, two or three");
            choices.forEach(choice -> Required.that(
                    !choice.isBlank() && choice.length() <= LONGEST_CHOICE,
                    "each of the choices must have 1 to " + LONGEST_CHOICE + " letters"));
        }

        /** What may be answered. */
        public List<String> answers() {
            return choices.isEmpty() ? List.of("yes", "no") : choices;
        }
    }

    public Today {
        Required.present(space, "space");
        Required.text(hash, "hash");
        Required.present(composedAt, "composedAt");
        Required.that(capacity >= 0, "capacity must not be negative");
        Required.present(rules, "rules");
        events = List.copyOf(Required.present(events, "events"));
    }
}
