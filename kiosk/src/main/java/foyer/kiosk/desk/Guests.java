package foyer.kiosk.desk;

import foyer.wire.HouseNow.Visitor;
import foyer.wire.PassId;
import io.vertx.core.Future;
import java.util.Optional;

/** Who is in with a pass of the day, as the desk needs it. */
@FunctionalInterface
public interface Guests {

    /** Whoever shows it goes; completes once that is on disk. Empty where it is nobody's who is in. */
    Optional<Future<Visitor>> goes(PassId pass);
}
