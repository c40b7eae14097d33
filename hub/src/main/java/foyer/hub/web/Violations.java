package foyer.hub.web;

import io.vertx.ext.web.handler.HttpException;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import java.util.List;

/** What the validator says against a request, in words for whoever sent it. */
final class Violations {

    private Violations() {}

    static String inWords(HttpException invalid) {
        String where = String.valueOf(invalid.getPayload() == null ? "" : invalid.getPayload());
        if (invalid.getCause() instanceof SchemaValidationException violated) {
            return where.replaceFirst(" Reason: .*", " ") + reason(violated.getOutputUnit());
        }
        return where.isEmpty() ? "The request is not as the contract says." : where;
    }

    /** The innermost violation is the one to mend. */
    private static String reason(OutputUnit unit) {
        List<OutputUnit> errors = unit.getErrors();
        if (errors == null || errors.isEmpty()) {
            return String.valueOf(unit.getError());
        }
        OutputUnit innermost = errors.get(errors.size() - 1);
        String at = innermost.getInstanceLocation();
        return innermost.getError() + (at == null || at.length() < 2 ? "" : " (at " + at + ")");
    }
}
