package foyer.hub.web;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The short names of statuses, as RFC 9110 has them. */
final class StatusWords {

    private StatusWords() {}

    static String of(int status) {
        return switch (status) {
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            default -> HttpResponseStatus.valueOf(status).reasonPhrase();
        };
    }
}
