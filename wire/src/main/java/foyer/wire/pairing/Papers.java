package foyer.wire.pairing;

import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a device has in writing: who it is, or what it has asked. Only its owner may read it. */
final class Papers {

    private static final Logger log = LoggerFactory.getLogger(Papers.class);

    private final Vertx vertx;
    private final Path wishFile;
    private final KeptFile<Identity> identity;
    private final KeptFile<Wish> wish;

    Papers(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.wishFile = folder.resolve("pairing.json");
        this.identity = KeptFile.secret(vertx, folder.resolve("identity.json"), Identity.class);
        this.wish = KeptFile.secret(vertx, wishFile, Wish.class);
    }

    Future<Optional<Identity>> identity() {
        return vertx.executeBlocking(identity::read);
    }

    Future<Optional<Wish>> wish() {
        return vertx.executeBlocking(wish::read);
    }

    Future<Void> keep(Wish asked) {
        return wish.keep(asked);
    }

    /** Who it is first, and only then what it had asked: between the two it knows both. */
    Future<Void> keep(Identity known) {
        return identity.keep(known).compose(kept -> forgetWish());
    }

    Future<Void> forgetWish() {
        return vertx.<Void>executeBlocking(() -> {
                    Files.deleteIfExists(wishFile);
                    return null;
                })
                .otherwise(e -> {
                    log.info("{} stays; the next wish is written over it", wishFile, e);
                    return null;
                });
    }
}
