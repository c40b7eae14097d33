package foyer.wire.tls;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Which servers a client believes: those that the system's authorities vouch for, those that one authority of the
 * house's own does, or exactly one. In the first two cases the server must also have the name by which it is called.
 */
public final class Trust {

    private static final Trust SYSTEM = new Trust(null, Names.CHECKED);

    private enum Names {
        CHECKED,
        NOT_ASKED
    }

    private final @Nullable TrustManager manager; // null for the system's own
    private final Names names;

    public static Trust system() {
        return SYSTEM;
    }

    /**
     * Only what this authority signed, as {@code ./foyer authority} makes one; the system's where no file is given.
     *
     * @param pem one or more certificates in PEM
     * @throws TlsProblem in words, where it cannot be used
     */
    public static Trust authority(@Nullable Path pem) {
        if (pem == null) {
            return SYSTEM;
        }
        try {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            List<X509Certificate> all = Identity.certificates(Files.readAllBytes(pem), pem + " (authority)");
            for (X509Certificate one : all) {
                authorities.setCertificateEntry("authority " + one.getSerialNumber(), one);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return new Trust(factory.getTrustManagers()[0], Names.CHECKED);
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsProblem(
                    pem + " (authority) cannot be read. Give the authority's certificate there, which ./foyer authority"
                            + " writes as authority.pem",
                    e);
        }
    }

    /** The one that holds this certificate now, whatever it is called: for a program that speaks to itself. */
    public static Trust exactly(Supplier<X509Certificate> server) {
        return new Trust(new OnlyOne(server), Names.NOT_ASKED);
    }

    private Trust(@Nullable TrustManager manager, Names names) {
        this.manager = manager;
        this.names = names;
    }

    /** For a client that is not Vert.x', which checks names only where it is told to. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, manager == null ? null : new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java speaks TLS", e);
        }
    }

    /** Whether a server's name must be in its certificate. */
    public boolean checksNames() {
        return names == Names.CHECKED;
    }

    /** The same options for HTTPS. */
    public HttpClientOptions secure(HttpClientOptions options) {
        if (manager != null) {
            options.setTrustOptions(TrustOptions.wrap(manager));
        }
        TlsRules.SUITES.forEach(options::addEnabledCipherSuite);
        return options.setSsl(true)
                .setVerifyHost(checksNames())
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(TlsRules.PROTOCOLS));
    }
}
