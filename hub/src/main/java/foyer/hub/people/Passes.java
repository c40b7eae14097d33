package foyer.hub.people;

import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.SigningKey;
import foyer.wire.pass.Pass;
import foyer.wire.pass.PassText;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables {@code pass} and {@code signing_key}. Which pass a text carries is verified at the door; here it is written. */
final class Passes {

    private static final int FIRST_KEY = 1;
    private static final int YEARS_VALID = 2;

    private static final String ADD_FIRST_KEY = """
            INSERT INTO signing_key (space_id, id, public_key, private_key)
            SELECT $1, $2, $3, $4
            WHERE NOT EXISTS (SELECT 1 FROM signing_key WHERE space_id = $1)
            ON CONFLICT DO NOTHING""";

    private static final String CURRENT_KEY = """
            SELECT id
            FROM signing_key
            WHERE space_id = $1 AND retired_at IS NULL
            ORDER BY id DESC
            LIMIT 1""";

    private static final String PUBLISHED_KEYS = """
            SELECT id, public_key
            FROM signing_key
            WHERE space_id = $1
            ORDER BY id""";

    private static final String WITHOUT_PASS = """
            SELECT m.id
            FROM member m
            WHERE m.space_id = $1 AND m.status <> 'gone'
              AND NOT EXISTS (SELECT 1 FROM pass p WHERE p.space_id = m.space_id AND p.member_id = m.id)
            ORDER BY m.id""";

    private static final String ISSUE = """
            INSERT INTO pass (space_id, id, member_id, key_id, valid_from, valid_until)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    /** The newest pass of a member comes last, and is the one that counts. */
    private static final String UNREVOKED = """
            SELECT p.id, p.member_id, p.key_id, p.valid_from, p.valid_until, k.private_key
            FROM pass p
            JOIN signing_key k ON k.space_id = p.space_id AND k.id = p.key_id
            WHERE p.space_id = $1 AND p.revoked_at IS NULL AND ($2::bigint IS NULL OR p.member_id = $2)
            ORDER BY p.member_id, p.valid_from, p.id""";

    private final SecureRandom random;

    Passes(SecureRandom random) {
        this.random = random;
    }

    /** The number of the key to sign with; two hubs that both find none still end with one. */
    Future<Short> current(SqlClient connection, int space) {
        return currentOrNone(connection, space)
                .compose(key -> key.isEmpty()
                        ? addFirst(connection, space).compose(v -> currentOrNone(connection, space))
                        : Future.succeededFuture(key))
                .map(key -> key.get(0));
    }

    Future<List<SigningKey>> published(SqlClient connection, int space) {
        return connection.preparedQuery(PUBLISHED_KEYS).execute(Tuple.of(space)).map(rows -> {
            List<SigningKey> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(new SigningKey(
                    row.getShort("id"), row.getBuffer("public_key").getBytes())));
            return keys;
        });
    }

    Future<Void> issueToThoseWithout(SqlClient connection, int space, LocalDate today) {
        return connection
                .preparedQuery(WITHOUT_PASS)
                .execute(Tuple.of(space))
                .compose(members -> members.size() == 0
                        ? Future.succeededFuture()
                        : current(connection, space).compose(key -> issue(connection, space, key, members, today)));
    }

    Future<Signable> unrevoked(SqlClient client, int space) {
        return client.preparedQuery(UNREVOKED)
                .execute(Tuple.of(space).addLong(null))
                .map(rows -> new Signable(space, rows));
    }

    Future<Signable> unrevoked(SqlClient client, int space, MemberId member) {
        return client.preparedQuery(UNREVOKED)
                .execute(Tuple.of(space, member.value()))
                .map(rows -> new Signable(space, rows));
    }

    /** Passes with what they are signed with. Ed25519 is deterministic: a pass has one text. */
    record Signable(int space, RowSet<Row> rows) {

        /** About 0.1 ms each. */
        Map<MemberId, String> texts() {
            Map<Short, PrivateKey> keys = new HashMap<>();
            Map<MemberId, String> texts = new HashMap<>();
            for (Row row : rows) {
                PrivateKey key =
                        keys.computeIfAbsent(row.getShort("key_id"), id -> privateKey(row.getBuffer("private_key")));
                texts.put(new MemberId(row.getLong("member_id")), PassText.sign(pass(space, row), key));
            }
            return texts;
        }
    }

    private static Future<List<Short>> currentOrNone(SqlClient connection, int space) {
        return connection.preparedQuery(CURRENT_KEY).execute(Tuple.of(space)).map(rows -> {
            List<Short> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(row.getShort("id")));
            return keys;
        });
    }

    private Future<Void> addFirst(SqlClient connection, int space) {
        KeyPair pair = newPair();
        return connection
                .preparedQuery(ADD_FIRST_KEY)
                .execute(Tuple.of(
                        space,
                        FIRST_KEY,
                        Buffer.buffer(pair.getPublic().getEncoded()),
                        Buffer.buffer(pair.getPrivate().getEncoded())))
                .mapEmpty();
    }

    private Future<Void> issue(SqlClient connection, int space, short key, RowSet<Row> members, LocalDate today) {
        List<Tuple> passes = new ArrayList<>();
        for (Row member : members) {
            passes.add(
                    Tuple.of(space, random.nextLong(), member.getLong("id"), key, today, today.plusYears(YEARS_VALID)));
        }
        return connection.preparedQuery(ISSUE).executeBatch(passes).mapEmpty();
    }

    private static Pass pass(int space, Row row) {
        return new Pass(
                row.getShort("key_id"),
                new PassId(row.getLong("id")),
                space,
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_until"));
    }

    private KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 15 on has Ed25519", e);
        }
    }

    private static PrivateKey privateKey(Buffer encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key in the database is not an Ed25519 private key", e);
        }
    }
}
