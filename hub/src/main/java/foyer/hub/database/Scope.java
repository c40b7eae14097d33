package foyer.hub.database;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.OptionalInt;

/**
 * The one space that a request is about, kept beside the request's own Vert.x context: whatever it asks of {@link
 * Database#scoped} sees that space's rows and no others. What the hub does for all its spaces has none.
 */
public final class Scope {

    private static final ContextLocal<Integer> SPACE = ContextLocal.registerLocal(Integer.class);

    private Scope() {}

    /** Called before the first Vert.x is made, which must know what its contexts carry. */
    static void register() {}

    /** From here on this request is about this space. */
    public static void enter(int space) {
        ContextInternal request = ContextInternal.current();
        if (request == null || !request.isDuplicate()) {
            throw new IllegalStateException("A scope is a request's, and this is not one's context");
        }
        SPACE.put(request, AccessMode.CONCURRENT, space);
    }

    static OptionalInt now() {
        Context context = ContextInternal.current();
        Integer space = context == null ? null : SPACE.get(context, AccessMode.CONCURRENT);
        return space == null ? OptionalInt.empty() : OptionalInt.of(space);
    }
}
