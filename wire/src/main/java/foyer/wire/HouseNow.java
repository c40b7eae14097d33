package foyer.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the kiosks of a space know of it beside its members. Retained.
 *
 * @param houseRules what a visitor accepts
 * @param staffPin   the verifier of the PIN by which staff open the roll call; null where none is set
 * @param visitors   who is in and no member
 * @param seen       who has been ticked off lately, at whichever door, once a roll call; null from a hub that does not say
 * @param ended      when roll calls were ended by hand lately, at whichever door; null from a hub that does not say
 */
public record HouseNow(
        SpaceId space,
        List<String> houseRules,
        @Nullable String staffPin,
        List<Visitor> visitors,
        @Nullable List<Seen> seen,
        @Nullable List<Instant> ended) {

    public HouseNow {
        Required.present(space, "space");
        houseRules = List.copyOf(Required.present(houseRules, "houseRules"));
        visitors = List.copyOf(Required.present(visitors, "visitors"));
        seen = seen == null ? null : List.copyOf(seen);
        ended = ended == null ? null : List.copyOf(ended);
    }

    /**
     * Somebody whom a roll call has found, a member or a visitor.
     *
     * @param began when that roll call began at its door; null from a hub that does not say
     * @param at    of the first tick in it
     */
    public record Seen(
            @Nullable MemberId member,
            @Nullable UUID visit,
            @Nullable Instant began,
            Instant at) {

        public Seen {
            Required.that(member != null || visit != null, "member or visit must be given");
            Required.present(at, "at");
        }
    }

    /**
     * Somebody who is in and no member.
     *
     * @param pass that of the day; null before it is signed
     */
    public record Visitor(
            UUID visit,
            String name,
            Instant since,
            @Nullable PassId pass) {

        public Visitor {
            Required.present(visit, "visit");
            Required.text(name, "name");
            Required.present(since, "since");
        }
    }

    /** Without the verifier: this may end up in a log. */
    @Override
    public String toString() {
        return "HouseNow[" + space + ", " + visitors.size() + " visitors]";
    }
}
