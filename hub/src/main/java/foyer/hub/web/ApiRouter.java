package foyer.hub.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contract's operations behind one another: guard, media type, body, the contract's check, what is done. */
final class ApiRouter {

    /** Its handshake must be answered in the same turn in which the request came; there is nothing in it to check. */
    private static final String WEB_SOCKET = "watchSpace";

    private ApiRouter() {}

    static Router of(Vertx vertx, Contract contract, StaffGuard guard, Operations operations, Bookkeeper books) {
        RouterBuilder builder = RouterBuilder.create(vertx, contract.checked(), RequestExtractor.withBodyHandler());
        builder.rootHandler(guard::handle);
        builder.rootHandler(bodies(contract));
        for (OpenAPIRoute route : builder.getRoutes()) {
            String id = route.getOperation().getOperationId();
            Operations.Operation operation = books.watching(route.getOperation(), operations.get(id));
            route.setDoSecurity(false); // the guard has done it, before the body was read
            route.setDoValidation(!id.equals(WEB_SOCKET));
            route.addHandler(context -> {
                if (StaffGuard.letIn(context).equals(Optional.of(id))) {
                    perform(operation, context);
                } else { // the guard and the router do not read this path alike
                    Answers.send(context, Answer.problem(400, "The address cannot be read."));
                }
            });
        }
        Router api = builder.createRouter();
        api.get("/openapi.json").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .end(contract.asJson()));
        api.get("/openapi.yaml").handler(context -> context.response()
                .putHeader("Content-Type", "application/yaml")
                .end(contract.asYaml()));
        return api;
    }

    private static void perform(Operations.Operation operation, RoutingContext context) {
        Future<Answer> answer;
        try {
            answer = operation.answer(new Asked(context));
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        answer.onSuccess(sent -> Answers.send(context, sent)).onFailure(context::fail);
    }

    /** Reads the body of whoever has been let in, of the type and up to the size that the contract says. */
    private static Handler<RoutingContext> bodies(Contract contract) {
        Map<Operation, Body> bodies = new HashMap<>();
        for (Operation operation : contract.checked().operations()) {
            BodyHandler reader = BodyHandler.create(false).setBodyLimit(Contract.mostBytes(operation));
            bodies.put(operation, new Body(contract.bodies(operation), reader));
        }
        return context -> {
            Operation operation = contract.checked()
                    .findOperation(context.normalizedPath(), context.request().method());
            Body body = bodies.get(operation);
            if (body == null) {
                context.next();
            } else if (MediaTypes.fits(context, body.types())) {
                body.reader().handle(context);
            } else {
                Answers.send(context, MediaTypes.advice(body.types()));
            }
        };
    }

    private record Body(Set<String> types, BodyHandler reader) {}
}
