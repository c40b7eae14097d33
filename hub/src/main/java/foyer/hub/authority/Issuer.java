package foyer.hub.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What stands in the certificates (RFC 5280): EC P-256, SHA-256, serial numbers of 127 random bits. */
final class Issuer {

    private static final Duration AUTHORITY_LASTS = Duration.ofDays(3652);

    /** Browsers refuse more than 398 days (CA/Browser Forum, 6.3.2); some time is left for a clock that is late. */
    private static final Duration SERVER_LASTS = Duration.ofDays(397);

    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final SecureRandom random;
    private final Instant now;

    /** Somebody who may sign. */
    record Signer(X509Certificate certificate, PrivateKey key) {}

    Issuer(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
    }

    KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java has P-256", e);
        }
    }

    /** Signs itself; vouches for local names and addresses, and for these. */
    X509Certificate authority(KeyPair keys, List<ServerName> names) {
        X500Name self = named("Foyer authority of " + names.get(0).text());
        try {
            X509v3CertificateBuilder builder = builder(self, self, keys.getPublic(), AUTHORITY_LASTS)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(names), null));
            return sign(builder, keys.getPrivate());
        } catch (CertIOException e) {
            throw new AssertionError(e);
        }
    }

    X509Certificate server(PublicKey key, List<ServerName> names, Signer by) {
        GeneralName[] all = names.stream().map(ServerName::inCertificate).toArray(GeneralName[]::new);
        try {
            X500Name issuer = X500Name.getInstance(
                    by.certificate().getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder = builder(
                            issuer, named(names.get(0).text()), key, SERVER_LASTS)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(by.certificate()));
            return sign(builder, by.key());
        } catch (CertIOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Duration lasts) {
        try {
            Instant from = now.minus(CLOCKS_DIFFER);
            return new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(127, random).setBit(126),
                            Date.from(from),
                            Date.from(from.plus(lasts)),
                            subject,
                            key)
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static GeneralSubtree[] permitted(List<ServerName> names) {
        return Stream.of(
                        ServerName.LOCAL_NAMES.stream().map(name -> new GeneralName(GeneralName.dNSName, name)),
                        ServerName.LOCAL_ADDRESSES.stream()
                                .map(address -> new GeneralName(GeneralName.iPAddress, address)),
                        names.stream().map(ServerName::permitted))
                .flatMap(some -> some)
                .distinct()
                .map(GeneralSubtree::new)
                .toArray(GeneralSubtree[]::new);
    }

    private static X500Name named(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, name.length() > 64 ? name.substring(0, 64) : name)
                .build();
    }
}
