package foyer.signage;

import static foyer.wire.Eventually.got;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A page on the wall, as far as a test looks at it: the latest of each part. */
final class Wall implements AutoCloseable {

    private final int port;
    private final Map<String, JsonObject> parts = new ConcurrentHashMap<>();
    private final WebSocketClient client; // held: Vert.x closes the connections of a client that nobody holds

    Wall(Vertx vertx, int port) {
        this.port = port;
        this.client = vertx.createWebSocketClient();
        ClientWebSocket joining = client.webSocket();
        // Before it connects: what comes while nobody listens is lost.
        joining.binaryMessageHandler(message -> {
            JsonObject part = message.toJsonObject();
            JsonObject state = part.getJsonObject("state");
            if (state != null) {
                parts.put(part.getString("part"), state);
            }
        });
        got(joining.connect(port, "127.0.0.1", "/live"));
    }

    /** Whether a part is shown whose field holds the value. */
    boolean shows(String part, String field, Object value) {
        return Optional.ofNullable(parts.get(part))
                .map(state -> value.equals(state.getValue(field)))
                .orElse(false);
    }

    HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonObject readiness() {
        return new JsonObject(get("/readyz").body());
    }

    @Override
    public void close() {
        client.close();
    }
}
