package foyer.signage.screen;

import foyer.signage.programme.ProgrammeBook;
import foyer.signage.status.Readiness;
import foyer.signage.status.ScreenStatus;
import foyer.wire.DeviceId;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import foyer.wire.Wire;
import foyer.wire.page.Assets;
import foyer.wire.page.LivePage;
import foyer.wire.page.QrPicture;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the lobby's page and keeps each open copy of it up to date. */
public final class Screen {

    private static final Logger log = LoggerFactory.getLogger(Screen.class);

    /** What the page can show before the very first programme: whose screen it is. */
    private record House(SpaceId space, DeviceId device) {}

    private final ProgrammeBook book;
    private final ScreenStatus status;
    private final LivePage live;
    private final HttpServer server;

    public Screen(
            Vertx vertx,
            Assets assets,
            ProgrammeBook book,
            ScreenStatus status,
            SpaceId space,
            DeviceId device,
            @Nullable ServerCertificate certificate) {
        this.book = book;
        this.status = status;
        this.live = new LivePage(vertx);
        live.show("house", new House(space, device));
        this.server = vertx.createHttpServer(options(certificate)).requestHandler(routes(vertx, assets, certificate));
        show();
    }

    /** Completes with the port, which the system chooses where 0 is asked for. */
    public Future<Integer> open(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    /** Tells the pages how things now are. */
    public void show() {
        live.show("programme", book.programme().orElse(null));
        live.show("occupancy", book.occupancy().orElse(null));
        live.show("link", status.link());
    }

    public Future<Void> close() {
        return live.close().eventually(server::close);
    }

    private static HttpServerOptions options(@Nullable ServerCertificate certificate) {
        HttpServerOptions options = LivePage.serverOptions();
        return certificate == null ? options : certificate.secure(options);
    }

    private Router routes(Vertx vertx, Assets assets, @Nullable ServerCertificate certificate) {
        Router router = Router.router(vertx);
        if (certificate != null) {
            router.route().handler(Screen::neverPlainAgain);
        }
        router.get("/").handler(assets.page("page/screen/index.html"));
        assets.mount(router);
        router.get("/sign-up.svg").handler(this::signUp);
        router.get("/live").handler(this::join);
        router.get("/livez").handler(context -> context.end("alive"));
        router.get("/readyz").handler(this::readiness);
        return router;
    }

    private static void neverPlainAgain(RoutingContext context) {
        context.response().putHeader("Strict-Transport-Security", ServerCertificate.HSTS);
        context.next();
    }

    /** The code of the link that the programme offers; what the page adds to the address only tells it from the last one. */
    private void signUp(RoutingContext context) {
        Optional<String> code = book.programme()
                .map(Programme::signUp)
                .map(Programme.SignUp::link)
                .flatMap(QrPicture::svg);
        context.response().putHeader("Cache-Control", "no-cache").putHeader("X-Content-Type-Options", "nosniff");
        if (code.isPresent()) {
            context.response().putHeader("Content-Type", "image/svg+xml").end(code.get());
        } else {
            context.response().setStatusCode(404).end("Nothing to sign up for now");
        }
    }

    private void join(RoutingContext context) {
        context.request()
                .toWebSocket()
                .onSuccess(live::join)
                .onFailure(e -> log.debug(
                        "Not a page: {} asked for /live without a WebSocket",
                        context.request().remoteAddress(),
                        e));
    }

    private void readiness(RoutingContext context) {
        Readiness readiness = status.readiness();
        context.response()
                .setStatusCode(readiness.ready() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Wire.encode(readiness)));
    }
}
