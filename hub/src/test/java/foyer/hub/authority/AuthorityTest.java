package foyer.hub.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

    private static final Instant TODAY = Instant.parse("2026-11-21T09:00:00Z");
    private static final List<String> NAMES = List.of("foyer.local", "192.168.1.10");

    @TempDir
    Path folder;

    @Test
    void theServersCertificateHasItsNamesAndNoMoreThan397Days() throws Exception {
        X509Certificate server = authority().issue(NAMES);

        assertThat(authority().names()).isEqualTo(NAMES);
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1"); // a server, nothing else
        assertThat(server.getBasicConstraints()).isEqualTo(-1); // vouches for nobody
        assertThat(Duration.between(
                        server.getNotBefore().toInstant(), server.getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Duration.ofDays(397));
        server.verify(read(authority().certificate()).getPublicKey());
    }

    @Test
    void keysAreForTheirOwnerOnly() throws Exception {
        authority().issue(NAMES);

        for (Path key : List.of(authority().key(), authority().serverKey())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .as("%s", key)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void runAgainItRenewsByTheSameAuthority() throws Exception {
        X509Certificate first = authority().issue(NAMES);
        X509Certificate authority = read(authority().certificate());

        X509Certificate renewed = authority().issue(authority().names());

        assertThat(read(authority().certificate())).isEqualTo(authority);
        assertThat(renewed.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(authority().names()).isEqualTo(NAMES);
        renewed.verify(authority.getPublicKey());
    }

    @Test
    void theAuthorityVouchesForLocalNamesAndThoseItWasMadeForAndNothingElse() {
        authority().issue(List.of("hub.example.org"));

        authority().issue(List.of("hub.example.org", "kiosk.local", "10.1.2.3", "fe80::1", "localhost"));
        for (String foreign : List.of("example.org", "bank.example.com", "8.8.8.8", "2001:db8::1")) {
            assertThatThrownBy(() -> authority().issue(List.of(foreign)))
                    .as(foreign)
                    .hasMessageContaining("may not vouch");
        }
    }

    @Test
    void theAuthorityLastsTenYearsAndMakesNoOtherAuthorities() throws Exception {
        authority().issue(NAMES);
        X509Certificate authority = read(authority().certificate());

        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getCriticalExtensionOIDs()).contains("2.5.29.30"); // name constraints
        assertThat(authority.getNotAfter().toInstant()).isAfter(TODAY.plus(Duration.ofDays(3650)));
    }

    @Test
    void whatIsNoNameIsToldSo() {
        for (String wrong : List.of("https://foyer.local", "foyer local", "", "*.local", "300.1.2.3")) {
            assertThatThrownBy(() -> authority().issue(List.of(wrong)))
                    .as(wrong)
                    .hasMessageContaining("for example foyer.local");
        }
        assertThatThrownBy(() -> authority().issue(List.of())).hasMessageContaining("--names");
    }

    private Authority authority() {
        return new Authority(folder, () -> TODAY);
    }

    private static X509Certificate read(Path pem) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(pem)));
    }
}
