package foyer.hub.access;

import foyer.wire.SpaceId;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who may sign in to the hub.
 *
 * @param roles         what they are where; nowhere else may they do anything
 * @param firstPassword whether their password was given to them: then they may do nothing but choose their own
 */
public record Staff(int id, String email, String name, Map<SpaceId, Role> roles, boolean firstPassword) {

    public Staff {
        roles = Map.copyOf(roles);
    }

    public Optional<Role> in(SpaceId space) {
        return Optional.ofNullable(roles.get(space));
    }

    /** Whether they may make a space: who owns one already, and whoever is in a hub that has none yet. */
    public boolean mayFound(boolean anySpaceYet) {
        return !anySpaceYet || roles.containsValue(Role.OWNER);
    }
}
