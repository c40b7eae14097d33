package foyer.hub.authority;

import foyer.hub.authority.Issuer.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The authority of one house, in one folder: {@code authority.pem} to give to every browser and device,
 * {@code authority-key.pem} to keep, {@code server.pem} and {@code server-key.pem} for the hub.
 */
public final class Authority {

    private static final Set<PosixFilePermission> FOR_THE_OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private final Path folder;
    private final Issuer issuer;

    public Authority(Path folder, InstantSource clock) {
        this.folder = folder;
        this.issuer = new Issuer(new SecureRandom(), clock.instant());
    }

    /** Whether there is one in the folder already. */
    public boolean isThere() {
        return Files.exists(certificate());
    }

    /**
     * Makes a certificate for a server of these names, by the authority that is in the folder or, where there is none, by
     * a new one. The server's files change last, the key first: a running program takes both within seconds.
     *
     * @throws RuntimeException in words, where it cannot be
     */
    public X509Certificate issue(List<String> names) {
        List<ServerName> all = names.stream().map(ServerName::new).toList();
        if (all.isEmpty()) {
            throw new AuthorityProblem("Say by which names the server is called: --names foyer.local,192.168.1.10");
        }
        try {
            Files.createDirectories(folder);
            Signer authority = isThere() ? read() : make(all);
            check(all, authority.certificate());
            KeyPair keys = issuer.newKeys();
            X509Certificate server = issuer.server(keys.getPublic(), all, authority);
            write(serverKey(), FOR_THE_OWNER, pem(keys.getPrivate()));
            write(server(), FOR_ALL, pem(server));
            return server;
        } catch (IOException e) {
            throw new AuthorityProblem(
                    "The folder " + folder + " cannot be used (" + e.getMessage() + "). Choose another with --folder",
                    e);
        }
    }

    /** The names of the certificate that is there, for renewing it. */
    public List<String> names() {
        try {
            X509Certificate server = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(server())));
            return server.getSubjectAlternativeNames().stream()
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            return List.of();
        }
    }

    public Path certificate() {
        return folder.resolve("authority.pem");
    }

    public Path key() {
        return folder.resolve("authority-key.pem");
    }

    public Path server() {
        return folder.resolve("server.pem");
    }

    public Path serverKey() {
        return folder.resolve("server-key.pem");
    }

    private Signer make(List<ServerName> names) throws IOException {
        KeyPair keys = issuer.newKeys();
        X509Certificate certificate = issuer.authority(keys, names);
        write(key(), FOR_THE_OWNER, pem(keys.getPrivate()));
        write(certificate(), FOR_ALL, pem(certificate));
        return new Signer(certificate, keys.getPrivate());
    }

    private Signer read() throws IOException {
        try (PEMParser certificates = new PEMParser(Files.newBufferedReader(certificate()));
                PEMParser keys = new PEMParser(Files.newBufferedReader(key()))) {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            certificates.readPemObject().getContent()));
            PrivateKey signing = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) keys.readObject());
            return new Signer(certificate, signing);
        } catch (GeneralSecurityException | ClassCastException | NullPointerException e) {
            throw new AuthorityProblem(
                    "What is in " + folder + " is not an authority that ./foyer authority made. Choose another folder",
                    e);
        }
    }

    /** As every browser will: an authority that was made for other names cannot vouch for these. */
    private void check(List<ServerName> names, X509Certificate authority) {
        PKIXNameConstraintValidator bounds = new PKIXNameConstraintValidator();
        byte[] wrapped = authority.getExtensionValue(Extension.nameConstraints.getId());
        bounds.intersectPermittedSubtree(
                NameConstraints.getInstance(ASN1OctetString.getInstance(wrapped).getOctets())
                        .getPermittedSubtrees());
        for (ServerName name : names) {
            try {
                bounds.checkPermitted(name.inCertificate());
            } catch (NameConstraintValidatorException outside) {
                throw new AuthorityProblem(
                        "The authority in " + folder + " may not vouch for " + name.text()
                                + ", only for local names and those it was first made for. Make another in a new folder",
                        outside);
            }
        }
    }

    private static PemObject pem(PrivateKey key) {
        return new PemObject("PRIVATE KEY", key.getEncoded()); // PKCS #8
    }

    private static PemObject pem(X509Certificate certificate) {
        try {
            return new PemObject("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Beside it first, so that nobody ever reads half a file. */
    private static void write(Path file, Set<PosixFilePermission> rights, PemObject content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(content);
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(rights));
        Files.writeString(beside, text.toString());
        Files.setPosixFilePermissions(beside, rights); // whatever the umask took or left
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
