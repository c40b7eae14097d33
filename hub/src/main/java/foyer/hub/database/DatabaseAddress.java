package foyer.hub.database;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where PostgreSQL is, as {@code postgresql://user:password@host:port/database}. */
public record DatabaseAddress(String host, int port, String database, String user, String password) {

    private static final String EXAMPLE = " (for example postgresql://foyer:secret@localhost:5432/foyer)";

    public static DatabaseAddress parse(String url) {
        URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new IllegalArgumentException("The database address must start with postgresql://" + EXAMPLE);
        }
        String[] who = required(uri.getRawUserInfo(), "user and password").split(":", 2);
        String path = required(uri.getPath(), "database");
        if (who.length != 2 || path.length() < 2 || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "The database address lacks a user, password, host or database" + EXAMPLE);
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress(uri.getHost(), port, path.substring(1), decoded(who[0]), decoded(who[1]));
    }

    public DatabaseAddress named(String otherDatabase) {
        return new DatabaseAddress(host, port, otherDatabase, user, password);
    }

    /** One connection in order, without pipelining: with it a slow batch would hold up whatever is behind it. */
    PgConnectOptions forVertx() {
        return new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setPipeliningLimit(1)
                .setCachePreparedStatements(true)
                .addProperty("application_name", "foyer")
                .addProperty("TimeZone", "UTC");
    }

    public String forJdbc() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Without the password, for a log line. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static String required(@Nullable String part, String what) {
        if (part == null || part.isEmpty()) {
            throw new IllegalArgumentException("The database address lacks its " + what + EXAMPLE);
        }
        return part;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
