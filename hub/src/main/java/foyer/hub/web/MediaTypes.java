package foyer.hub.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** Whether a body is of the type its operation takes. */
final class MediaTypes {

    private MediaTypes() {}

    static boolean fits(RoutingContext context, Set<String> taken) {
        return taken.isEmpty() || taken.contains(given(context));
    }

    static Answer advice(Set<String> taken) {
        return Answer.problem(415, "Send the body with Content-Type: " + String.join(" or ", taken));
    }

    private static String given(RoutingContext context) {
        String header = context.request().getHeader("Content-Type");
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
