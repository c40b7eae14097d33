package foyer.hub.roster;

import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import foyer.wire.Roster;
import foyer.wire.RosterEntry;
import foyer.wire.SigningKey;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the kiosks' rosters true: a change at once, a snapshot within seconds. Both of a space go out one after the
 * other, each read after its version was taken and the one before was sent, so that a newer version never holds older
 * news, also after a restart. Vert.x context only.
 */
public final class RosterDesk {

    /** A kiosk that starts between two snapshots lacks at most this much. */
    private static final Duration SNAPSHOT_AFTER = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Spaces spaces;
    private final RosterSql sql;
    private final Sources sources;
    private final MqttLink link;
    private final OnceMore<SpaceId> sending;
    private final Map<SpaceId, Set<MemberId>> changed = new HashMap<>();
    private final Set<SpaceId> snapshotDue = new HashSet<>();
    private final Set<SpaceId> snapshotPlanned = new HashSet<>();

    /** Where the members are. */
    public interface Sources {
        Future<List<SigningKey>> keys(Space space);

        Future<List<RosterEntry>> everyone(Space space);

        Future<List<RosterEntry>> some(Space space, Collection<MemberId> members);
    }

    public RosterDesk(Vertx vertx, Pool pool, Spaces spaces, Sources sources, MqttLink link) {
        this.vertx = vertx;
        this.spaces = spaces;
        this.sql = new RosterSql(pool);
        this.sources = sources;
        this.link = link;
        this.sending = new OnceMore<>(vertx, "The roster", Duration.ZERO, this::send);
    }

    /** These came, went, or were introduced. */
    public void changed(SpaceId space, Collection<MemberId> members) {
        if (members.isEmpty()) {
            return;
        }
        changed.computeIfAbsent(space, none -> new HashSet<>()).addAll(members);
        sending.wish(space);
    }

    /** Anything may have changed: an import, new keys, a broker that has forgotten. */
    public void changedAltogether(SpaceId space) {
        snapshotDue.add(space);
        sending.wish(space);
    }

    public void refreshAll() {
        spaces.all().forEach(space -> changedAltogether(space.slug()));
    }

    private Future<?> send(SpaceId slug) {
        if (!link.connected()) {
            return Future.succeededFuture(); // a connection begins with everything
        }
        Space space = spaces.find(slug).orElseThrow();
        boolean all = snapshotDue.remove(slug);
        Set<MemberId> members = changed.remove(slug);
        Future<?> sent =
                all ? sendSnapshot(space) : members == null ? Future.succeededFuture() : sendChanges(space, members);
        return sent.onFailure(e -> snapshotDue.add(slug)); // what it was to say is in the next one
    }

    private Future<?> sendSnapshot(Space space) {
        return sql.nextVersion(space).compose(version -> {
            Future<List<SigningKey>> keys = sources.keys(space);
            Future<List<RosterEntry>> everyone = sources.everyone(space);
            return Future.all(keys, everyone)
                    .map(read -> new Roster(space.slug(), space.id(), version, true, keys.result(), everyone.result()))
                    .compose(roster -> link.retain(Topics.roster(space.slug()), Wire.encode(roster)));
        });
    }

    private Future<?> sendChanges(Space space, Set<MemberId> members) {
        planSnapshot(space.slug());
        return sql.nextVersion(space)
                .compose(version -> sources.some(space, members)
                        .map(entries -> new Roster(space.slug(), space.id(), version, false, List.of(), entries)))
                .compose(roster -> link.publish(Topics.roster(space.slug()), Wire.encode(roster)));
    }

    private void planSnapshot(SpaceId space) {
        if (snapshotPlanned.add(space)) {
            vertx.setTimer(SNAPSHOT_AFTER.toMillis(), timer -> {
                snapshotPlanned.remove(space);
                changedAltogether(space);
            });
        }
    }
}
