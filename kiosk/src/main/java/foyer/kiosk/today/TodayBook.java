package foyer.kiosk.today;

import foyer.kiosk.gate.Here;
import foyer.kiosk.gate.HouseNow;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import foyer.wire.Today;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub last said of today, also before the last restart. Vert.x context only. */
public final class TodayBook {

    private static final Logger log = LoggerFactory.getLogger(TodayBook.class);

    // for the kiosk's life
    private final SpaceId space;
    private final Supplier<Here> here;
    private final Function<Today, Future<Void>> keeping;

    // of the events that the hub speaks of
    private @Nullable Today today;
    private final Map<EventKey, Set<MemberId>> cameHere = new HashMap<>();

    /** Reads what was kept; blocks. */
    public static TodayBook open(Vertx vertx, Path file, SpaceId space, Supplier<Here> here) {
        KeptFile<Today> kept = new KeptFile<>(vertx, file, Today.class);
        return new TodayBook(space, here, kept.read().orElse(null), kept::keep);
    }

    /** @param here which door this is, by its settings of now */
    public TodayBook(
            SpaceId space, Supplier<Here> here, @Nullable Today before, Function<Today, Future<Void>> keeping) {
        this.space = space;
        this.here = here;
        this.today = before != null && before.space().equals(space) ? before : null;
        this.keeping = keeping;
    }

    public void arrived(byte[] message) {
        try {
            Today fresh = Wire.decode(message, Today.class);
            if (!fresh.space().equals(space) || fresh.equals(today)) {
                return;
            }
            today = fresh;
            cameHere.keySet()
                    .retainAll(
                            fresh.events().stream().map(Today.TodayEvent::event).collect(Collectors.toSet()));
            keeping.apply(fresh)
                    .onFailure(e -> log.error("What is on today could not be kept; used until a restart", e));
        } catch (Wire.Unreadable e) {
            log.error("What cannot be read of today came from the hub; going on with what was before", e);
        }
    }

    public HouseNow now() {
        return new HouseNow(today, here.get(), cameHere);
    }

    /** Through this door. */
    public void came(MemberId member, EventKey event) {
        cameHere.computeIfAbsent(event, none -> new HashSet<>()).add(member);
    }

    /** Not for it after all. */
    public void didNotCome(MemberId member, EventKey event) {
        cameHere.getOrDefault(event, new HashSet<>()).remove(member);
    }
}
