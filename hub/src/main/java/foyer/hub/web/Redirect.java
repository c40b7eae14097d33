package foyer.hub.web;

import foyer.wire.page.LivePage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plain port beside HTTPS: sends browsers on. It does so for pages only; what comes to the API in plain text has
 * shown its secrets to the network already, and should find out (ASVS 5.0, 4.1.2).
 */
final class Redirect {

    private static final int USUAL = 443;

    private Redirect() {}

    static Future<Optional<HttpServer>> open(Vertx vertx, WebAddress address, int port) {
        if (address.redirectFrom() == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return vertx.createHttpServer(LivePage.serverOptions())
                .requestHandler(request -> answer(request, address.publicOrigin(), port))
                .listen(address.redirectFrom(), address.host())
                .map(Optional::of);
    }

    private static void answer(HttpServerRequest request, @Nullable String publicOrigin, int port) {
        HostAndPort host = request.authority();
        boolean reads =
                switch (request.method().name()) {
                    case "GET", "HEAD" -> true;
                    default -> false;
                };
        if (!reads || request.path() == null || request.path().startsWith(Contract.BASE) || host == null) {
            request.response()
                    .setStatusCode(403)
                    .end("Only over HTTPS. Whatever secret this request held, change it.\n");
            return;
        }
        String origin =
                publicOrigin != null ? publicOrigin : "https://" + host.host() + (port == USUAL ? "" : ":" + port);
        request.response()
                .setStatusCode(308)
                .putHeader("Location", origin + request.uri())
                .end();
    }
}
