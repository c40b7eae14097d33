package foyer.wire.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate with those that vouch for it, and the key that belongs to it.
 *
 * @param alias another for each certificate
 * @param chain the server's own certificate first
 */
record Identity(String alias, PrivateKey key, List<X509Certificate> chain) {

    private static final List<String> KINDS_OF_KEY = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

    /** @throws TlsProblem in words, where they are not a certificate and its key */
    static Identity of(Vertx vertx, PemFiles files) {
        List<X509Certificate> chain = certificates(files.certificate(), "tls.certificate");
        PrivateKey key = key(vertx, files);
        if (!belongs(key, chain.get(0))) {
            throw new TlsProblem("tls.key is not the key of the certificate in tls.certificate. Give the two that were"
                    + " made together");
        }
        return new Identity(chain.get(0).getSerialNumber() + "-" + chain.get(0).hashCode(), key, chain);
    }

    X509Certificate own() {
        return chain.get(0);
    }

    Instant endsAt() {
        return own().getNotAfter().toInstant();
    }

    boolean isValidAt(Instant now) {
        return !now.isBefore(own().getNotBefore().toInstant()) && now.isBefore(endsAt());
    }

    /** One or more, in PEM. */
    static List<X509Certificate> certificates(byte[] pem, String what) {
        try {
            List<X509Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!all.isEmpty() && new String(pem, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
                return all;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsProblem(what + " is not a certificate in PEM (" + e.getMessage() + ")", e);
        }
        throw new TlsProblem(what + " holds no certificate in PEM (it begins with -----BEGIN CERTIFICATE-----)");
    }

    /** Vert.x reads the forms that there are: PKCS #8, and the older ones of RSA and EC. */
    private static PrivateKey key(Vertx vertx, PemFiles files) {
        PrivateKey key;
        try {
            key = found((X509KeyManager) new PemKeyCertOptions()
                    .setCertValue(Buffer.buffer(files.certificate()))
                    .setKeyValue(Buffer.buffer(files.key()))
                    .getKeyManagerFactory(vertx)
                    .getKeyManagers()[0]);
        } catch (Exception e) {
            throw new TlsProblem("tls.key is not a key in PEM without a password (" + e.getMessage() + ")", e);
        }
        if (key == null) {
            throw new TlsProblem("tls.key is not a key for TLS. Use one of EC (P-256) or RSA");
        }
        return key;
    }

    private static @Nullable PrivateKey found(X509KeyManager keys) {
        for (String kind : KINDS_OF_KEY) {
            String[] aliases = keys.getServerAliases(kind, null);
            if (aliases != null && aliases.length > 0) {
                return keys.getPrivateKey(aliases[0]);
            }
        }
        return null;
    }

    /** What the one signs, the other must verify. */
    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        byte[] words = "the same".getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }
}
