package foyer.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.config.Watchdog;
import foyer.kiosk.House.Person;
import foyer.kiosk.roster.KeptRoster;
import foyer.wire.DeviceId;
import foyer.wire.RosterEntry;
import foyer.wire.Verdict;
import foyer.wire.Wire;
import foyer.wire.pairing.Entrance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kiosk as people and cameras meet it: over HTTP, cut off from any hub. */
final class OpenDoor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final Vertx vertx = Vertx.vertx();
    private final Path folder;
    private final Entrance kiosk;

    /** Opens with what the folder holds from before. */
    OpenDoor(Path folder, InstantSource clock) {
        this.folder = folder;
        KioskSettings settings = new KioskSettings(
                null,
                House.HARBOUR,
                new DeviceId("front-door"),
                folder,
                new KioskSettings.Http("127.0.0.1", 0, List.of("kiosk.example")),
                new KioskSettings.Mqtt("tcp://127.0.0.1:1", "nobody listens there", null),
                House.ROME,
                1,
                null);
        this.kiosk = wait(Kiosk.enter(vertx, settings, clock, Watchdog.asleep()));
    }

    /** What the hub would have told a kiosk of these people, before it was cut off. */
    static void knows(Path folder, InstantSource clock, Person... people) {
        RosterEntry[] entries = Stream.of(people).map(Person::entry).toArray(RosterEntry[]::new);
        KeptRoster kept = new KeptRoster(House.snapshot(1, entries), clock.instant(), List.of());
        try {
            Files.write(folder.resolve("roster.json"), Wire.encode(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return kiosk.port();
    }

    String token() {
        try {
            return Files.readString(folder.resolve("token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> scan(String type, byte[] body) {
        return scan(token(), type, body);
    }

    HttpResponse<String> scan(String token, String type, byte[] body) {
        return send(request("/scans")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Verdict scanned(String badge) {
        HttpResponse<String> answer = scan("text/plain", badge.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.decode(answer.body().getBytes(StandardCharsets.UTF_8), Verdict.class);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return wait(CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** A camera or page that shows the token. */
    Line line(String path) {
        return line(path, "Authorization", "Bearer " + token());
    }

    Line line(String path, String header, String value) {
        return new Line(URI.create("ws://127.0.0.1:" + port() + path), header, value);
    }

    @Override
    public void close() {
        wait(kiosk.close());
        wait(vertx.close());
    }

    private static <T> T wait(Future<T> future) {
        return wait(future.toCompletionStage().toCompletableFuture());
    }

    static <T> T wait(CompletableFuture<T> future) {
        assertThat(future).succeedsWithin(PATIENCE);
        return future.join();
    }

    /** One WebSocket, from outside. */
    static final class Line implements WebSocket.Listener, AutoCloseable {

        private final BlockingQueue<JsonObject> heard = new ArrayBlockingQueue<>(1_000);
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        Line(URI uri, String header, String value) {
            socket = OpenDoor.wait(
                    CLIENT.newWebSocketBuilder().header(header, value).buildAsync(uri, this));
        }

        void sends(byte[] message) {
            OpenDoor.wait(socket.sendBinary(ByteBuffer.wrap(message), true));
        }

        /** As far as it is let: what is being sent may be cut off. */
        void throwsIn(byte[] message) {
            socket.sendBinary(ByteBuffer.wrap(message), true).exceptionally(cutOff -> {
                closed.complete(cutOff.toString());
                return socket;
            });
        }

        void says(String message) {
            OpenDoor.wait(socket.sendText(message, true));
        }

        JsonObject next() {
            try {
                JsonObject next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing was said");
                }
                return next;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Code and reason. */
        String closed() {
            return OpenDoor.wait(closed);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(new JsonObject(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            return onText(from, StandardCharsets.UTF_8.decode(data), last);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(error.toString());
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
