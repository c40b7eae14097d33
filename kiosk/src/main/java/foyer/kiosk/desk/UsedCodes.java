package foyer.kiosk.desk;

import foyer.wire.PassId;
import foyer.wire.Required;
import foyer.wire.kept.KeptFile;
import foyer.wire.pass.Reading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codes of phones that this door has answered, also before its last restart: each opens it once. A code says which pass
 * and which step it is; in another spelling it is the same. Vert.x context only, but for {@link #open}, which blocks.
 */
public final class UsedCodes {

    private static final Logger log = LoggerFactory.getLogger(UsedCodes.class);

    /** Those of the last minute and a half are enough while the clock is right; the rest is for one that is set back. */
    private static final int MOST = 1_000;

    /** One of them. */
    record Code(PassId pass, long step) {
        Code {
            Required.present(pass, "pass");
        }

        static Code of(Reading.LivePass live) {
            return new Code(live.pass().id(), live.step());
        }
    }

    /** What the file holds, oldest first. */
    record Kept(List<Code> codes) {
        Kept {
            codes = List.copyOf(Required.present(codes, "codes"));
        }
    }

    private final Set<Code> codes;
    private final Function<Kept, Future<Void>> keeping;

    public static UsedCodes open(Vertx vertx, Path file) {
        KeptFile<Kept> kept = new KeptFile<>(vertx, file, Kept.class);
        return new UsedCodes(kept.read().map(Kept::codes).orElse(List.of()), kept::keep);
    }

    UsedCodes(List<Code> before, Function<Kept, Future<Void>> keeping) {
        this.codes = new LinkedHashSet<>(before);
        this.keeping = keeping;
    }

    boolean has(Reading.LivePass live) {
        return codes.contains(Code.of(live));
    }

    /** From now on it is used; completes when that is on disk, or cannot be: nobody is kept out for it. */
    Future<Void> add(Reading.LivePass live) {
        codes.add(Code.of(live));
        if (codes.size() > MOST) {
            codes.remove(codes.iterator().next());
        }
        return keeping.apply(new Kept(List.copyOf(codes))).recover(e -> {
            log.error("A used code could not be kept; until a restart this door remembers it all the same", e);
            return Future.succeededFuture();
        });
    }
}
