package foyer.hub.audit;

import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.security.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The book of deeds. Lines are added one at a time, however many hubs add to it. Any thread. */
public final class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private final Pool pool;
    private final AuditSql sql = new AuditSql();
    private final Chain chain;
    private final KeptFile<Anchor> anchor;
    private final InstantSource clock;

    public Audit(Pool pool, Key key, KeptFile<Anchor> anchor, InstantSource clock) {
        this.pool = pool;
        this.chain = new Chain(key);
        this.anchor = anchor;
        this.clock = clock;
    }

    /** Completes when the line is committed and the anchor is moved on. */
    public Future<Void> note(Deed deed) {
        return pool.withTransaction(connection -> sql.lockHead(connection).compose(head -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    AuditLine line = new AuditLine(head.number() + 1, now, deed);
                    Anchor next = new Anchor(line.number(), chain.link(head.mac(), line));
                    return sql.add(connection, line, next).map(next);
                }))
                .compose(anchor::keep)
                .onFailure(e -> log.error("{} of {} stands not in the audit", deed.act(), deed.actor(), e));
    }

    /** A space's latest lines before a number, latest first. */
    public Future<List<AuditLine>> of(int spaceId, long before, int most) {
        return sql.of(pool, spaceId, before, most);
    }
}
