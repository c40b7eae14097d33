package foyer.config;

import java.nio.file.Path;

/**
 * A program's certificate and its key, in PEM; {@code ./foyer authority} makes both for a house without a public name.
 *
 * @param certificate the program's own first, then those that vouch for it
 * @param key         without a password, for this program's user only
 */
public record TlsFiles(
        @Example("/etc/foyer/tls/server.pem") Path certificate,
        @Example("/etc/foyer/tls/server-key.pem") Path key) {}
