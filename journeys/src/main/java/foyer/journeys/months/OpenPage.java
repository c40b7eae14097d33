package foyer.journeys.months;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A program's page, open in one browser: what it has been told last, part by part. */
final class OpenPage implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 20;

    private final URI address;
    private final String[] header;
    private final Map<String, JsonNode> parts = new ConcurrentHashMap<>();
    private @Nullable WebSocket socket;

    OpenPage(int port, String... header) {
        this.address = URI.create("ws://127.0.0.1:" + port + "/live");
        this.header = header;
        open();
    }

    JsonNode part(String name) {
        return parts.getOrDefault(name, JSON.nullNode());
    }

    /** As a page does: with a goodbye, or without one, as when its computer is turned off. */
    void reload(boolean politely) {
        close(politely);
        open();
    }

    @Override
    public void close() {
        close(true);
    }

    private void open() {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (header.length > 0) {
            builder.header(header[0], header[1]);
        }
        try {
            socket = builder.buildAsync(address, new Listening()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(address + " cannot be joined", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before " + address, e);
        }
    }

    private void close(boolean politely) {
        WebSocket open = socket;
        if (open != null && politely) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        } else if (open != null) {
            open.abort();
        }
        socket = null;
    }

    private final class Listening implements WebSocket.Listener {

        private final ByteArrayOutputStream sofar = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] piece = new byte[data.remaining()];
            data.get(piece);
            sofar.writeBytes(piece);
            if (last) {
                heard(sofar.toByteArray());
                sofar.reset();
            }
            from.request(1);
            return null;
        }

        private void heard(byte[] message) {
            try {
                JsonNode said = JSON.readTree(message);
                parts.put(said.path("part").asText(), said.path("state"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
