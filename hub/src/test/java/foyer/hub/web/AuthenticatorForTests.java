package foyer.hub.web;

import foyer.wire.Sha256;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** A device that holds one passkey (ES256), as honest as the test wants it: WebAuthn Level 2, 6.1 and 6.5. */
final class AuthenticatorForTests {

    static final int PRESENT_AND_RECOGNISED = 0x05;
    static final int PRESENT_ONLY = 0x01;
    private static final int WITH_A_KEY = 0x40;

    private final KeyPair keys = keyPair();
    private final byte[] id = new byte[20];
    private final String site;
    private final String origin;
    int flags = PRESENT_AND_RECOGNISED;
    int counter = 1;

    AuthenticatorForTests(String site, String origin) {
        this.site = site;
        this.origin = origin;
        new SecureRandom().nextBytes(id);
    }

    String id() {
        return base64(id);
    }

    /** The same key, asked by another page. */
    Ceremony at(String otherSite, String otherOrigin) {
        return new Ceremony(otherSite, otherOrigin);
    }

    JsonObject makes(String challenge) {
        return new Ceremony(site, origin).makes(challenge);
    }

    JsonObject answers(String challenge, String user) {
        return new Ceremony(site, origin).answers(challenge, user);
    }

    /** What the browser and the device do together, at a page. */
    final class Ceremony {

        private final String site;
        private final String origin;

        private Ceremony(String site, String origin) {
            this.site = site;
            this.origin = origin;
        }

        JsonObject makes(String challenge) {
            return new JsonObject()
                    .put("name", "Ada's phone")
                    .put("clientDataJSON", base64(client("webauthn.create", challenge)))
                    .put("attestationObject", base64(attestation(said(flags | WITH_A_KEY, key()))));
        }

        JsonObject answers(String challenge, String user) {
            byte[] said = said(flags, new byte[0]);
            byte[] client = client("webauthn.get", challenge);
            return new JsonObject()
                    .put("id", id())
                    .put("userHandle", user)
                    .put("clientDataJSON", base64(client))
                    .put("authenticatorData", base64(said))
                    .put("signature", base64(signed(said, client)));
        }

        private byte[] client(String type, String challenge) {
            return new JsonObject()
                    .put("type", type)
                    .put("challenge", challenge)
                    .put("origin", origin)
                    .put("crossOrigin", false)
                    .toBuffer()
                    .getBytes();
        }

        private byte[] said(int flags, byte[] key) {
            return joined(
                    Sha256.of(site),
                    new byte[] {(byte) flags},
                    ByteBuffer.allocate(4).putInt(counter).array(),
                    key);
        }
    }

    private byte[] key() {
        ECPublicKey open = (ECPublicKey) keys.getPublic();
        return joined(
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                hex("a5010203262001215820"),
                number(open.getW().getAffineX().toByteArray()),
                hex("225820"),
                number(open.getW().getAffineY().toByteArray()));
    }

    /** The map of "fmt" to "none", "attStmt" to nothing and "authData" to this, in CBOR. */
    private static byte[] attestation(byte[] said) {
        return joined(
                hex("a363"),
                text("fmt"),
                hex("64"),
                text("none"),
                hex("67"),
                text("attStmt"),
                hex("a068"),
                text("authData"),
                new byte[] {0x58, (byte) said.length},
                said);
    }

    private byte[] signed(byte[] said, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(said);
            signature.update(Sha256.of(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Of 32 bytes, whatever sign or zeros Java has written. */
    private static byte[] number(byte[] written) {
        byte[] number = new byte[32];
        int length = Math.min(written.length, 32);
        System.arraycopy(written, written.length - length, number, 32 - length, length);
        return number;
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
