package foyer.wire.pairing;

import foyer.wire.Wire;
import foyer.wire.page.Assets;
import foyer.wire.page.LivePage;
import foyer.wire.page.QrPicture;
import foyer.wire.pairing.Entrance.Place;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a device shows instead of its own page, at the same address, while it belongs to nobody. Vert.x context only. */
final class PairingPage {

    private static final Logger log = LoggerFactory.getLogger(PairingPage.class);

    private final String kind;
    private final @Nullable String hubUrl; // null where there is nobody to ask
    private final @Nullable Identity shutOut;
    private final LivePage live;
    private final HttpServer server;
    private Now now;

    /**
     * The page's state.
     *
     * @param link    the manager's page to confirm the code
     * @param shutOut as whom it was known until it was shut out
     */
    record Now(
            String kind,
            @Nullable String hub,
            @Nullable String code,
            @Nullable String link,
            @Nullable Instant until,
            @Nullable String trouble,
            @Nullable String shutOut) {}

    private record Ready(boolean ready, List<String> problems) {}

    PairingPage(Vertx vertx, Assets assets, Place place, @Nullable Identity shutOut) {
        ServerCertificate certificate = place.certificate();
        HttpServerOptions options = LivePage.serverOptions();
        this.kind = place.word();
        this.hubUrl = place.hubUrl();
        this.shutOut = shutOut;
        this.live = new LivePage(vertx);
        this.now = state(null, null);
        this.server = vertx.createHttpServer(certificate == null ? options : certificate.secure(options))
                .requestHandler(routes(vertx, assets));
        live.show("pairing", now);
    }

    Future<Integer> open(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    void show(Pairing.Shown shown) {
        now = state(shown.wish(), shown.trouble());
        live.show("pairing", now);
    }

    Future<Void> close() {
        return live.close().eventually(server::close);
    }

    private Now state(@Nullable Wish wish, @Nullable String trouble) {
        String code = wish == null ? null : wish.code();
        return new Now(
                kind,
                hubUrl,
                code,
                code == null ? null : hubUrl + "/pair?code=" + code,
                wish == null ? null : wish.until(),
                trouble,
                shutOut == null ? null : shutOut.toString());
    }

    private Router routes(Vertx vertx, Assets assets) {
        Router router = Router.router(vertx);
        router.get("/").handler(assets.page("page/pairing/index.html"));
        assets.mount(router);
        router.get("/code.svg").handler(this::picture);
        router.get("/live").handler(PairingPage.this::join);
        router.get("/livez").handler(context -> context.response().end("alive\n"));
        router.get("/readyz").handler(this::ready);
        return router;
    }

    private void join(RoutingContext context) {
        context.request()
                .toWebSocket()
                .onSuccess(live::join)
                .onFailure(e -> log.debug("Not a page: {}", context.request().remoteAddress(), e));
    }

    private void picture(RoutingContext context) {
        Optional<String> svg = Optional.ofNullable(now.link()).flatMap(QrPicture::svg);
        context.response().putHeader("Cache-Control", "no-cache").putHeader("X-Content-Type-Options", "nosniff");
        if (svg.isPresent()) {
            context.response().putHeader("Content-Type", "image/svg+xml").end(svg.get());
        } else {
            context.response().setStatusCode(404).end("There is no code now");
        }
    }

    private void ready(RoutingContext context) {
        String problem = now.code() == null
                ? Optional.ofNullable(now.trouble()).orElse("This " + kind + " is not let in.")
                : "A manager has yet to confirm " + now.code() + " at " + hubUrl + "/pair.";
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Wire.encode(new Ready(false, List.of(problem)))));
    }
}
