package foyer.hub.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code /readyz}: whether the hub can do its work, and what keeps it from it, in words. */
final class Readiness {

    private static final int SECONDS_TO_ANSWER = 2;

    /** What is told; the same form for kiosk, screen and hub. */
    record Report(boolean ready, List<String> problems, List<String> notes) {}

    private final List<ReadyCheck> checks;

    Readiness(List<ReadyCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    void handle(RoutingContext context) {
        report().onSuccess(report -> Answers.send(
                        context, new Answer(report.ready() ? 200 : 503, report, Map.of("Cache-Control", "no-store"))))
                .onFailure(context::fail);
    }

    Future<Report> report() {
        List<Future<Optional<String>>> findings =
                checks.stream().map(Readiness::look).toList();
        return Future.all(findings).map(all -> {
            List<String> problems = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                boolean needed = checks.get(i).weight() == ReadyCheck.Weight.NEEDED;
                findings.get(i).result().ifPresent((needed ? problems : notes)::add);
            }
            return new Report(problems.isEmpty(), problems, notes);
        });
    }

    private static Future<Optional<String>> look(ReadyCheck check) {
        return check.trouble()
                .get()
                .timeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
                .otherwise(e -> Optional.of("does not answer"))
                .map(trouble -> trouble.map(words -> check.name() + " " + words));
    }
}
