package foyer.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
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
     */
    record Welcome(
            CheckInId checkIn,
            String name,
            Instant at,
            @Nullable IntroductionCard introduction) implements Verdict {
        public Welcome {
            Required.present(checkIn, "checkIn");
            Required.present(name, "name");
            Required.present(at, "at");
        }
    }

    /** Out, and kept on disk. */
    record Goodbye(CheckInId checkIn, String name, Instant at) implements Verdict {
        public Goodbye {
            Required.present(checkIn, "checkIn");
            Required.present(name, "name");
            Required.present(at, "at");
        }
    }

    /** Nothing to do: they are in, or out, since then. Nothing was kept. */
    record Already(
            Direction direction,
            String name,
            Instant since,
            @Nullable IntroductionCard introduction) implements Verdict {
        public Already {
            Required.present(direction, "direction");
            Required.present(name, "name");
            Required.present(since, "since");
        }
    }

    /**
     * Not this time.
     *
     * @param what   happened, in one short sentence
     * @param advice what to do now, in one short sentence
     */
    record Refused(Reason reason, String what, String advice) implements Verdict {
        public Refused {
            Required.present(reason, "reason");
            Required.present(what, "what");
            Required.present(advice, "advice");
        }
    }

    /** Why somebody was not let in. */
    enum Reason {
        NOT_A_PASS,
        FORGED,
        OTHER_SPACE,
        UNKNOWN_MEMBER,
        REVOKED,
        SUSPENDED,
        EXPIRED,
        NOT_YET_VALID,
        /** A phone's code of a step that is over. */
        CODE_RUN_OUT,
        /** A phone's code of a step to come. */
        CODE_AHEAD,
        /** A phone's code that this door has answered already. */
        CODE_USED,
        /** This space asks for the pass on the phone. */
        PRINTED_BADGE,
        /** The check-in could not be put on disk: no tick without it. */
        NOT_KEPT
    }
}
