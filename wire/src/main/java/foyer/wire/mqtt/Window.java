package foyer.wire.mqtt;

import java.util.ArrayDeque;
import java.util.Queue;

/** At most so many publishes on their way at once, as the broker allows; the rest wait here, in order. Vert.x context only. */
final class Window {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Window(int size) {
        this.free = size;
    }

    void enter(Runnable publish) {
        waiting.add(publish);
        letIn();
    }

    void leave() {
        free++;
        letIn();
    }

    private void letIn() {
        while (free > 0 && !waiting.isEmpty()) {
            free--;
            waiting.remove().run();
        }
    }
}
