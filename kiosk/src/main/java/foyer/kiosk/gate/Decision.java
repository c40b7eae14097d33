package foyer.kiosk.gate;

import foyer.kiosk.roster.Presence;
import foyer.wire.Direction;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import foyer.wire.Verdict;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the gate has decided; the desk makes a verdict of it. */
public sealed interface Decision {

    /** Where whoever it is about is then; null where they are refused. */
    @Nullable
    Direction leadsTo();

    /** The answer of whichever it is. */
    <T> T answeredBy(Function<Admitted, T> admitted, Function<Already, T> already, Function<Refused, T> refused);

    /**
     * May pass, this way: a check-in is due.
     *
     * @param pass what was held up; null where there was none
     */
    record Admitted(RosterEntry member, @Nullable PassId pass, Direction direction) implements Decision {
        @Override
        public Direction leadsTo() {
            return direction;
        }

        @Override
        public <T> T answeredBy(
                Function<Admitted, T> admitted, Function<Already, T> already, Function<Refused, T> refused) {
            return admitted.apply(this);
        }
    }

    /** Is there already: nothing is to be kept. */
    record Already(RosterEntry member, Presence since) implements Decision {
        @Override
        public Direction leadsTo() {
            return since.direction();
        }

        @Override
        public <T> T answeredBy(
                Function<Admitted, T> admitted, Function<Already, T> already, Function<Refused, T> refused) {
            return already.apply(this);
        }
    }

    /**
     * Not this time.
     *
     * @param member whose pass it is, where that is known: they are told in their own language
     */
    record Refused(Verdict.Refused words, @Nullable RosterEntry member) implements Decision {

        Refused to(RosterEntry member) {
            return new Refused(words, member);
        }

        @Override
        public @Nullable Direction leadsTo() {
            return null;
        }

        @Override
        public <T> T answeredBy(
                Function<Admitted, T> admitted, Function<Already, T> already, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
