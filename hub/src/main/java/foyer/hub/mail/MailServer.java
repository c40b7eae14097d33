package foyer.hub.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail server that takes our letters.
 *
 * @param port     465 speaks TLS from the first byte, others by STARTTLS
 * @param startTls whether a connection that cannot be encrypted is refused; only a server on this machine can do without
 * @param from     who the letters are from, {@code The Rope Loft <hello@example.org>}
 */
public record MailServer(
        String host,
        int port,
        boolean startTls,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /** Without the password. */
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
