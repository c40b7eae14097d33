package foyer.wire.page;

import foyer.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every open copy of one kind of page up to date over WebSockets: the whole state first, then each change.
 *
 * <p>A message is binary, UTF-8 JSON, one part each: {@code {"part": name, "state": {…}}}. A part is always complete, so
 * that a page may forget what it had, and a page that reads slowly gets only the latest of each. Every fifteen seconds
 * the part {@code beat} comes ({@code {"everySeconds": 15}}): a page that has heard nothing for three of them is cut off
 * and should join again.
 *
 * <p>May be called from any thread; what it holds is touched on its own Vert.x context only.
 */
public final class LivePage {

    private static final Logger log = LoggerFactory.getLogger(LivePage.class);

    private static final long BEAT_MILLIS = 15_000;
    private static final Buffer BEAT = message("beat", Map.of("everySeconds", BEAT_MILLIS / 1000));

    private static final int IDLE_SECONDS = 60;

    /** A reader that takes nothing for so long is gone, or means ill. */
    private static final long STALLED_MILLIS = 30_000;

    /** What a page may say at once. Anybody can open a page at the door. */
    private static final int MOST_CHARACTERS = 4_096;

    private static final short GOING_AWAY = 1001;
    private static final short NOT_TAKEN = 1003;
    private static final short TOO_BIG = 1009;

    private final Vertx vertx;
    private final Context context;
    private final long stalledMillis;
    private final long beat;

    // on the context only
    private final Map<String, Buffer> latest = new LinkedHashMap<>();
    private final Set<Reader> readers = new LinkedHashSet<>();
    private boolean closed;

    private volatile int watching; // readers.size(), for whoever asks

    public LivePage(Vertx vertx) {
        this(vertx, STALLED_MILLIS);
    }

    LivePage(Vertx vertx, long stalledMillis) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.stalledMillis = stalledMillis;
        this.beat = vertx.setPeriodic(
                BEAT_MILLIS, id -> onContext(() -> List.copyOf(readers).forEach(reader -> reader.take("beat", BEAT))));
    }

    /**
     * What a server that pages join should start from: small messages in, no compression of small ones out. Whoever says
     * and takes nothing for four beats is let go of, so that nobody can hold the door by standing in it.
     */
    public static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(65_536)
                .setMaxWebSocketMessageSize(65_536)
                .setWebSocketClosingTimeout(5)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Tells every page, and those that join later, how a part now is. Says nothing when that is how it was. */
    public void show(String part, @Nullable Object state) {
        Buffer message = message(part, state);
        onContext(() -> {
            if (!message.equals(latest.put(part, message))) {
                List.copyOf(readers).forEach(reader -> reader.take(part, message));
            }
        });
    }

    /** A page that only listens; when it says something it is closed. */
    public void join(ServerWebSocket socket) {
        socket.textMessageHandler(text -> socket.close(NOT_TAKEN, "This page only listens"));
        enter(socket);
    }

    /** A page that also speaks: {@code said} gets each of its texts (at most 4,096 characters), on the socket's context. */
    public void join(ServerWebSocket socket, Consumer<String> said) {
        socket.textMessageHandler(text -> {
            if (text.length() > MOST_CHARACTERS) {
                socket.close(TOO_BIG, "At most " + MOST_CHARACTERS + " characters");
            } else {
                said.accept(text);
            }
        });
        enter(socket);
    }

    /** How many pages are open now. */
    public int watching() {
        return watching;
    }

    /** Says goodbye to every page; they join again when there is somebody to join. */
    public Future<Void> close() {
        vertx.cancelTimer(beat);
        Promise<Void> done = Promise.promise();
        onContext(() -> {
            closed = true;
            List<Future<Void>> goodbyes = readers.stream()
                    .map(reader -> reader.close(GOING_AWAY, "Closing"))
                    .toList();
            Future.join(goodbyes).onComplete(all -> done.complete()); // one that is gone already needs none
        });
        return done.future();
    }

    private void enter(ServerWebSocket socket) {
        socket.binaryMessageHandler(bytes -> socket.close(NOT_TAKEN, "Text only"));
        socket.exceptionHandler(
                e -> { // broken, or a message longer than the server's options allow
                    log.debug("A page's socket is closed; it joins again when it can", e);
                    socket.close(TOO_BIG, "Too long, or broken");
                });
        Reader reader = new Reader(socket);
        socket.closeHandler(gone -> onContext(() -> leave(reader)));
        socket.drainHandler(drained -> onContext(reader::reads));
        onContext(() -> {
            if (closed || socket.isClosed()) {
                reader.close(GOING_AWAY, "Closing");
                return;
            }
            readers.add(reader);
            watching = readers.size();
            latest.forEach(reader::take);
        });
    }

    private void leave(Reader reader) {
        reader.calm();
        readers.remove(reader);
        watching = readers.size();
    }

    private void onContext(Runnable step) {
        context.runOnContext(nothing -> step.run());
    }

    private static Buffer message(String part, @Nullable Object state) {
        Buffer message = Buffer.buffer().appendString("{\"part\":").appendBytes(Wire.encode(part));
        message.appendString(",\"state\":");
        if (state == null) {
            message.appendString("null");
        } else {
            message.appendBytes(Wire.encode(state));
        }
        return message.appendString("}");
    }

    /** One open page: what it has not been sent yet, the newest of each part only. */
    private final class Reader {

        private final ServerWebSocket socket;
        private final Map<String, Buffer> waiting = new LinkedHashMap<>();
        private @Nullable Long patience; // the timer that runs while it takes nothing

        Reader(ServerWebSocket socket) {
            this.socket = socket;
        }

        void take(String part, Buffer message) {
            waiting.remove(part); // the newer one goes to the end
            waiting.put(part, message);
            catchUp();
        }

        /** It has taken what it was sent: it is slow at most. */
        void reads() {
            calm();
            catchUp();
        }

        private void catchUp() {
            while (!waiting.isEmpty() && !socket.isClosed() && !socket.writeQueueFull()) {
                String next = waiting.keySet().iterator().next();
                write(waiting.remove(next));
            }
            if (waiting.isEmpty()) {
                calm();
            } else if (patience == null) {
                patience = vertx.setTimer(stalledMillis, id -> onContext(this::giveUp));
            }
        }

        private void write(@Nullable Buffer message) {
            if (message != null) {
                socket.writeBinaryMessage(message)
                        .onFailure(e -> log.debug("A page did not get its state; it joins again when it can", e));
            }
        }

        private void giveUp() {
            if (patience != null) {
                log.info("A page took nothing for {} s; closed, it may join again", stalledMillis / 1000);
                close(GOING_AWAY, "Not reading");
                leave(this);
            }
        }

        void calm() {
            if (patience != null) {
                vertx.cancelTimer(patience);
                patience = null;
            }
        }

        Future<Void> close(short code, String why) {
            return socket.isClosed() ? Future.succeededFuture() : socket.close(code, why);
        }
    }
}
