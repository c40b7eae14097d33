package foyer.hub;

import foyer.config.TlsFiles;
import foyer.hub.audit.AuditKey;
import foyer.hub.passes.KeySafe;
import foyer.hub.privacy.ErasureBook;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Key;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a hub has on its own disk beside the database, so that the database alone gives nothing away and brings nobody back.
 *
 * @param certificate null where it speaks plainly
 */
record HubFiles(@Nullable ServerCertificate certificate, Key auditKey, KeySafe signingKeys, ErasureBook erasures) {

    /** Blocks: for the start. */
    static HubFiles read(Vertx vertx, HubSettings settings, InstantSource clock) throws IOException {
        Path folder = settings.dataFolder();
        return new HubFiles(
                certificate(vertx, settings.tls(), clock),
                AuditKey.inFolder(folder),
                KeySafe.keptIn(folder),
                ErasureBook.open(folder));
    }

    private static @Nullable ServerCertificate certificate(Vertx vertx, @Nullable TlsFiles files, InstantSource clock) {
        return files == null ? null : ServerCertificate.open(vertx, files.certificate(), files.key(), clock);
    }
}
