package foyer.hub.web;

import foyer.hub.access.Csrf;
import foyer.hub.access.Role;
import foyer.hub.access.Staff;
import foyer.hub.database.Scope;
import foyer.hub.spaces.Spaces;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lets a request in when the contract, the origin, the session and the role allow it; before its body is read. */
final class StaffGuard {

    private static final Set<HttpMethod> CHANGES_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String ASK_FOR_A_LINK =
            "Sign in first: POST " + Contract.BASE + "/member-sign-in with your email.";
    private static final String SIGN_IN = "Sign in first: POST " + Contract.BASE + "/session with email and password.";
    private static final String CSRF = "X-Foyer-CSRF";
    private static final String NO_TOKEN = "A page that changes something sends the csrf that GET " + Contract.BASE
            + "/session told it, in the header " + CSRF + ". Load the page anew.";
    private static final String CHOOSE_FIRST =
            "This password was given to you, and is good for one thing: choose your own,"
                    + " on the page /account or with PUT " + Contract.BASE + "/session/password.";

    private final OpenAPIContract contract;
    private final Rights rights;
    private final Spaces spaces;
    private final SessionCookie cookie;
    private final MemberCookie members;
    private final SameOrigin sameOrigin;

    StaffGuard(
            OpenAPIContract contract,
            Spaces spaces,
            SessionCookie cookie,
            MemberCookie members,
            SameOrigin sameOrigin) {
        this.contract = contract;
        this.rights = new Rights(contract.operations());
        this.spaces = spaces;
        this.cookie = cookie;
        this.members = members;
        this.sameOrigin = sameOrigin;
    }

    /** Before every operation of the contract; what is not in it goes on to become a 404 or 405. */
    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Operation operation = contract.findOperation(context.normalizedPath(), request.method());
        if (operation == null) {
            context.next();
        } else if (needsOrigin(request) && !sameOrigin.holds(request)) {
            Answers.send(context, Answer.problem(403, SameOrigin.ADVICE));
        } else {
            Right right = rights.of(operation);
            if (right instanceof Right.Anybody) {
                letIn(context, operation);
            } else if (right instanceof Right.AMember) {
                with(context, members.holder(context), ASK_FOR_A_LINK, member -> {
                    Asked.signedIn(context, member);
                    Scope.enter(member.space().id());
                    letIn(context, operation);
                });
            } else {
                with(context, cookie.holder(context), SIGN_IN, staff -> withRole(context, operation, right, staff));
            }
        }
    }

    /** The request waits unread while the database is asked; it flows on only once the next handler listens. */
    private static <T> void with(RoutingContext context, Future<Optional<T>> holder, String advice, Consumer<T> letIn) {
        context.request().pause();
        holder.onSuccess(
                        found -> found.ifPresentOrElse(letIn, () -> Answers.send(context, Answer.problem(401, advice))))
                .onFailure(context::fail)
                .eventually(() -> {
                    if (!context.request().isEnded()) {
                        context.request().resume();
                    }
                    return Future.succeededFuture();
                });
    }

    private void withRole(RoutingContext context, Operation operation, Right right, Staff staff) {
        if (!showsToken(context)) {
            Answers.send(context, Answer.problem(403, NO_TOKEN));
            return;
        }
        Asked.signedIn(context, staff);
        if (!(right instanceof Right.In in)) {
            letIn(context, operation);
            return;
        }
        if (staff.firstPassword()) {
            Answers.send(context, Answer.problem(403, CHOOSE_FIRST));
            return;
        }
        Optional<SpaceId> space = space(context, operation);
        if (space.isEmpty()) {
            Answers.send(context, Answer.problem(400, "This is no short name of a space."));
            return;
        }
        Optional<Role> role = staff.in(space.get());
        if (role.isPresent() && in.roles().contains(role.get())) {
            Asked.inSpace(context, space.get(), role.get());
            letIn(context, operation);
        } else if (role.isPresent()) {
            Answers.send(context, Answer.problem(403, notAs(role.get(), in)));
        } else if (in.founds() && mayFound(staff, space.get())) {
            Asked.inSpace(context, space.get(), Role.OWNER);
            letIn(context, operation);
        } else { // also where there is one: whoever has no role in it does not learn that
            Answers.send(context, Operations.noSpace(space.get()));
        }
    }

    /**
     * Whether a page that changes something has read the session's own answer. A program has none to read: the header by
     * which it names itself is one that a page of another site cannot send.
     */
    private boolean showsToken(RoutingContext context) {
        HttpServerRequest request = context.request();
        String given = request.getHeader(CSRF);
        if (given == null) {
            return CHANGES_NOTHING.contains(request.method()) || !SameOrigin.isFromABrowser(request);
        }
        return cookie.token(context).map(token -> Csrf.fits(token, given)).orElse(false);
    }

    /** What the handler behind it is for must be what was looked at here: see {@link #letIn(RoutingContext)}. */
    private static void letIn(RoutingContext context, Operation operation) {
        context.put(StaffGuard.class.getName(), operation.getOperationId());
        context.next();
    }

    /** The operation that this request has been let in to, if any. */
    static Optional<String> letIn(RoutingContext context) {
        return Optional.ofNullable(context.get(StaffGuard.class.getName()));
    }

    private boolean mayFound(Staff staff, SpaceId space) {
        return spaces.find(space).isEmpty() && staff.mayFound(!spaces.all().isEmpty());
    }

    private static Optional<SpaceId> space(RoutingContext context, Operation operation) {
        String[] pattern = (Contract.BASE + operation.getOpenAPIPath()).split("/", -1);
        String[] path = context.normalizedPath().split("/", -1);
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].equals("{space}")) {
                try {
                    return Optional.of(new SpaceId(path[i]));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static String notAs(Role role, Right.In in) {
        return "This is not for your role (" + role.word() + "). It is for: " + in.words() + ".";
    }

    private static boolean needsOrigin(HttpServerRequest request) {
        return !CHANGES_NOTHING.contains(request.method()) || request.canUpgradeToWebSocket();
    }
}
