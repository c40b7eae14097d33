package foyer.signage.programme;

import foyer.wire.OccupancyNow;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last good programme and occupancy, in memory and on disk. Vert.x context only, but for reading. */
public final class ProgrammeBook {

    private static final Logger log = LoggerFactory.getLogger(ProgrammeBook.class);

    private final SpaceId space;
    private final InstantSource clock;
    private final KeptFile<Programme> programmeFile;
    private final KeptFile<OccupancyNow> occupancyFile;
    private final List<Runnable> onChange = new ArrayList<>();

    // read from any thread
    private volatile @Nullable Programme programme;
    private volatile @Nullable OccupancyNow occupancy;
    private volatile @Nullable String trouble;

    /** Blocks: reads what was kept. */
    public ProgrammeBook(Vertx vertx, Path folder, SpaceId space, InstantSource clock) {
        this.space = space;
        this.clock = clock;
        this.programmeFile = new KeptFile<>(vertx, folder.resolve("programme.json"), Programme.class);
        this.occupancyFile = new KeptFile<>(vertx, folder.resolve("occupancy.json"), OccupancyNow.class);
        this.programme = programmeFile.read().filter(this::isOurs).orElse(null);
        this.occupancy = occupancyFile.read().filter(this::isOurs).orElse(null);
    }

    public ProgrammeBook onChange(Runnable changed) {
        onChange.add(changed);
        return this;
    }

    /** A message on the screen's programme topic. */
    public void programmeArrived(byte[] payload) {
        read(payload, Programme.class).filter(this::isOurs).ifPresent(arrived -> {
            Programme before = programme;
            if (before == null || Newer.programme(arrived, before, clock.instant())) {
                programme = arrived;
                keep(programmeFile, arrived);
                changed();
            }
        });
    }

    /** A message on the space's occupancy topic. */
    public void occupancyArrived(byte[] payload) {
        read(payload, OccupancyNow.class).filter(this::isOurs).ifPresent(arrived -> {
            OccupancyNow before = occupancy;
            if (before == null || Newer.occupancy(arrived, before)) {
                occupancy = arrived;
                keep(occupancyFile, arrived);
                changed();
            }
        });
    }

    public Optional<Programme> programme() {
        return Optional.ofNullable(programme);
    }

    public Optional<OccupancyNow> occupancy() {
        return Optional.ofNullable(occupancy);
    }

    /** Why what is shown now would not survive a restart, in words. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private <T> Optional<T> read(byte[] payload, Class<T> type) {
        try {
            return Optional.of(Wire.decode(payload, type));
        } catch (Wire.Unreadable e) {
            log.warn("A message that cannot be read was ignored, what is shown stays: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isOurs(Programme arrived) {
        return isOurs(arrived.space());
    }

    private boolean isOurs(OccupancyNow arrived) {
        return isOurs(arrived.space());
    }

    private boolean isOurs(SpaceId of) {
        if (!of.equals(space)) {
            log.warn("What belongs to {} was ignored; this screen belongs to {}", of, space);
        }
        return of.equals(space);
    }

    private <T> void keep(KeptFile<T> file, T record) {
        file.keep(record).onSuccess(kept -> trouble = null).onFailure(e -> {
            trouble = "What is shown cannot be kept on disk: " + e.getMessage();
            log.error("{}; it is shown all the same, and kept when the next one comes", trouble);
        });
    }

    private void changed() {
        onChange.forEach(Runnable::run);
    }
}
