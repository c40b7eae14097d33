package foyer.journeys.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import foyer.journeys.badge.CameraFrame;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A camera before the kiosk: frames in, one in flight, and for each whether a code was read in it. */
public final class Frames implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(8);
    private final WebSocket socket;

    public static Frames to(House house) {
        return new Frames(house.ports().kiosk(), house.kioskToken());
    }

    private Frames(int port, String token) {
        this.socket = within(CLIENT.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/frames"), new Answers()));
    }

    /** Answers whether the kiosk read a code in it. */
    public boolean show(CameraFrame frame) {
        within(socket.sendBinary(ByteBuffer.wrap(frame.asMessage()), true));
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("The kiosk did not answer a frame within " + PATIENCE_SECONDS + " s");
            }
            return JSON.readTree(answer).path("read").asBoolean();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the kiosk's answer", e);
        }
    }

    @Override
    public void close() {
        within(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    private static <T> T within(CompletableFuture<T> soon) {
        try {
            return soon.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The kiosk's /frames cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the kiosk's /frames", e);
        }
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder sofar = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            sofar.append(data);
            if (last) {
                answers.add(sofar.toString());
                sofar.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
