package foyer.hub.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where letters lie when no mail server is set: for the demo, and for whoever tries the house out. Whoever reads it can
 * open what the links in it open, so it is for those who run the house alone.
 */
public final class Outbox implements Mail {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final OutboxSql sql;
    private final InstantSource clock;
    private final Readers readers;

    /** Who reads what lies here. */
    public enum Readers {
        /** Those who try the house out: for them it is the mail. */
        SURE,
        /** Staff, when they look for a link. */
        NOT_SURE;

        public static Readers of(boolean read) {
            return read ? SURE : NOT_SURE;
        }
    }

    /** A letter that lies here. */
    public record Kept(Instant at, Letter letter) {}

    public Outbox(Pool pool, InstantSource clock, Readers readers) {
        this.sql = new OutboxSql(pool);
        this.clock = clock;
        this.readers = readers;
    }

    /** Its text stands in the log as well: nobody would find the link otherwise before the first sign-in. */
    @Override
    public Future<Void> post(Letter letter) {
        log.info(
                "No mail server is set; this lies in the outbox, for {}: {}\n{}",
                letter.to(),
                letter.subject(),
                letter.text().indent(4).stripTrailing());
        return sql.keep(letter, clock.instant());
    }

    /** It lies here either way; nobody is said to have been told who is not sure to look. Without a name in the log. */
    @Override
    public Future<Void> deliver(Letter letter, String id) {
        log.info("No mail server is set; {} lies in the outbox", letter);
        return sql.keep(letter, clock.instant())
                .compose(kept ->
                        readers == Readers.SURE ? Future.succeededFuture() : Future.failedFuture(new NobodyReads()));
    }

    /** The newest first. */
    public Future<List<Kept>> of(int space, int most) {
        return sql.of(space, most);
    }
}
