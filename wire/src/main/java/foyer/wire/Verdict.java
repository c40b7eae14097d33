package foyer.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import foyer.wire.Today.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the door says to somebody who held up a badge. In JSON its {@code kind} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = Verdict.Goodbye.class, name = "goodbye"),
    @JsonSubTypes.Type(value = Verdict.Already.class, name = "already"),
    @JsonSubTypes.Type(value = Verdict.Refused.class, name = "refused")
})
public sealed interface Verdict {

    /**
     * In, and kept on disk.
     *
     * @param checkIn      so that one tap can turn it round
     * @param introduction somebody to meet, when there is one
     * @param visit        the event to which they come, when there is one
     * @param today        what else is on, at most two
     */
    record Welcome(
            CheckInId checkIn,
            String name,
            Instant at,
            @Nullable IntroductionCard introduction,
            @Nullable Visit visit,
            List<Line> today)
            implements Verdict {
        public Welcome {
            today = List.copyOf(Required.present(today, "today"));
            Required.present(checkIn, "checkIn");
            Required.present(name, "name");
            Required.present(at, "at");
        }
    }

    /**
     * Out, and kept on disk.
     *
     * @param visit the event from which they go, when there is one
     */
    record Goodbye(
            CheckInId checkIn,
            String name,
            Instant at,
            @Nullable Visit visit) implements Verdict {
        public Goodbye {
            Required.present(checkIn, "checkIn");
            Required.present(name, "name");
            Required.present(at, "at");
        }
    }

    /**
     * Nothing to do: they are in, or out, since then. No check-in was kept.
     *
     * @param visit the event to which they come now, from elsewhere in the house
     */
    record Already(
            Direction direction,
            String name,
            Instant since,
            @Nullable IntroductionCard introduction,
            @Nullable Visit visit)
            implements Verdict {
        public Already {
            Required.present(direction, "direction");
            Required.present(name, "name");
            Required.present(since, "since");
        }
    }

    /**
     * Not this time. The page has words of its own for each reason, in every language; these are for logs and callers.
     *
     * @param what   happened, in one short sentence
     * @param advice what to do now, in one short sentence
     * @param about  what the words name, where they name something
     */
    record Refused(
            Reason reason,
            String what,
            String advice,
            @Nullable About about) implements Verdict {
        public Refused {
            Required.present(reason, "reason");
            Required.present(what, "what");
            Required.present(advice, "advice");
        }
    }

    /**
     * They were noted as a guest of an event.
     *
     * @param question what it asks of them; null where nothing, or where they have been asked
     */
    record Visit(EventKey event, String title, @Nullable Question question) {
        public Visit {
            Required.present(event, "event");
            Required.text(title, "title");
        }
    }

    /** An event that is still to come today. */
    record Line(String title, Instant at, String room) {
        public Line {
            Required.text(title, "title");
            Required.present(at, "at");
            Required.present(room, "room");
        }
    }

    /** What the words of a refusal name: a day, a time, an event's title. */
    record About(
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable String title) {

        public static About day(LocalDate day) {
            return new About(day, null, null);
        }

        public static About time(Instant at) {
            return new About(null, at, null);
        }

        public static About event(String title) {
            return new About(null, null, title);
        }
    }

    /** Why somebody was not let in. */
    enum Reason {
        NOT_A_PASS,
        FORGED,
        OTHER_SPACE,
        UNKNOWN_MEMBER,
        /** The door has not heard of its members yet. */
        NO_ROSTER_YET,
        REVOKED,
        SUSPENDED,
        EXPIRED,
        NOT_YET_VALID,
        /** Before the hour from which they may come in. */
        TOO_EARLY,
        /** The event they come for has no place left. */
        EVENT_FULL,
        /** The house has no place left. */
        HOUSE_FULL,
        /** A phone's code of a step that is over. */
        CODE_RUN_OUT,
        /** A phone's code of a step to come. */
        CODE_AHEAD,
        /** A phone's code that this door has answered already. */
        CODE_USED,
        /** This space asks for the pass on the phone. */
        PRINTED_BADGE,
        /** Staff were asked, and did not let them in. */
        NOT_LET_IN,
        /** The check-in could not be put on disk: no tick without it. */
        NOT_KEPT
    }
}
