package foyer.kiosk.web;

import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Something the caller can mend (RFC 9457).
 *
 * @param title  what is wrong
 * @param detail what to do
 */
record Problem(String title, String detail, int status) {

    Future<Void> answer(RoutingContext context) {
        return context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Wire.encode(this)));
    }
}
