package foyer.hub.spaces;

import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every space, in memory: asked at each request and each check-in, changed a few times a year. Any thread. */
public final class Spaces {

    private final SpacesSql sql;
    private final Map<SpaceId, Space> bySlug = new ConcurrentHashMap<>();
    private final Map<Integer, Space> byId = new ConcurrentHashMap<>();
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    public Spaces(Pool pool) {
        this.sql = new SpacesSql(pool);
    }

    /** Reads them all; to be called before anybody asks. */
    public Future<Void> load() {
        return sql.all().map(spaces -> {
            spaces.forEach(this::keep);
            return null;
        });
    }

    public Optional<Space> find(SpaceId slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    public Optional<Space> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In order of their names. */
    public List<Space> all() {
        return bySlug.values().stream()
                .sorted(Comparator.comparing(Space::name)
                        .thenComparing(space -> space.slug().value()))
                .toList();
    }

    /** Makes the space, or changes it to exactly this. */
    public Future<Space> put(SpaceId slug, SpaceDraft draft) {
        return sql.put(slug, draft).map(this::kept);
    }

    /**
     * Makes a space and its first owner; nothing where the name is taken.
     *
     * @param founder the number of the staff account that owns it
     */
    public Future<Optional<Space>> found(SpaceId slug, SpaceDraft draft, int founder) {
        return sql.found(slug, draft, founder).map(made -> made.map(this::kept));
    }

    /** Hears of each space that is made or changed, after it is committed; not of those that {@link #load} reads. */
    public void onChange(Consumer<Space> heard) {
        listeners.add(heard);
    }

    private Space kept(Space space) {
        if (!space.equals(keep(space))) {
            listeners.forEach(heard -> heard.accept(space));
        }
        return space;
    }

    /** What was kept before, or null. */
    private @Nullable Space keep(Space space) {
        byId.put(space.id(), space);
        return bySlug.put(space.slug(), space);
    }
}
