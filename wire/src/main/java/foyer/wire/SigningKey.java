package foyer.wire;

/**
 * A public key that passes are signed with.
 *
 * @param id     0 to 255, unique in its space; printed into each pass
 * @param ed25519 the X.509 SubjectPublicKeyInfo encoding (RFC 8410); Base64 in JSON
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; bytes are what the wire carries
public record SigningKey(int id, byte[] ed25519) {

    public SigningKey {
        Required.that(id >= 0 && id <= 255, "key id must be 0 to 255");
        Required.present(ed25519, "ed25519");
    }
}
