package foyer.wire.journal;

import foyer.wire.Kept;
import foyer.wire.Receipt;
import foyer.wire.Required;
import foyer.wire.Wire;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One kind of what a journal keeps, numbered from 1 without gaps; the count goes on when those before have been settled.
 * A future of {@link #keep} completes when it is on the disk.
 */
public final class Shelf<T extends Kept> {

    // for the journal's life
    private final Journal journal;
    private final String kind;
    private final Class<T> type;

    // journal thread only: what the counts will be once this commit has succeeded
    private long nextLastSeq;
    private long nextWaiting;

    // written on the journal thread after a commit, read anywhere
    private volatile long lastSeq;
    private volatile long waiting;

    Shelf(Journal journal, String kind, Class<T> type, JournalSql sql) throws SQLException {
        this.journal = journal;
        this.kind = kind;
        this.type = type;
        this.lastSeq = sql.last(kind);
        this.waiting = sql.waiting(kind);
    }

    /** Gives the next number to what {@code numbered} makes of it; a failed keep burns no number. */
    public Future<T> keep(LongFunction<T> numbered) {
        return journal.ask(sql -> {
            long seq = nextLastSeq + 1;
            T kept = numbered.apply(seq);
            Required.that(kept.seq() == seq, "the " + kind + " must carry the number " + seq + " it was given");
            sql.keep(kind, seq, kept.id().toString(), Wire.encode(kept));
            nextLastSeq = seq;
            nextWaiting++;
            return kept;
        });
    }

    /** What waits with a higher number than {@code seq}, oldest first. */
    public Future<List<T>> oldestAfter(long seq, int most) {
        return journal.ask(sql -> sql.oldestAfter(kind, seq, most).stream()
                .map(body -> Wire.decode(body, type))
                .toList());
    }

    /** Lets go of what is receipted, and says for which of them it did; what is not here is ignored. */
    public Future<List<Receipt>> settle(Collection<Receipt> receipts) {
        List<Receipt> given = List.copyOf(receipts);
        return journal.ask(sql -> {
            List<Receipt> settled = new ArrayList<>();
            for (Receipt receipt : given) {
                if (sql.settle(kind, receipt.id().toString()) > 0) {
                    settled.add(receipt);
                }
            }
            nextWaiting -= settled.size();
            return settled;
        });
    }

    /** How many have no receipt yet. */
    public long waiting() {
        return waiting;
    }

    /** The highest number given so far; 0 before the first. */
    public long lastSeq() {
        return lastSeq;
    }

    void beforeCommit() {
        nextLastSeq = lastSeq;
        nextWaiting = waiting;
    }

    void countOn(JournalSql sql) throws SQLException {
        if (nextLastSeq != lastSeq) {
            sql.countOn(kind, nextLastSeq);
        }
    }

    void committed() {
        lastSeq = nextLastSeq;
        waiting = nextWaiting;
    }
}
