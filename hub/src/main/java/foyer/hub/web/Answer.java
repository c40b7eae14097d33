package foyer.hub.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body a record or map that becomes JSON, or a {@link File}; null for none
 */
record Answer(int status, @Nullable Object body, Map<String, String> headers) {

    /** RFC 9457. */
    record Problem(String title, int status, String detail) {}

    /** What is no JSON, as it is. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record File(String type, byte[] bytes) {}

    /** Not an answer of HTTP: a WebSocket has taken over. */
    static final Answer UPGRADED = new Answer(101, null, Map.of());

    static Answer ok(Object body) {
        return new Answer(200, body, Map.of());
    }

    static Answer file(String type, byte[] bytes) {
        return new Answer(200, new File(type, bytes), Map.of());
    }

    static Answer created(Object body) {
        return new Answer(201, body, Map.of());
    }

    /** Taken; it is done later. */
    static Answer accepted() {
        return new Answer(202, null, Map.of());
    }

    static Answer accepted(Object body) {
        return new Answer(202, body, Map.of());
    }

    static Answer done() {
        return new Answer(204, null, Map.of());
    }

    /** @param detail what happened and what to do about it */
    static Answer problem(int status, String detail) {
        return new Answer(status, new Problem(StatusWords.of(status), status, detail), Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, body, Map.of(header, value));
    }
}
