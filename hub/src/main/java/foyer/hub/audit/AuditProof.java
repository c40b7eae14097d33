package foyer.hub.audit;

import java.security.Key;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole audit again and says where it is not as it was written.
 *
 * @param lines    how many there are
 * @param problems in words, in the order of the lines; none is proof
 */
public record AuditProof(long lines, List<String> problems) {

    private static final int FETCHED_AT_ONCE = 1_000;
    private static final int MOST_PROBLEMS = 20;

    public AuditProof {
        problems = List.copyOf(problems);
    }

    /**
     * Reads it in one snapshot.
     *
     * @param kept what the hub keeps outside of the database; empty where this hub has never added a line
     */
    public static AuditProof of(Connection connection, Key key, Optional<Anchor> kept) throws SQLException {
        connection.setAutoCommit(false); // one snapshot, read in portions
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Walk walk = new Walk(new Chain(key), kept.orElse(null));
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = statement.executeQuery(AuditSql.EVERY_LINE)) {
                while (row.next()) {
                    walk.meet(line(row), row.getBytes("mac"));
                }
            }
        }
        try (PreparedStatement head = connection.prepareStatement(AuditSql.HEAD);
                ResultSet row = head.executeQuery()) {
            walk.end(row.next() ? new Anchor(row.getLong("number"), row.getBytes("mac")) : null);
        }
        return new AuditProof(walk.lines, walk.problems);
    }

    /** From the first line to the last. */
    private static final class Walk {

        private final Chain chain;
        private final @Nullable Anchor kept;
        private final List<String> problems = new ArrayList<>();
        private long lines;
        private Anchor last = new Anchor(0, new byte[Chain.MAC_BYTES]);

        Walk(Chain chain, @Nullable Anchor kept) {
            this.chain = chain;
            this.kept = kept;
        }

        /** Goes on from the mac that stands there, so that one fault is told once, where it is. */
        void meet(AuditLine line, byte[] mac) {
            if (line.number() != last.number() + 1) {
                found("line " + line.number() + " follows line " + last.number() + ": what was between them is gone");
            } else if (!MessageDigest.isEqual(mac, chain.link(last.mac(), line))) {
                found("line " + line.number() + " is not as it was written, or was put in");
            }
            if (kept != null && line.number() == kept.number() && !MessageDigest.isEqual(mac, kept.mac())) {
                found("line " + line.number() + " is another than the one this hub wrote");
            }
            last = new Anchor(line.number(), mac);
            lines++;
        }

        void end(@Nullable Anchor head) {
            if (kept != null && last.number() < kept.number()) {
                found("the audit ends with line " + last.number() + ", but this hub wrote line " + kept.number()
                        + ": its end is gone, or an older database was put back");
            } else if (head == null
                    || head.number() != last.number()
                    || !MessageDigest.isEqual(head.mac(), last.mac())) {
                found("the audit ends with line " + last.number() + ", but not as its head says: its end was changed");
            }
        }

        private void found(String problem) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(problem);
            }
        }
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Deed(
                        row.getObject("space_id", Integer.class),
                        row.getString("actor"),
                        row.getString("act"),
                        row.getString("object"),
                        row.getString("outcome"),
                        row.getString("address")));
    }
}
