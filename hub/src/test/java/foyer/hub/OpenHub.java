package foyer.hub;

import foyer.config.SettingsFile;
import foyer.hub.access.FirstSignIn;
import foyer.hub.database.DatabaseAddress;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttAddress;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A whole hub with its own broker, and somebody signed in to it. */
final class OpenHub implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Hub hub;
    private final int brokerPort;
    private final String api;
    private final String cookies;

    static OpenHub on(DatabaseAddress database, Path folder) throws IOException, InterruptedException {
        int http = freePort();
        int broker = freePort();
        Path settings = Files.writeString(folder.resolve("hub.yaml"), """
                dataFolder: %s
                http: { host: 127.0.0.1, port: %d }
                broker: { host: 127.0.0.1, port: %d }
                database:
                  url: postgresql://%s:%s@%s:%d/%s
                """.formatted(
                        folder,
                        http,
                        broker,
                        database.user(),
                        database.password(),
                        database.host(),
                        database.port(),
                        database.database()));
        Hub hub = Hub.open(SettingsFile.read(settings, HubSettings.class, Map.of()), Clock.systemUTC());
        return new OpenHub(hub, folder, http, broker);
    }

    private OpenHub(Hub hub, Path folder, int http, int brokerPort) throws IOException, InterruptedException {
        this.hub = hub;
        this.brokerPort = brokerPort;
        this.api = "http://localhost:" + http + "/api/v1";
        List<String> first = Files.readAllLines(folder.resolve(FirstSignIn.FILE));
        HttpResponse<String> signedIn = good(request("/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonObject()
                        .put("email", first.get(0).substring("email: ".length()))
                        .put("password", first.get(1).substring("password: ".length()))
                        .encode())));
        this.cookies = signedIn.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return new JsonObject(good(asStaff(path).GET()).body());
    }

    String send(String method, String path, String type, String body) throws IOException, InterruptedException {
        return good(asStaff(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)))
                .body();
    }

    void delete(String path) throws IOException, InterruptedException {
        good(asStaff(path).DELETE());
    }

    /** Enrols it and says how it comes to the broker. */
    MqttAddress enrol(SpaceId space, DeviceId device, String kind) throws IOException, InterruptedException {
        String answer = send(
                "POST",
                "/spaces/" + space + "/devices",
                "application/json",
                new JsonObject()
                        .put("device", device.value())
                        .put("kind", kind)
                        .put("name", device.value())
                        .encode());
        return MqttAddress.ofDevice(
                "tcp://127.0.0.1:" + brokerPort,
                Topics.clientId(space, device),
                new JsonObject(answer).getString("secret"));
    }

    @Override
    public void close() {
        hub.close();
    }

    private HttpRequest.Builder asStaff(String path) {
        return request(path).header("Cookie", cookies);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("X-Foyer-Client", "tests");
    }

    private static HttpResponse<String> good(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer + ": " + answer.body());
        }
        return answer;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
