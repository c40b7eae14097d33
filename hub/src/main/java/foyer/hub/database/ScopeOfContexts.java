package foyer.hub.database;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Found by Vert.x when it starts. */
public final class ScopeOfContexts implements VertxServiceProvider {

    @Override
    public void init(VertxBootstrap bootstrap) {
        Scope.register();
    }
}
