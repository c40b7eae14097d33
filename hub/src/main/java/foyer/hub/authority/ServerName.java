package foyer.hub.authority;

import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** One name or address by which people and devices call a server: {@code foyer.local}, {@code 192.168.1.10}. */
record ServerName(String text) {

    /** What no public authority vouches for, and every house may use (RFC 6762, RFC 8375, ICANN 2024 on "internal"). */
    static final List<String> LOCAL_NAMES = List.of("localhost", "local", "lan", "home.arpa", "internal");

    /** Private, loopback and link-local addresses (RFC 1918, RFC 4193, RFC 4291). */
    static final List<String> LOCAL_ADDRESSES = List.of(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "127.0.0.0/8",
            "fc00::/7",
            "fe80::/10",
            "::1/128");

    ServerName {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!IPAddress.isValid(text) && !isHost(text)) {
            throw new AuthorityProblem(
                    "'" + text + "' is neither a name nor an address (for example foyer.local or" + " 192.168.1.10)");
        }
    }

    GeneralName inCertificate() {
        return new GeneralName(isAddress() ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    /** For an authority that may vouch for this beside what is local: the name alone. */
    GeneralName permitted() {
        String all = IPAddress.isValidIPv4(text) ? "/32" : "/128";
        return isAddress() ? new GeneralName(GeneralName.iPAddress, text + all) : inCertificate();
    }

    private boolean isAddress() {
        return IPAddress.isValid(text);
    }

    private static boolean isHost(String text) {
        return text.length() <= 253
                && text.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
                && !text.matches("[0-9.]+");
    }
}
