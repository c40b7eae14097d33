package foyer.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The OpenAPI contract, as it is served and as the router understands it.
 *
 * <p>Vert.x' validator (5.0.10) takes no contract with {@code text/csv}, {@code text/calendar} or {@code
 * application/problem+json} in it. It is therefore given a copy in which a body that is not JSON is left out
 * ({@link MediaTypes} checks its type instead, the rooms its content) and a problem is plain JSON. It also
 * wants a server with a host.
 */
final class Contract {

    static final String BASE = "/api/v1";

    private static final String RESOURCE = "openapi.yaml";
    private static final String JSON = "application/json";
    private static final long MOST_BYTES = 65_536;

    private final Buffer yaml;
    private final JsonObject served;
    private final OpenAPIContract checked;

    /** Reads and checks it; a fault in it is a fault of the build and fails here, at the start. */
    static Future<Contract> read(Vertx vertx) {
        return vertx.executeBlocking(() -> {
                    byte[] yaml = resource();
                    JsonNode tree = new YAMLMapper().readTree(yaml);
                    return new Source(
                            Buffer.buffer(yaml),
                            new JsonObject(Buffer.buffer(new ObjectMapper().writeValueAsBytes(tree))));
                })
                .compose(source -> OpenAPIContract.from(vertx, forTheRouter(source.json()))
                        .map(checked -> new Contract(source, checked)));
    }

    private record Source(Buffer yaml, JsonObject json) {}

    private Contract(Source source, OpenAPIContract checked) {
        this.yaml = source.yaml();
        this.served = source.json();
        this.checked = checked;
    }

    Buffer asYaml() {
        return yaml;
    }

    Buffer asJson() {
        return served.toBuffer();
    }

    OpenAPIContract checked() {
        return checked;
    }

    /** Whether it may be asked by anybody: only where the contract says {@code security: []}. */
    static boolean isOpen(Operation operation) {
        return operation.getSecurityRequirements().isEmpty();
    }

    static long mostBytes(Operation operation) {
        return operation.getOpenAPIModel().getLong("x-foyer-most-bytes", MOST_BYTES);
    }

    /** The media types that the operation's body may have; none where it takes no body. */
    Set<String> bodies(Operation operation) {
        JsonObject body = asServed(operation).getJsonObject("requestBody");
        return body == null ? Set.of() : body.getJsonObject("content").fieldNames();
    }

    /** What the contract gives as an example of the operation's body. */
    Optional<String> example(Operation operation, String type) {
        Object example = asServed(operation)
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject(type)
                .getValue("example");
        return Optional.ofNullable(example).map(Object::toString);
    }

    private JsonObject asServed(Operation operation) {
        return served.getJsonObject("paths")
                .getJsonObject(operation.getOpenAPIPath())
                .getJsonObject(operation.getHttpMethod().name().toLowerCase(Locale.ROOT));
    }

    private static byte[] resource() {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject forTheRouter(JsonObject served) {
        JsonObject copy = served.copy();
        adapted(copy);
        return copy.put("servers", new JsonArray().add(new JsonObject().put("url", "http://hub" + BASE)));
    }

    private static void adapted(Object node) {
        if (node instanceof JsonArray list) {
            list.forEach(Contract::adapted);
        } else if (node instanceof JsonObject object) {
            JsonObject body = object.getJsonObject("requestBody", new JsonObject());
            if (!body.getJsonObject("content", new JsonObject().put(JSON, true)).containsKey(JSON)) {
                object.remove("requestBody");
            }
            Object problem = object.remove("application/problem+json");
            if (problem != null) {
                object.put(JSON, problem);
            }
            object.forEach(entry -> adapted(entry.getValue()));
        }
    }
}
