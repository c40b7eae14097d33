package foyer.wire.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Hands each new connection the identity of now; one that began a moment ago still finds the one before. Any thread. */
final class LivingKeys extends X509ExtendedKeyManager {

    /** @param before of connections that are still shaking hands */
    private record Pair(Identity now, @Nullable Identity before) {}

    private volatile Pair pair;

    LivingKeys(Identity first) {
        this.pair = new Pair(first, null);
    }

    Identity now() {
        return pair.now();
    }

    void become(Identity next) {
        pair = new Pair(next, pair.now());
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Identity now = pair.now();
        return now.key().getAlgorithm().equals(keyType) ? now.alias() : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity known = known(alias);
        return known == null ? null : known.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity known = known(alias);
        return known == null ? null : known.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseEngineServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // a server's
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private @Nullable Identity known(String alias) {
        Pair both = pair;
        if (both.now().alias().equals(alias)) {
            return both.now();
        }
        Identity before = both.before();
        return before != null && before.alias().equals(alias) ? before : null;
    }
}
