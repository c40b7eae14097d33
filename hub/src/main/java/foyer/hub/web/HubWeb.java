package foyer.hub.web;

import foyer.wire.page.LivePage;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hub's HTTP server: the API, the pages, and what watches over the hub. */
public final class HubWeb {

    private static final int LONGEST_ADDRESS = 4_096;
    private static final int LARGEST_HEADERS = 16_384;

    private final HttpServer server;
    private final @Nullable HttpServer redirect;

    /** Listens once contract and pages are read. Serves on the Vert.x context it is opened from; blocks nothing. */
    public static Future<HubWeb> open(
            Vertx vertx, WebAddress address, Rooms rooms, List<ReadyCheck> checks, Metrics metrics) {
        Proxies proxies = new Proxies(address.proxies());
        SameOrigin sameOrigin = new SameOrigin(address.publicOrigin());
        SessionCookie cookie = new SessionCookie(rooms.sessions());
        MemberCookie members = new MemberCookie(rooms.memberSessions());
        return Contract.read(vertx)
                .map(contract -> ApiRouter.of(
                        vertx,
                        contract,
                        new StaffGuard(contract.checked(), rooms.spaces(), cookie, members, sameOrigin),
                        operations(vertx, rooms, sameOrigin, cookie, members),
                        new Bookkeeper(rooms.audit(), rooms.spaces())))
                .compose(api -> vertx.executeBlocking(Pages::load)
                        .map(assets -> router(
                                vertx,
                                proxies,
                                sameOrigin,
                                api,
                                new Pages(assets, cookie),
                                new Readiness(checks),
                                new MetricsDoor(metrics, cookie))))
                .compose(router -> vertx.createHttpServer(options(address))
                        .requestHandler(router)
                        .listen())
                .compose(server -> Redirect.open(vertx, address, server.actualPort())
                        .map(redirect -> new HubWeb(server, redirect.orElse(null))));
    }

    private HubWeb(HttpServer server, @Nullable HttpServer redirect) {
        this.server = server;
        this.redirect = redirect;
    }

    /** Where it listens; another than wished when 0 was. */
    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        Future<Void> closed = redirect == null ? Future.succeededFuture() : redirect.close();
        return closed.eventually(server::close);
    }

    private static Router router(
            Vertx vertx,
            Proxies proxies,
            SameOrigin sameOrigin,
            Router api,
            Pages pages,
            Readiness readiness,
            MetricsDoor figures) {
        Router router = Router.router(vertx);
        router.route().handler(HubWeb::protect);
        router.route().handler(context -> neverPlainAgain(context, sameOrigin));
        router.route().handler(HubWeb::readablePathsOnly);
        router.route().handler(context -> {
            Asked.from(context, proxies.caller(context.request()));
            context.next();
        });
        router.get("/livez").handler(context -> Answers.send(context, Answer.ok(new Alive(true))));
        router.get("/readyz").handler(readiness::handle);
        router.get("/metrics").handler(figures::handle);
        router.route(Contract.BASE + "/*").subRouter(api);
        pages.mount(router);
        router.route().last().failureHandler(Answers::fail);
        for (int status : new int[] {400, 404, 405, 413, 500}) {
            router.errorHandler(status, Answers::fail);
        }
        return router;
    }

    /** What is done for the contract, room by room. */
    static Operations operations(
            Vertx vertx, Rooms rooms, SameOrigin sameOrigin, SessionCookie cookie, MemberCookie members) {
        Operations operations = new Operations(rooms.spaces());
        LiveLines lines = new LiveLines(vertx, rooms.sessions());
        SessionRoutes sessions = new SessionRoutes(rooms.sessions(), cookie, sameOrigin);
        sessions.addTo(operations);
        new OpenIdRoutes(rooms.openId(), sessions, sameOrigin).addTo(operations);
        new PasskeyRoutes(rooms.passkeys(), sessions, sameOrigin).addTo(operations);
        new StaffRoutes(rooms.staff()).addTo(operations);
        new SpaceRoutes(rooms.spaces()).addTo(operations);
        new DeviceRoutes(rooms.devices(), rooms.health()).addTo(operations);
        new PairingRoutes(rooms.pairings(), rooms.broker()).addTo(operations);
        new PresenceRoutes(rooms.occupancy(), rooms.aside(), rooms.clock()).addTo(operations);
        new DoorRoutes(rooms.asks(), rooms.rollCalls()).addTo(operations);
        new VisitorRoutes(rooms.visits()).addTo(operations);
        new LiveRoutes(rooms.board(), cookie, lines).addTo(operations);
        new MemberRoutes(rooms.members(), rooms.passes()).addTo(operations);
        new BadgeRoutes(vertx, rooms.members(), rooms.passes()).addTo(operations);
        new PassRoutes(rooms.passes(), rooms.memberSessions(), rooms.members(), rooms.conflicts(), rooms.clock())
                .addTo(operations);
        new EventRoutes(rooms.events(), rooms.clock()).addTo(operations);
        new GuestRoutes(rooms.guests()).addTo(operations);
        new FeedbackRoutes(rooms.feedbacks(), rooms.clock()).addTo(operations);
        new IntroductionRoutes(rooms.introductions(), rooms.clock()).addTo(operations);
        new MemberSignInRoutes(
                        rooms.memberSessions(), rooms.passes(), rooms.spaces(), members, sameOrigin, rooms.clock())
                .addTo(operations);
        new MeRoutes(rooms).addTo(operations);
        new OutboxRoutes(rooms.outbox()).addTo(operations);
        new AuditRoutes(rooms.audit()).addTo(operations);
        new PrivacyRoutes(rooms.erasures(), rooms.ownData(), members).addTo(operations);
        return operations;
    }

    /** Pages set stricter ones of their own; these hold for whatever else is answered. */
    private static void protect(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Cache-Control", "no-store");
        context.next();
    }

    private static void neverPlainAgain(RoutingContext context, SameOrigin sameOrigin) {
        if (sameOrigin.isHttps(context.request())) {
            context.response().putHeader("Strict-Transport-Security", ServerCertificate.HSTS);
        }
        context.next();
    }

    /** Before any route looks at it: a path with a broken escape would be a fault in each of them. */
    private static void readablePathsOnly(RoutingContext context) {
        try {
            context.normalizedPath();
        } catch (IllegalArgumentException e) {
            Answers.send(context, Answer.problem(400, "The address cannot be read: " + e.getMessage() + "."));
            return;
        }
        context.next();
    }

    private static HttpServerOptions options(WebAddress address) {
        HttpServerOptions options = LivePage.serverOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setMaxInitialLineLength(LONGEST_ADDRESS)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setCompressionSupported(false);
        return address.certificate() == null ? options : address.certificate().secure(options);
    }

    private record Alive(boolean alive) {}
}
