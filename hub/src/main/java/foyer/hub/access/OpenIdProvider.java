package foyer.hub.access;

import java.net.URI;
import java.util.Set;

/**
 * Another house that knows the staff and vouches for them (OpenID Connect).
 *
 * @param issuer by which it is found and by which it signs
 */
public record OpenIdProvider(URI issuer, String clientId, String clientSecret) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    public OpenIdProvider {
        boolean here = "http".equals(issuer.getScheme()) && THIS_MACHINE.contains(String.valueOf(issuer.getHost()));
        boolean kept = here || "https".equals(issuer.getScheme());
        if (!kept || issuer.getHost() == null) {
            throw new IllegalArgumentException(
                    "openId.issuer must be an https address (for example https://login.example.org), not " + issuer);
        }
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "openId needs clientId and clientSecret, as the provider gave them for this hub");
        }
    }

    /** Without the secret, for a log line. */
    @Override
    public String toString() {
        return "OpenIdProvider[" + issuer + "]";
    }
}
