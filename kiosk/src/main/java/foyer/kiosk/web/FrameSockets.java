package foyer.kiosk.web;

import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.scan.FilmReader;
import foyer.kiosk.scan.GreyFrame;
import foyer.kiosk.scan.Scanner;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The camera's way in: one binary message a frame (16 bits of width, 16 of height, both big endian, then one byte of
 * brightness a pixel), and one answer each. A frame that comes before the answer to the one before is not looked at:
 * waiting frames would fill this kiosk's memory, and what was seen a second ago is of no use. Vert.x context only.
 */
final class FrameSockets {

    private static final Logger log = LoggerFactory.getLogger(FrameSockets.class);

    static final int HEADER = 4;

    /** A door has one camera, perhaps two. A page that was left without goodbye makes room for a new one. */
    private static final int MOST_SOCKETS = 8;

    private static final String READ = "{\"read\":true}";
    private static final String NOTHING_READ = "{\"read\":false}";

    private static final short NOT_TAKEN = 1003;
    private static final short NOT_A_FRAME = 1007;
    private static final short MAKE_ROOM = 1013;

    private final Scanner scanner;
    private final ScanDesk desk;
    private final Deque<ServerWebSocket> oldestFirst = new ArrayDeque<>();
    private final Set<ServerWebSocket> unanswered = new HashSet<>();

    FrameSockets(Scanner scanner, ScanDesk desk) {
        this.scanner = scanner;
        this.desk = desk;
    }

    void join(ServerWebSocket socket) {
        oldestFirst.addLast(socket);
        if (oldestFirst.size() > MOST_SOCKETS) {
            close(oldestFirst.removeFirst(), MAKE_ROOM, "Another camera has come; join again if you are still there");
        }
        socket.closeHandler(gone -> oldestFirst.remove(socket));
        socket.exceptionHandler(e -> log.info("A camera's socket broke ({}); its page joins again", e.getMessage()));
        socket.textMessageHandler(text -> close(socket, NOT_TAKEN, "Frames are binary messages"));
        FilmReader camera = scanner.camera();
        socket.binaryMessageHandler(message -> heard(socket, camera, message));
    }

    private void heard(ServerWebSocket socket, FilmReader camera, Buffer message) {
        if (unanswered.contains(socket)) {
            answer(socket, NOTHING_READ);
            return;
        }
        frame(message)
                .ifPresentOrElse(
                        frame -> look(socket, camera, frame),
                        () -> close(
                                socket,
                                NOT_A_FRAME,
                                "Not a frame: width, height (1 and more), then width x height bytes; at most "
                                        + GreyFrame.MOST_PIXELS));
    }

    private void look(ServerWebSocket socket, FilmReader camera, GreyFrame frame) {
        unanswered.add(socket);
        scanner.frame(camera, frame)
                .onComplete(looked -> unanswered.remove(socket))
                .onSuccess(text -> {
                    text.ifPresent(desk::scanned);
                    answer(socket, text.isPresent() ? READ : NOTHING_READ);
                })
                .onFailure(e -> {
                    log.error("A frame could not be looked at; the next one is", e);
                    answer(socket, NOTHING_READ);
                });
    }

    private static void answer(ServerWebSocket socket, String answer) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(answer).onFailure(e -> log.debug("A camera left before its answer came", e));
        }
    }

    private static Optional<GreyFrame> frame(Buffer message) {
        if (message.length() < HEADER) {
            return Optional.empty();
        }
        int width = message.getUnsignedShort(0);
        int height = message.getUnsignedShort(2);
        long pixels = (long) width * height;
        boolean whole = pixels > 0 && pixels <= GreyFrame.MOST_PIXELS && pixels == message.length() - HEADER;
        return whole
                ? Optional.of(new GreyFrame(width, height, message.getBytes(HEADER, message.length())))
                : Optional.empty();
    }

    private static void close(ServerWebSocket socket, short code, String why) {
        log.info("Closed a camera's socket: {}", why);
        socket.binaryMessageHandler(late -> {}); // what is still on its way
        socket.close(code, why).onFailure(e -> log.debug("It had gone by itself", e));
    }
}
