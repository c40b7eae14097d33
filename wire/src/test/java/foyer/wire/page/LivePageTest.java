package foyer.wire.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: the JDK's WebSocket as the browser, a bare socket as the one that means ill. */
class LivePageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long STALLED_MILLIS = 300;

    private final Vertx vertx = Vertx.vertx();
    private final LivePage page = new LivePage(vertx, STALLED_MILLIS);
    private final LivePage patient = new LivePage(vertx);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private int port;

    @BeforeEach
    void serve() {
        port = vertx.createHttpServer(LivePage.serverOptions().setWebSocketClosingTimeout(1))
                .webSocketHandler(socket -> {
                    if (socket.path().equals("/patient")) {
                        patient.join(socket);
                    } else if (socket.path().equals("/speaking")) {
                        page.join(socket, heard::add);
                    } else {
                        page.join(socket);
                    }
                })
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void whoeverJoinsGetsEveryPartAsItIsNow() {
        page.show("occupancy", Map.of("present", 1));
        page.show("occupancy", Map.of("present", 2));
        page.show("verdict", null);

        Page ada = open("/live");

        assertThat(ada.next()).isEqualTo("{\"part\":\"occupancy\",\"state\":{\"present\":2}}");
        assertThat(ada.next()).isEqualTo("{\"part\":\"verdict\",\"state\":null}");
    }

    @Test
    void everyOpenPageHearsOfAChangeOnce() {
        Page ada = open("/live");
        Page grace = open("/live");
        awaitWatching(2);

        page.show("occupancy", Map.of("present", 3));
        page.show("occupancy", Map.of("present", 3)); // no change
        page.show("occupancy", Map.of("present", 4));

        for (Page each : List.of(ada, grace)) {
            assertThat(each.next()).contains("\"present\":3");
            assertThat(each.next()).contains("\"present\":4");
        }
    }

    @Test
    void aPageThatReadsSlowlySkipsToTheLatest() {
        Page slow = open("/patient");
        awaitWatching(patient, 1);
        slow.pause();

        for (int i = 1; i <= 2_000; i++) {
            patient.show("present", Map.of("count", i, "names", "x".repeat(20_000)));
        }
        patient.show("occupancy", Map.of("present", 7));
        slow.resume();

        List<Integer> counts = new ArrayList<>();
        String occupancy = null;
        while (occupancy == null || counts.isEmpty() || counts.get(counts.size() - 1) != 2_000) {
            JsonObject message = new JsonObject(slow.next());
            if (message.getString("part").equals("present")) {
                counts.add(message.getJsonObject("state").getInteger("count"));
            } else {
                occupancy = message.getString("part");
            }
        }
        assertThat(counts).isSorted().hasSizeLessThan(2_000);
    }

    @Test
    void aReaderThatNeverReadsIsClosedAndHoldsNobodyUp() throws Exception {
        try (Socket silent = handshake("/live")) {
            Page ada = open("/live");
            awaitWatching(2);

            String last = "";
            for (int i = 1; i <= 2_000; i++) { // 40 MB: more than every buffer between here and there
                page.show("present", Map.of("count", i, "names", "x".repeat(20_000)));
                if (i % 50 == 0) {
                    last = "\"count\":" + i;
                    awaitHeard(ada, last);
                }
            }

            awaitWatching(1);
            assertThat(endOf(silent)).isLessThan(40_000_000);
            page.show("occupancy", Map.of("present", 8));
            awaitHeard(ada, "\"present\":8");
        }
    }

    @Test
    void aPageThatMayOnlyListenIsClosedWhenItSpeaks() {
        Page mallory = open("/live");
        mallory.say("hello");

        assertThat(mallory.closed()).isEqualTo(1003);
        awaitWatching(0);
    }

    @Test
    void aPageThatMaySpeakIsHeardAndNeverAtLength() {
        Page kiosk = open("/speaking");
        kiosk.say("{\"typed\":\"FY1\"}");
        kiosk.say("x".repeat(4_097));

        assertThat(kiosk.closed()).isEqualTo(1009);
        assertThat(heard).containsExactly("{\"typed\":\"FY1\"}");
    }

    @Test
    void aMessageWithoutEndIsCutOff() {
        Page mallory = open("/speaking");
        for (int i = 0; i < 50 && !mallory.isClosed(); i++) {
            mallory.sayPartOf("x".repeat(10_000));
        }
        mallory.closed();
        awaitWatching(0);
        assertThat(heard).isEmpty();
    }

    @Test
    void closingSaysGoodbyeToEveryone() {
        Page ada = open("/live");
        awaitWatching(1);

        page.close().await();

        assertThat(ada.closed()).isEqualTo(1001);
        assertThat(open("/live").closed()).isEqualTo(1001);
    }

    private void awaitWatching(int pages) {
        awaitWatching(page, pages);
    }

    private static void awaitWatching(LivePage page, int pages) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (page.watching() != pages) {
            assertThat(System.nanoTime())
                    .as("%d pages watching, not %d", page.watching(), pages)
                    .isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void awaitHeard(Page page, String words) {
        String message = page.next();
        while (!message.contains(words)) {
            message = page.next();
        }
    }

    private Page open(String path) {
        Page opened = new Page();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + path), opened)
                .thenAccept(opened.opened::complete)
                .join();
        return opened;
    }

    /** Opens a WebSocket by hand, and reads no further. */
    private Socket handshake(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = "";
        while (!answer.endsWith("\r\n\r\n")) {
            answer += (char) socket.getInputStream().read();
        }
        assertThat(answer).startsWith("HTTP/1.1 101");
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    /** How many bytes were on their way when it was closed. */
    private static long endOf(Socket socket) throws IOException {
        long bytes = 0;
        InputStream in = socket.getInputStream();
        byte[] some = new byte[65_536];
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                bytes += n;
            }
        } catch (IOException reset) {
            return bytes;
        }
        return bytes;
    }

    /** A browser's page, as far as its socket goes. */
    private static final class Page implements WebSocket.Listener {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
        private final CompletableFuture<Integer> end = new CompletableFuture<>();
        private final StringBuilder whole = new StringBuilder();
        private volatile boolean paused;

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            whole.append(StandardCharsets.UTF_8.decode(data));
            if (last) {
                messages.add(whole.toString());
                whole.setLength(0);
            }
            if (!paused) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(-1);
        }

        void pause() {
            paused = true;
        }

        void resume() {
            paused = false;
            opened.join().request(1);
        }

        void say(String text) {
            opened.join().sendText(text, true).join();
        }

        void sayPartOf(String text) {
            try {
                opened.join().sendText(text, false).join();
            } catch (RuntimeException cutOff) {
                end.complete(-1);
            }
        }

        boolean isClosed() {
            return end.isDone();
        }

        int closed() {
            return end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }

        String next() {
            try {
                String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(message).as("the next message").isNotNull();
                return message;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
