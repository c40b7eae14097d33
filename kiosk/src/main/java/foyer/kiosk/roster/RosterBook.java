package foyer.kiosk.roster;

import foyer.wire.CheckIn;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.Roster;
import foyer.wire.RosterEntry;
import foyer.wire.SigningKey;
import foyer.wire.SpaceId;
import foyer.wire.pass.PassKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The members as this kiosk knows them: the hub's roster, and over it this kiosk's own check-ins, of which the hub may
 * not have heard yet. Pure; one thread only, the kiosk's Vert.x context.
 */
public final class RosterBook {

    /** What a roster message did. */
    public enum Heard {
        TAKEN,
        /** Already known, or of another space. */
        OLD,
        /** Something between was missed: only a snapshot helps. */
        GAP
    }

    private static final int MOST_RETIRED = 20_000;

    // for the kiosk's life
    private final SpaceId space;
    private final Map<MemberId, RosterEntry> members = new HashMap<>();
    private final Map<PassId, MemberId> holders = new HashMap<>();
    private final Set<PassId> retired = new LinkedHashSet<>();
    private final Map<MemberId, Presence> ownCheckIns = new HashMap<>();

    // per message
    private long version;
    private int homeSpace;
    private List<SigningKey> published = List.of();
    private PassKeys keys = new PassKeys(List.of());

    // per connection: whoever has been away takes any snapshot, also that of a hub which has begun anew
    private boolean anySnapshot = true;

    public RosterBook(SpaceId space) {
        this.space = space;
    }

    /** Takes in one message of the hub. */
    public Heard heard(Roster message) {
        if (!message.space().equals(space)) {
            return Heard.OLD;
        }
        return message.snapshot() ? heardSnapshot(message) : heardChange(message);
    }

    /** The line was cut: what comes next may be older or newer than what is known. */
    public void cutOff() {
        anySnapshot = true;
    }

    /** Someone went through this door. */
    public void saw(CheckIn checkIn) {
        Presence seen = new Presence(checkIn.direction(), checkIn.occurredAt());
        ownCheckIns.merge(checkIn.member(), seen, RosterBook::newer);
    }

    public boolean isEmpty() {
        return version == 0;
    }

    public long version() {
        return version;
    }

    public int homeSpace() {
        return homeSpace;
    }

    public int size() {
        return members.size();
    }

    public PassKeys keys() {
        return keys;
    }

    /** Everyone the hub has told of. */
    public Collection<RosterEntry> everyone() {
        return Collections.unmodifiableCollection(members.values());
    }

    public Optional<RosterEntry> member(MemberId member) {
        return Optional.ofNullable(members.get(member));
    }

    public Optional<RosterEntry> holderOf(PassId pass) {
        return Optional.ofNullable(holders.get(pass)).map(members::get);
    }

    /** Whether the pass was somebody's once and no longer is. */
    public boolean retired(PassId pass) {
        return retired.contains(pass);
    }

    /** The newer of what the hub knew and what this kiosk saw; empty for somebody who has never come. */
    public Optional<Presence> lastSeen(RosterEntry member) {
        Presence own = ownCheckIns.get(member.member());
        Optional<Presence> heard = heard(member);
        return own == null
                ? heard
                : Optional.of(heard.map(seen -> newer(seen, own)).orElse(own));
    }

    /** How many were last seen so. */
    public long count(Predicate<Presence> seen) {
        return members.values().stream()
                .flatMap(member -> lastSeen(member).stream())
                .filter(seen)
                .count();
    }

    KeptRoster kept(Instant currentAt) {
        Roster snapshot = new Roster(space, homeSpace, version, true, published, List.copyOf(members.values()));
        return new KeptRoster(snapshot, currentAt, List.copyOf(retired));
    }

    /** Back from disk, after a restart. */
    void recall(KeptRoster kept) {
        if (heard(kept.roster()) == Heard.TAKEN) {
            retired.addAll(kept.retired());
            retired.removeAll(holders.keySet());
            anySnapshot = true;
        }
    }

    private Heard heardSnapshot(Roster message) {
        if (message.version() <= version && !anySnapshot) {
            return Heard.OLD;
        }
        Set<MemberId> missing = new LinkedHashSet<>(members.keySet());
        message.members().forEach(entry -> missing.remove(entry.member()));
        missing.forEach(this::remove);
        take(message);
        published = message.keys();
        keys = new PassKeys(published);
        anySnapshot = false;
        return Heard.TAKEN;
    }

    private Heard heardChange(Roster message) {
        if (message.version() <= version && !anySnapshot) {
            return Heard.OLD;
        }
        if (isEmpty() || message.version() != version + 1) {
            return Heard.GAP;
        }
        take(message);
        if (!message.keys().isEmpty()) {
            published = message.keys();
            keys = new PassKeys(published);
        }
        return Heard.TAKEN;
    }

    private void take(Roster message) {
        version = message.version();
        homeSpace = message.homeSpace();
        for (RosterEntry entry : message.members()) {
            if (entry.status() == RosterEntry.Status.GONE) {
                remove(entry.member());
            } else {
                put(entry);
            }
        }
    }

    private void put(RosterEntry entry) {
        RosterEntry before = members.put(entry.member(), entry);
        if (before != null) {
            before.passes().stream()
                    .filter(pass -> !entry.passes().contains(pass))
                    .forEach(pass -> retire(pass, entry.member()));
        }
        for (PassId pass : entry.passes()) {
            holders.put(pass, entry.member());
            retired.remove(pass);
        }
        Presence own = ownCheckIns.get(entry.member());
        if (own != null
                && heard(entry).filter(seen -> !seen.at().isBefore(own.at())).isPresent()) {
            ownCheckIns.remove(entry.member()); // the hub knows it by now
        }
    }

    private void remove(MemberId member) {
        RosterEntry gone = members.remove(member);
        if (gone != null) {
            gone.passes().forEach(pass -> retire(pass, member));
        }
        ownCheckIns.remove(member);
    }

    private void retire(PassId pass, MemberId formerHolder) {
        if (!holders.remove(pass, formerHolder)) {
            return; // somebody else's by now
        }
        retired.add(pass);
        if (retired.size() > MOST_RETIRED) {
            Iterator<PassId> oldestFirst = retired.iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    private static Optional<Presence> heard(RosterEntry member) {
        Instant at = member.presenceAt();
        return at == null
                ? Optional.empty()
                : Optional.of(new Presence(member.present() ? Direction.IN : Direction.OUT, at));
    }

    private static Presence newer(Presence one, Presence other) {
        return other.at().isBefore(one.at()) ? one : other;
    }
}
