package foyer.hub.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Set;

/** Lets a request in when the contract, the origin and the session allow it; before its body is read. */
final class StaffGuard {

    private static final Set<HttpMethod> CHANGES_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SIGN_IN = "Sign in first: POST " + Contract.BASE + "/session with email and password.";

    private final OpenAPIContract contract;
    private final SessionCookie cookie;
    private final SameOrigin sameOrigin;

    StaffGuard(OpenAPIContract contract, SessionCookie cookie, SameOrigin sameOrigin) {
        this.contract = contract;
        this.cookie = cookie;
        this.sameOrigin = sameOrigin;
    }

    /** Before every operation of the contract; what is not in it goes on to become a 404 or 405. */
    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Operation operation = contract.findOperation(request.path(), request.method());
        if (operation == null) {
            context.next();
        } else if (needsOrigin(request) && !sameOrigin.holds(request)) {
            Answers.send(context, Answer.problem(403, SameOrigin.ADVICE));
        } else if (Contract.isOpen(operation)) {
            context.next();
        } else {
            withStaff(context);
        }
    }

    /** The request waits unread while the database is asked; it flows on only once the next handler listens. */
    private void withStaff(RoutingContext context) {
        context.request().pause();
        cookie.holder(context)
                .onSuccess(staff -> {
                    if (staff.isPresent()) {
                        Asked.signedIn(context, staff.get());
                        context.next();
                    } else {
                        Answers.send(context, Answer.problem(401, SIGN_IN));
                    }
                })
                .onFailure(context::fail)
                .eventually(() -> {
                    if (!context.request().isEnded()) {
                        context.request().resume();
                    }
                    return Future.succeededFuture();
                });
    }

    private static boolean needsOrigin(HttpServerRequest request) {
        return !CHANGES_NOTHING.contains(request.method()) || request.canUpgradeToWebSocket();
    }
}
