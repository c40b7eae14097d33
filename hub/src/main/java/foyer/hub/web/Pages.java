package foyer.hub.web;

import foyer.wire.page.Assets;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The hub's pages: the manager's for staff, a member's for who has the link, and one to read the API. */
final class Pages {

    private static final String SIGN_IN = "/sign-in";
    private static final String ME = "/me";

    /** To which a house that vouches for staff sends browsers back. */
    static final String FROM_OPEN_ID = SIGN_IN + "/openid";

    /** Where a link in a mail leads; its token stands behind, where no server and no log sees it. */
    static final String ENTER = ME + "/enter#";

    private static final String ACCOUNT = "/account";

    private final Assets assets;
    private final SessionCookie cookie;

    /** Reads them from the class path, which blocks: not on the event loop. */
    static Assets load() {
        return Assets.load("page/shared", "page/desk", "page/me")
                .withModule("echarts", "org.mvnpm:echarts", "dist/echarts.esm.min.mjs");
    }

    Pages(Assets assets, SessionCookie cookie) {
        this.assets = assets;
        this.cookie = cookie;
    }

    void mount(Router router) {
        assets.mount(router);
        Handler<RoutingContext> manager = assets.page("page/desk/manager.html");
        router.get("/").handler(context -> forStaff(context, manager));
        Handler<RoutingContext> account = assets.page("page/desk/account.html");
        router.get(ACCOUNT).handler(context -> forStaff(context, account));
        Handler<RoutingContext> staff = assets.page("page/desk/staff.html");
        router.get("/staff").handler(context -> forStaff(context, staff));
        router.get(SIGN_IN).handler(assets.page("page/desk/sign-in.html"));
        router.get(FROM_OPEN_ID).handler(assets.page("page/desk/openid.html"));
        Handler<RoutingContext> me = assets.installedPage("page/me/me.html");
        router.get(ME).handler(me);
        router.get(ME + "/enter").handler(me);
        router.get(ME + "/manifest.webmanifest").handler(assets.standing("page/me/manifest.webmanifest"));
        router.get(ME + "/worker.js").handler(assets.standing("page/me/worker.js", "me/", "shared/", "vendor/inter/"));
        Handler<RoutingContext> outbox = assets.page("page/desk/outbox.html");
        router.get("/outbox").handler(context -> forStaff(context, outbox));
        router.get("/pair").handler(assets.page("page/desk/pair.html"));
        router.get("/api").handler(assets.page("page/desk/api.html"));
    }

    /** Whoever still has the password that was given to them sees nothing before they have chosen their own. */
    private void forStaff(RoutingContext context, Handler<RoutingContext> page) {
        cookie.holder(context)
                .onSuccess(staff -> {
                    if (staff.isEmpty()) {
                        to(context, SIGN_IN);
                    } else if (staff.get().firstPassword()
                            && !context.normalizedPath().equals(ACCOUNT)) {
                        to(context, ACCOUNT);
                    } else {
                        page.handle(context);
                    }
                })
                .onFailure(context::fail);
    }

    private static void to(RoutingContext context, String page) {
        context.response().setStatusCode(303).putHeader("Location", page).end();
    }
}
