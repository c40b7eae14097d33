package foyer.hub.web;

import foyer.hub.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.openapi.contract.Operation;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who may do what: read from the contract at the start, so that the right is written beside what it opens. An operation
 * that does not say, or says it in a way that means nothing, keeps the hub from starting.
 */
final class Rights {

    private static final String ROLES = "x-foyer-roles";
    private static final String FOUNDS = "x-foyer-founds-the-space";
    private static final String SPACE = "{space}";
    private static final JsonArray SIGNED_IN = new JsonArray().add("signed-in");

    private final Map<String, Right> byOperation = new HashMap<>();

    /** @throws IllegalStateException naming the operation whose line is to be mended */
    Rights(Collection<Operation> operations) {
        operations.forEach(operation -> byOperation.put(operation.getOperationId(), read(operation)));
    }

    Right of(Operation operation) {
        return Objects.requireNonNull(byOperation.get(operation.getOperationId()), "not of this contract");
    }

    private static Right read(Operation operation) {
        boolean inSpace = operation.getOpenAPIPath().contains(SPACE);
        JsonArray roles = operation.getOpenAPIModel().getJsonArray(ROLES);
        JsonArray security = operation.getOpenAPIModel().getJsonArray("security");
        if ((roles == null) == (security == null)) {
            throw wrong(operation, "needs either " + ROLES + " or a security line of its own");
        }
        if (security != null) {
            return withoutStaff(operation, security);
        }
        if (roles.equals(SIGNED_IN) && !inSpace) {
            return new Right.SignedIn();
        }
        if (roles.isEmpty() || !inSpace) {
            throw wrong(
                    operation, inSpace ? ROLES + " is empty" : "has no space in its path: " + ROLES + ": [signed-in]");
        }
        return new Right.In(
                rolesOf(operation, roles), operation.getOpenAPIModel().getBoolean(FOUNDS, false));
    }

    private static Right withoutStaff(Operation operation, JsonArray security) {
        if (security.isEmpty()) {
            return new Right.Anybody();
        }
        if (security.size() == 1 && security.getJsonObject(0).fieldNames().equals(Set.of("memberSession"))) {
            return new Right.AMember();
        }
        throw wrong(operation, "may have security: [] or [{memberSession: []}], not " + security);
    }

    private static Set<Role> rolesOf(Operation operation, JsonArray words) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Object word : words) {
            try {
                roles.add(Role.of(String.valueOf(word)));
            } catch (IllegalArgumentException e) {
                throw wrong(operation, "names a role that there is not: " + word);
            }
        }
        return Set.copyOf(roles);
    }

    private static IllegalStateException wrong(Operation operation, String what) {
        return new IllegalStateException("openapi.yaml: " + operation.getOperationId() + " " + what);
    }
}
