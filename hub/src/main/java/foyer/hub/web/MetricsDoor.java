package foyer.hub.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** {@code /metrics}: for a Prometheus on the same machine, and for staff. */
final class MetricsDoor {

    private final Metrics metrics;
    private final SessionCookie cookie;

    MetricsDoor(Metrics metrics, SessionCookie cookie) {
        this.metrics = metrics;
        this.cookie = cookie;
    }

    void handle(RoutingContext context) {
        if (isLocal(context.request())) {
            answer(context);
            return;
        }
        cookie.holder(context)
                .onSuccess(staff -> staff.ifPresentOrElse(
                        someone -> answer(context),
                        () -> Answers.send(
                                context,
                                Answer.problem(
                                        401,
                                        "The figures are for staff, and for a Prometheus on the hub's own machine."))))
                .onFailure(context::fail);
    }

    /** A proxy on this machine would make everybody local: whoever comes through one needs a session. */
    private static boolean isLocal(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        boolean loopback = address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
        return loopback
                && !request.headers().contains("X-Forwarded-For")
                && !request.headers().contains("Forwarded");
    }

    private void answer(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape());
    }
}
