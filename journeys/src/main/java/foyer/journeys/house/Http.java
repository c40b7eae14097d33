package foyer.journeys.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foyer.wire.tls.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One program's HTTP, as a person with a browser or curl meets it; keeps its cookies. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI base;

    public Http(int port) {
        this(port, null);
    }

    /** @param trust whom it believes over HTTPS; null for plain HTTP */
    public Http(int port, @Nullable Trust trust) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new Cookies())
                .connectTimeout(Duration.ofSeconds(5));
        this.client = trust == null
                ? builder.build()
                : builder.sslContext(trust.context()).build();
        this.base = URI.create((trust == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String contentType, byte[] body, String... headers) {
        return send(withHeaders(request(path), headers)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer post(String path, JsonNode body) {
        return post(path, "application/json", bytes(body));
    }

    public Answer patch(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofByteArray(bytes(body))));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer put(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).PUT(BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path, JsonNode body) {
        return put(path, "application/json", bytes(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Foyer-Client", "journeys");
    }

    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest ready = request.build();
        try {
            var response = client.send(ready, BodyHandlers.ofString());
            return new Answer(ready.method() + " " + ready.uri().getPath(), response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(ready.method() + " " + ready.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + ready.uri(), e);
        }
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What came back.
     *
     * @param question for messages: {@code GET /readyz}
     */
    public record Answer(String question, int status, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(question + " answered with what is not JSON: " + body, e);
            }
        }

        public boolean good() {
            return status >= 200 && status < 300;
        }

        public Answer orFail() {
            if (!good()) {
                throw new IllegalStateException(question + " was answered with " + status + ": " + body);
            }
            return this;
        }
    }
}
