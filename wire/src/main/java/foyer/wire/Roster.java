package foyer.wire;

import java.util.List;

/**
 * Who may enter. The retained message is a snapshot with everyone; a message that is not retained carries only what
 * changed since {@code version - 1}. A kiosk that misses a version subscribes again and gets the snapshot.
 *
 * @param keys the public keys that passes of this space are signed with, old ones included while they last
 */
public record Roster(
        SpaceId space,
        int homeSpace,
        long version,
        boolean snapshot,
        List<SigningKey> keys,
        List<RosterEntry> members) {

    public Roster {
        Required.present(space, "space");
        keys = List.copyOf(Required.present(keys, "keys"));
        members = List.copyOf(Required.present(members, "members"));
    }
}
