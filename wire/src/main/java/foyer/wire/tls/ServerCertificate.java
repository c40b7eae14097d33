package foyer.wire.tls;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what a program of ours proves who it is: two PEM files, looked at every few seconds. When they change, new
 * connections get the new certificate and those that stand go on; what cannot be used leaves the old one in use.
 */
public final class ServerCertificate {

    private static final Logger log = LoggerFactory.getLogger(ServerCertificate.class);

    /** For a page that was reached over TLS: never again without, on any port of the name (RFC 6797). */
    public static final String HSTS = "max-age=31536000";

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    private static final Duration RENEW_WITHIN = Duration.ofDays(14);

    private final Vertx vertx;
    private final Path certificate;
    private final Path key;
    private final InstantSource clock;
    private final LivingKeys keys;

    // one look at a time
    private PemFiles seen;

    // read anywhere
    private volatile String refused = ""; // why the files of now are not in use; in words
    private volatile boolean keyIsOpen; // to everybody on this machine

    /**
     * Reads the files, which blocks, and goes on looking at them until Vert.x is closed.
     *
     * @param certificate with the certificates of those that vouch for it after it
     * @throws TlsProblem in words, where they cannot be used
     */
    public static ServerCertificate open(Vertx vertx, Path certificate, Path key, InstantSource clock) {
        ServerCertificate opened = new ServerCertificate(vertx, certificate, key, clock);
        vertx.setPeriodic(LOOKS_EVERY.toMillis(), tick -> vertx.executeBlocking(() -> {
                    opened.look();
                    return null;
                })
                .onFailure(e -> log.error("{} was not looked at; it is again in a moment", certificate, e)));
        return opened;
    }

    ServerCertificate(Vertx vertx, Path certificate, Path key, InstantSource clock) {
        this.vertx = vertx;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.seen = PemFiles.read(certificate, key);
        this.keys = new LivingKeys(Identity.of(vertx, seen));
        lookAtTheKeysRights();
        said("in use");
    }

    /** Takes at once what has changed, which blocks; else it is taken within five seconds. */
    public synchronized void look() {
        lookAtTheKeysRights();
        PemFiles now;
        try {
            now = PemFiles.read(certificate, key);
        } catch (TlsProblem gone) {
            refuse(gone);
            return;
        }
        if (now.same(seen)) {
            refused = ""; // the one in use is back, or could not be read for a moment
            return;
        }
        try {
            Identity next = Identity.of(vertx, now);
            if (!next.isValidAt(clock.instant()) && keys.now().isValidAt(clock.instant())) {
                throw new TlsProblem("it is not valid today: from "
                        + day(next.own().getNotBefore().toInstant()) + " to " + day(next.endsAt()));
            }
            keys.become(next);
            seen = now;
            refused = "";
            said("changed");
        } catch (TlsProblem unusable) {
            refuse(unusable);
        }
    }

    /** What is wrong with it, as words that follow "The certificate"; empty when nothing is. */
    public Optional<String> trouble() {
        Instant end = keys.now().endsAt();
        long days = Duration.between(clock.instant(), end).toDays();
        if (!keys.now().isValidAt(clock.instant())) {
            return Optional.of("is not valid today (it ends on " + day(end)
                    + "): browsers and devices turn away. Put a new one in its place; no restart is needed.");
        }
        if (!refused.isEmpty()) {
            return Optional.of("was replaced by one that cannot be used: " + refused
                    + ". The one before stays in use, until " + day(end) + ".");
        }
        if (days < RENEW_WITHIN.toDays()) {
            return Optional.of("ends on " + day(end) + ", in " + (days == 1 ? "1 day" : days + " days")
                    + ". Put a new one in its place; no restart is needed.");
        }
        return keyIsOpen
                ? Optional.of("has a key that everybody on the machine can read. Take that away: chmod 600 " + key)
                : Optional.empty();
    }

    /** The server's own, as it is served now: public. */
    public X509Certificate now() {
        return keys.now().own();
    }

    /** The same options for HTTPS. Pages ask by HTTP/1.1, where every request names its host. */
    public HttpServerOptions secure(HttpServerOptions options) {
        TlsRules.SUITES.forEach(options::addEnabledCipherSuite);
        return options.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(KeyCertOptions.wrap(keys))
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(TlsRules.PROTOCOLS));
    }

    /** For a server that is not Vert.x'. Whoever uses it also sets {@link TlsRules}. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java speaks TLS", e);
        }
    }

    private void lookAtTheKeysRights() {
        boolean open = PemFiles.isReadByOthers(key);
        if (open && !keyIsOpen) {
            log.warn("The key {} can be read by everybody on this machine. Take that away: chmod 600 {}", key, key);
        }
        keyIsOpen = open;
    }

    private void refuse(TlsProblem problem) {
        String words = String.valueOf(problem.getMessage());
        if (!words.equals(refused)) {
            refused = words;
            log.error("The certificate {} is not taken: {}. The one before stays in use", certificate, words);
        }
    }

    private void said(String how) {
        log.info(
                "The certificate {} is {}: {}, until {}",
                certificate,
                how,
                now().getSubjectX500Principal(),
                day(keys.now().endsAt()));
        trouble().ifPresent(words -> log.warn("The certificate {} {}", certificate, words));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
