package foyer.hub.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody at the hub's doors, over real HTTP. */
final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final Map<String, String> headers;

    Caller(int port) {
        this(port, Map.of("X-Foyer-Client", "tests"));
    }

    private Caller(int port, Map<String, String> headers) {
        this.port = port;
        this.headers = headers;
    }

    int port() {
        return port;
    }

    String header(String name) {
        return Objects.requireNonNull(headers.get(name));
    }

    Map<String, String> headers() {
        return headers;
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    Caller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(port, more);
    }

    Caller without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Caller(port, fewer);
    }

    Caller signedIn(String email, String password) {
        HttpResponse<String> answer = signIn(email, password);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return with("Cookie", cookie(answer));
    }

    HttpResponse<String> signIn(String email, String password) {
        return send("POST", "/session", new JsonObject().put("email", email).put("password", password));
    }

    /** The status, where the hub is called by another name: Java's own client lets nobody choose the Host. */
    int signInAt(String host, String email, String password) {
        byte[] body = new JsonObject()
                .put("email", email)
                .put("password", password)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        String head = "POST " + Contract.BASE + "/session HTTP/1.1\r\nHost: " + host + "\r\nX-Foyer-Client: tests\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As a browser would send it back: the name and value only. */
    static String cookie(HttpResponse<String> answer) {
        return cookie(answer, SessionCookie.NAME);
    }

    static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path) {
        return send(method, path, null, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, JsonObject body) {
        return send(method, path, "application/json", BodyPublishers.ofString(body.encode()));
    }

    HttpResponse<String> send(String method, String path, String type, String body) {
        return send(method, path, type, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String type, BodyPublisher body) {
        String base = path.startsWith("//") ? origin() : origin() + Contract.BASE;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path.replace("//", "/")))
                .method(method, body)
                .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return sent(request.build());
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The path exactly as written. */
    HttpResponse<String> raw(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + Contract.BASE + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return sent(request.build());
    }

    /** A request as it goes over the wire, for headers that a client would not let one write. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String detail(HttpResponse<String> problem) {
        return new JsonObject(problem.body()).getString("detail");
    }
}
