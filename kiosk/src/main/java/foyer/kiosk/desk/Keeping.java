package foyer.kiosk.desk;

import foyer.wire.CheckIn;
import io.vertx.core.Future;
import java.util.function.LongFunction;

/** The journal, as the desk needs it. */
@FunctionalInterface
public interface Keeping {

    /** Gives the next number; completes when the check-in is on disk. */
    Future<CheckIn> keep(LongFunction<CheckIn> numbered);
}
