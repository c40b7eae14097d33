package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.access.Role;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A line in the contract that is missing, or means nothing, keeps the hub from starting. */
class RightsTest {

    private static final Vertx vertx = Vertx.vertx();

    @AfterAll
    static void close() {
        HubForTests.await(vertx.close());
    }

    @Test
    void theRolesAreThoseOfTheLine() {
        assertThat(right("/spaces/{space}", new JsonObject().put("x-foyer-roles", new JsonArray().add("desk"))))
                .isEqualTo(new Right.In(Set.of(Role.DESK), false));
        assertThat(right("/session", new JsonObject().put("x-foyer-roles", new JsonArray().add("signed-in"))))
                .isEqualTo(new Right.SignedIn());
        assertThat(right("/session", new JsonObject().put("security", new JsonArray())))
                .isEqualTo(new Right.Anybody());
        assertThat(right(
                        "/me",
                        new JsonObject()
                                .put(
                                        "security",
                                        new JsonArray().add(new JsonObject().put("memberSession", new JsonArray())))))
                .isEqualTo(new Right.AMember());
    }

    @Test
    void anOperationWithoutALineIsRefused() {
        assertThatThrownBy(() -> right("/spaces/{space}", new JsonObject()))
                .hasMessage("openapi.yaml: tried needs either x-foyer-roles or a security line of its own");
    }

    @Test
    void aLineThatMeansNothingIsRefused() {
        for (JsonArray roles : new JsonArray[] {
            new JsonArray(), new JsonArray().add("onwer"), new JsonArray().add("signed-in"), new JsonArray().add(1)
        }) {
            assertThatThrownBy(() -> right("/spaces/{space}", new JsonObject().put("x-foyer-roles", roles)))
                    .as(roles.encode())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("openapi.yaml: tried ");
        }
        assertThatThrownBy(() -> right("/devices", new JsonObject().put("x-foyer-roles", new JsonArray().add("owner"))))
                .hasMessageContaining("no space in its path");
        assertThatThrownBy(() -> right(
                        "/spaces/{space}",
                        new JsonObject()
                                .put("x-foyer-roles", new JsonArray().add("owner"))
                                .put("security", new JsonArray())))
                .hasMessageContaining("needs either");
    }

    private static Right right(String path, JsonObject line) {
        JsonObject operation = line.copy()
                .put("operationId", "tried")
                .put("responses", new JsonObject().put("204", new JsonObject().put("description", "Done.")));
        if (path.contains("{space}")) {
            operation.put(
                    "parameters",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("name", "space")
                                    .put("in", "path")
                                    .put("required", true)
                                    .put("schema", new JsonObject().put("type", "string"))));
        }
        JsonObject contract = new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", new JsonObject().put("title", "T").put("version", "1"))
                .put("paths", new JsonObject().put(path, new JsonObject().put("get", operation)));
        OpenAPIContract read = HubForTests.await(OpenAPIContract.from(vertx, contract));
        return new Rights(read.operations()).of(read.operation("tried"));
    }
}
