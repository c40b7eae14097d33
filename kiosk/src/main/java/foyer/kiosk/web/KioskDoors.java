package foyer.kiosk.web;

import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.scan.GreyFrame;
import foyer.kiosk.scan.Scanner;
import foyer.kiosk.status.KioskStatus;
import foyer.kiosk.status.Readiness;
import foyer.kiosk.words.Interpreter;
import foyer.wire.Wire;
import foyer.wire.page.Assets;
import foyer.wire.page.LivePage;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything this kiosk answers over HTTP, door by door. */
public final class KioskDoors {

    private static final Logger log = LoggerFactory.getLogger(KioskDoors.class);

    private final HttpServer server;

    /** Furnishes the doors; nothing answers before {@link #open}. */
    public KioskDoors(
            Vertx vertx,
            Assets assets,
            Callers callers,
            KioskPage page,
            Scanner scanner,
            ScanDesk desk,
            KioskStatus status,
            List<DeskRoutes.Flow> flows,
            Interpreter interpreter,
            @Nullable ServerCertificate certificate) {
        Router router = Router.router(vertx);
        FrameSockets frames = new FrameSockets(scanner, desk);
        KioskPage.Heard heard = new KioskPage.Heard(
                (typed, or) -> answered(desk.scanned(typed, or)), //
                checkIn -> answered(desk.turn(checkIn)),
                status::camera);

        if (certificate != null) {
            router.route().handler(KioskDoors::neverPlainAgain);
        }
        router.get("/").handler(assets.pageWithCamera("page/kiosk/index.html"));
        assets.mount(router);
        router.get("/live").handler(ours(callers, socket -> page.join(socket, heard)));
        router.get("/frames").handler(ours(callers, frames::join));
        new ScanRoute(callers, scanner, desk, interpreter).mount(router);
        new DeskRoutes(callers, flows).mount(router);
        router.get("/livez").handler(context -> context.response().end("alive\n"));
        router.get("/readyz").handler(context -> ready(context, status.readiness()));

        router.errorHandler(404, problem("Not here", "Look at / for the page, or POST a picture to /scans.", 404));
        router.errorHandler(405, problem("Not this way", "Use GET for pages and POST for /scans.", 405));
        router.errorHandler(413, context -> tooLarge(context).answer(context));
        router.errorHandler(500, KioskDoors::broken);

        HttpServerOptions frameSized = LivePage.serverOptions()
                .setMaxWebSocketFrameSize(FrameSockets.HEADER + GreyFrame.MOST_PIXELS)
                .setMaxWebSocketMessageSize(FrameSockets.HEADER + GreyFrame.MOST_PIXELS);
        server = vertx.createHttpServer(certificate == null ? frameSized : certificate.secure(frameSized))
                .requestHandler(router);
    }

    /** Completes with the port, once all of it answers. */
    public Future<Integer> open(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        return server.close();
    }

    private static Problem tooLarge(RoutingContext context) {
        return context.request().path().startsWith("/desk/")
                ? ScanRoute.tooLarge("What is asked at the desk", DeskRoutes.MOST_BYTES)
                : ScanRoute.tooLarge("A picture", ScanRoute.MOST_BYTES);
    }

    private static void neverPlainAgain(RoutingContext context) {
        context.response().putHeader("Strict-Transport-Security", ServerCertificate.HSTS);
        context.next();
    }

    /** A WebSocket for our own page, or for a holder of the token; a page of another origin is turned away. */
    private static Handler<RoutingContext> ours(Callers callers, Handler<ServerWebSocket> join) {
        return context -> {
            if (!callers.isOurs(context.request())) {
                new Problem(
                                "No entry",
                                "Open this from the kiosk's own page, by a name it knows (http.names in its settings),"
                                        + " or send its local token.",
                                403)
                        .answer(context);
                return;
            }
            context.request().toWebSocket().onSuccess(join).onFailure(e -> problem(
                            "Not a WebSocket", "Open this address as a WebSocket.", 400)
                    .handle(context));
        };
    }

    private static void ready(RoutingContext context, Readiness readiness) {
        context.response()
                .setStatusCode(readiness.ready() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Wire.encode(readiness)));
    }

    private static void broken(RoutingContext context) {
        log.error(
                "{} {} failed; the next request is answered",
                context.request().method(),
                context.request().path(),
                context.failure());
        problem("Something broke here", "Send it again; what it was is in the kiosk's log.", 500)
                .handle(context);
    }

    private static Handler<RoutingContext> problem(String title, String detail, int status) {
        return context -> {
            if (!context.response().ended()) {
                new Problem(title, detail, status).answer(context);
            }
        };
    }

    private static void answered(Future<?> answer) {
        answer.onFailure(e -> log.error("What was done at the door's page failed; it may be done again", e));
    }
}
