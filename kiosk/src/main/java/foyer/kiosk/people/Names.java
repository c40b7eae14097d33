package foyer.kiosk.people;

import foyer.kiosk.roster.RosterBook;
import foyer.wire.MemberId;
import foyer.wire.RosterEntry;
import foyer.wire.limits.Onwards;
import foyer.wire.limits.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Members found by a few letters of what they chose to be called. What is told of them is a masked name, and a word by which the
 * page may speak of that very answer for two minutes: no number that somebody could count through. Vert.x context only.
 */
public final class Names {

    private static final int AT_ONCE = 20;
    private static final int PER_MINUTE = 10;
    private static final String EVERYBODY = "everybody";

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final int MOST_OFFERED = 200;

    /** One of those who may be meant. */
    public record Offer(String handle, String name) {}

    /** What a search comes to. */
    public sealed interface Searched {}

    /**
     * Those who may be meant.
     *
     * @param more whether there are others, whom more letters would find
     */
    public record Found(List<Offer> names, boolean more) implements Searched {
        public Found {
            names = List.copyOf(names);
        }
    }

    /** Letters. */
    public record TooFew() implements Searched {}

    public record TooOften(Duration pause) implements Searched {}

    private record Offered(MemberId member, Duration until) {}

    // for the kiosk's life
    private final RosterBook roster;
    private final Onwards time;
    private final Supplier<String> handles;
    private final RateLimits searches;

    // of the last two minutes
    private final Map<String, Offered> offered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Offered> eldest) {
            return size() > MOST_OFFERED;
        }
    };

    /** @param handles new ones that nobody can guess */
    public Names(RosterBook roster, InstantSource clock, Supplier<String> handles) {
        this.roster = roster;
        this.time = new Onwards(clock);
        this.handles = handles;
        this.searches = new RateLimits(clock, AT_ONCE, PER_MINUTE);
    }

    public Searched find(String typed) {
        if (!NameSearch.isEnough(typed)) {
            return new TooFew();
        }
        Optional<Duration> pause = searches.take(EVERYBODY);
        if (pause.isPresent()) {
            return new TooOften(pause.get());
        }
        List<RosterEntry> all = NameSearch.in(roster.everyone(), typed);
        return new Found(all.stream().limit(NameSearch.MOST).map(this::offer).toList(), all.size() > NameSearch.MOST);
    }

    /** Whom a handle stands for, as they are now; nobody once it is too old, or they are gone or suspended. */
    public Optional<RosterEntry> meant(String handle) {
        @Nullable Offered offer = offered.get(handle);
        return offer == null || time.passed().compareTo(offer.until()) >= 0
                ? Optional.empty()
                : roster.member(offer.member()).filter(member -> member.status() == RosterEntry.Status.ACTIVE);
    }

    private Offer offer(RosterEntry member) {
        String handle = handles.get();
        offered.put(handle, new Offered(member.member(), time.passed().plus(GOOD_FOR)));
        return new Offer(handle, MaskedName.of(member.name()));
    }
}
