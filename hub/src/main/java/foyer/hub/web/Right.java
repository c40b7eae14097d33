package foyer.hub.web;

import foyer.hub.access.Role;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom an operation is for, as its line in the contract says. */
sealed interface Right {

    /** {@code security: []}. */
    record Anybody() implements Right {}

    /** {@code security: [{memberSession: []}]}: a member, about themselves. */
    record AMember() implements Right {}

    /** {@code x-foyer-roles: [signed-in]}: any of the staff, about themselves; there is no space in the path. */
    record SignedIn() implements Right {}

    /**
     * {@code x-foyer-roles: [owner, …]}: who has one of these roles in the path's space.
     *
     * @param founds whether the space need not be there yet, because this makes it
     */
    record In(Set<Role> roles, boolean founds) implements Right {
        String words() {
            return roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
        }
    }
}
