package foyer.hub.people;

import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Secret links: 128 random bits, of which only the SHA-256 is kept. */
final class Links {

    private static final int TOKEN_BYTES = 16;

    private static final String SET = """
            UPDATE member
            SET link_hash = $3
            WHERE space_id = $1 AND id = $2 AND status <> 'gone'""";

    private static final String FIND = """
            SELECT space_id, id
            FROM member
            WHERE link_hash = $1 AND status <> 'gone'""";

    private final SecureRandom random;

    /** Whom a link belongs to. */
    record Owner(int space, MemberId member) {}

    Links(SecureRandom random) {
        this.random = random;
    }

    Future<Optional<String>> make(SqlClient client, int space, MemberId member) {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return client.preparedQuery(SET)
                .execute(Tuple.of(space, member.value(), hash(token)))
                .map(rows -> rows.rowCount() == 1 ? Optional.of(token) : Optional.empty());
    }

    Future<Optional<Owner>> find(SqlClient client, String token) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(hash(token)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Owner(
                                rows.iterator().next().getInteger("space_id"),
                                new MemberId(rows.iterator().next().getLong("id")))));
    }

    private static Buffer hash(String token) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
