package foyer.kiosk.web;

import foyer.wire.Wire;
import foyer.wire.journal.JournalProblem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /desk/<flow>/<act>}: what people do on the page beside holding up a badge. JSON in and out; for this kiosk's own page
 * and the holders of its token.
 */
public final class DeskRoutes {

    private static final Logger log = LoggerFactory.getLogger(DeskRoutes.class);

    static final int MOST_BYTES = 8_192;

    private static final int NOT_KEPT = 507; // insufficient storage (RFC 4918), by which the page knows

    /** One act of a flow; what it cannot do for the one who asks it answers as a {@link Problem}. */
    interface Act<T> {
        Future<Answer> done(T asked);
    }

    /** What an act comes to: a record that becomes JSON, or a problem. */
    record Answer(@Nullable Object body, @Nullable Problem problem) {

        static Answer of(Object body) {
            return new Answer(body, null);
        }

        static Answer problem(String title, String detail, int status) {
            return new Answer(null, new Problem(title, detail, status));
        }
    }

    /** Acts that belong together, on one part of the page. */
    public interface Flow {
        /** Its name, in paths and in the page's registry. */
        String name();

        /** Whether it is to be had at this door now. */
        boolean isOn();

        void addTo(Acts acts);
    }

    /** The acts of one flow. */
    public static final class Acts {
        private final Map<String, Function<Buffer, Future<Answer>>> byName = new HashMap<>();

        <T> Acts add(String name, Class<T> asked, Act<T> act) {
            byName.put(name, body -> act.done(Wire.decode(body.getBytes(), asked)));
            return this;
        }
    }

    private record Door(Flow flow, Acts acts) {}

    private final Callers callers;
    private final Map<String, Door> flows = new HashMap<>();

    DeskRoutes(Callers callers, List<Flow> flows) {
        this.callers = callers;
        for (Flow flow : flows) {
            Acts acts = new Acts();
            flow.addTo(acts);
            this.flows.put(flow.name(), new Door(flow, acts));
        }
    }

    void mount(Router router) {
        router.post("/desk/:flow/:act").handler(this::knownCallersOnly);
        router.post("/desk/:flow/:act").handler(DeskRoutes::jsonOnly);
        router.post("/desk/:flow/:act").handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES));
        router.post("/desk/:flow/:act").handler(this::act);
    }

    /** Before the body is read. */
    private void knownCallersOnly(RoutingContext context) {
        if (callers.isOurs(context.request())) {
            context.next();
        } else {
            answer(
                    context,
                    Answer.problem(
                            "No entry",
                            "Ask from the kiosk's own page, by a name it knows (http.names in its settings), or send its"
                                    + " local token.",
                            403));
        }
    }

    private static void jsonOnly(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        if (type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            context.next();
        } else {
            answer(context, Answer.problem("Not read here", "Send application/json.", 415));
        }
    }

    private void act(RoutingContext context) {
        @Nullable Door door = flows.get(context.pathParam("flow"));
        @Nullable
        Function<Buffer, Future<Answer>> act =
                door == null ? null : door.acts().byName.get(context.pathParam("act"));
        if (door == null || act == null) {
            answer(context, Answer.problem("Not here", "There is nothing at the desk by this name.", 404));
            return;
        }
        if (!door.flow().isOn()) {
            answer(
                    context,
                    Answer.problem("Not at this door", "It is switched off here. Please ask at the desk.", 409));
            return;
        }
        try {
            act.apply(
                            context.body().buffer() == null
                                    ? Buffer.buffer()
                                    : context.body().buffer())
                    .onSuccess(done -> answer(context, done))
                    .onFailure(e -> failed(context, e));
        } catch (IllegalArgumentException e) { // unreadable too
            answer(context, Answer.problem("Not like this", String.valueOf(e.getMessage()), 422));
        }
    }

    /** Whoever stands there is told that it is not on disk, and may do it again. */
    private static void failed(RoutingContext context, Throwable why) {
        if (why instanceof JournalProblem) {
            log.error("What somebody did at the door could not be put on disk; they were told so", why);
            answer(
                    context,
                    Answer.problem(
                            "Not written down",
                            "It could not be put on this kiosk's disk. Please do it again, or tell the desk.",
                            NOT_KEPT));
        } else {
            context.fail(why);
        }
    }

    private static void answer(RoutingContext context, Answer answer) {
        Future<Void> sent = answer.problem() != null
                ? answer.problem().answer(context)
                : context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(Buffer.buffer(Wire.encode(answer.body() == null ? Map.of() : answer.body())));
        sent.onFailure(e -> log.debug("Whoever asked left before the answer", e));
    }
}
