package foyer.hub;

import foyer.hub.introductions.Introductions;
import foyer.hub.passes.Passes;
import foyer.hub.people.Members;
import foyer.hub.roster.RosterDesk;
import foyer.hub.spaces.Space;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.RosterEntry;
import foyer.wire.SigningKey;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What rosters are made of: the members, and the introduction that each may be told at the door. */
record RosterSources(Members members, Passes passes, Introductions introductions, InstantSource clock)
        implements RosterDesk.Sources {

    @Override
    public Future<List<SigningKey>> keys(Space space) {
        return passes.signingKeys(space);
    }

    @Override
    public Future<List<RosterEntry>> everyone(Space space) {
        return withCards(space, members.rosterEntries(space));
    }

    @Override
    public Future<List<RosterEntry>> some(Space space, Collection<MemberId> some) {
        return withCards(space, members.rosterEntries(space, some));
    }

    private Future<List<RosterEntry>> withCards(Space space, Future<List<RosterEntry>> entries) {
        Future<Map<MemberId, IntroductionCard>> cards = introductions.cards(space, clock.instant());
        return Future.all(entries, cards).map(both -> entries.result().stream()
                .map(entry -> entry.told(cards.result().get(entry.member())))
                .toList());
    }
}
