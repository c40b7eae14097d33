package foyer.hub.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an authenticator has signed, looked at (WebAuthn Level 2, 7.1 and 7.2): the kind of ceremony, the challenge, the
 * origin, the site, that somebody was there and was recognised, the signature, the counter. Whose authenticator it is does
 * not matter here (attestation "none").
 */
final class PasskeyProof {

    private static final Logger log = LoggerFactory.getLogger(PasskeyProof.class);

    /** ES256, Ed25519 and RS256, as a page asks for them. */
    private static final List<PublicKeyCredentialParameters> KEYS = List.of(
            kind(COSEAlgorithmIdentifier.ES256),
            kind(COSEAlgorithmIdentifier.EdDSA),
            kind(COSEAlgorithmIdentifier.RS256));

    private static final boolean RECOGNISED = true;
    private static final boolean PRESENT = true;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    /**
     * A key that has just been made.
     *
     * @param authenticator as it is kept
     */
    record Made(String id, JsonObject authenticator, long counter) {}

    /** What an answer says of itself, before anything in it is believed. */
    record Claim(AuthenticationData data, String challenge, String id) {}

    /** The challenge that a new key has answered; nothing where the answer cannot be read. */
    Optional<String> challenge(Passkeys.NewKey given) {
        return read(given).map(data -> challenge(data.getCollectedClientData()));
    }

    Optional<Made> made(Passkeys.NewKey given, String challenge, URI origin) {
        return read(given).flatMap(data -> {
            RegistrationParameters wanted =
                    new RegistrationParameters(site(origin, origin.getHost(), challenge), KEYS, RECOGNISED, PRESENT);
            try {
                manager.verify(data, wanted);
            } catch (DataConversionException | VerificationException e) {
                log.warn("A new passkey is not taken: {}", e.getMessage());
                return Optional.empty();
            }
            AuthenticatorData<?> said = data.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData key = said.getAttestedCredentialData();
            return Optional.of(new Made(
                    base64(key.getCredentialId()),
                    new JsonObject()
                            .put("site", origin.getHost())
                            .put("key", base64(keys.convert(key)))
                            .put("mayBeCopied", said.isFlagBE()),
                    said.getSignCount()));
        });
    }

    Optional<Claim> claim(Passkeys.Assertion given) {
        try {
            AuthenticationData data = manager.parse(new AuthenticationRequest(
                    bytes(given.id()),
                    bytes(given.userHandle()),
                    bytes(given.authenticatorData()),
                    bytes(given.clientDataJSON()),
                    bytes(given.signature())));
            CollectedClientData client = data.getCollectedClientData();
            return client == null || data.getAuthenticatorData() == null
                    ? Optional.empty()
                    : Optional.of(new Claim(data, challenge(client), base64(bytes(given.id()))));
        } catch (DataConversionException | IllegalArgumentException e) {
            log.warn("A passkey's answer cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it is signed by this key, for this account, here and now. */
    boolean holds(Claim claim, PasskeySql.Kept kept, URI origin) {
        byte[] whose = claim.data().getUserHandle();
        if (whose == null || !Arrays.equals(whose, handle(kept.staff()))) {
            log.warn("A passkey is refused: it says that it is another account's");
            return false;
        }
        CredentialRecordImpl record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                kept.authenticator().getBoolean("mayBeCopied"),
                false,
                kept.counter(),
                keys.convert(bytes(kept.authenticator().getString("key"))),
                null,
                null,
                null,
                null);
        ServerProperty here = site(origin, kept.authenticator().getString("site"), claim.challenge());
        try {
            manager.verify(claim.data(), new AuthenticationParameters(here, record, null, RECOGNISED, PRESENT));
            return true;
        } catch (DataConversionException | VerificationException e) {
            log.warn("A passkey of {} is refused: {}", kept.email(), e.getMessage());
            return false;
        }
    }

    /** By which an authenticator knows whose key it holds: no name, no address. */
    static byte[] handle(int staff) {
        return ("staff " + staff).getBytes(StandardCharsets.US_ASCII);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Optional<RegistrationData> read(Passkeys.NewKey given) {
        try {
            RegistrationData data = manager.parse(
                    new RegistrationRequest(bytes(given.attestationObject()), bytes(given.clientDataJSON())));
            return data.getCollectedClientData() == null || data.getAttestationObject() == null
                    ? Optional.empty()
                    : Optional.of(data);
        } catch (DataConversionException | IllegalArgumentException e) {
            log.warn("A new passkey cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ServerProperty site(URI origin, String site, String challenge) {
        return new ServerProperty(new Origin(origin.toString()), site, new DefaultChallenge(bytes(challenge)));
    }

    private static String challenge(CollectedClientData client) {
        return base64(client.getChallenge().getValue());
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static PublicKeyCredentialParameters kind(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }
}
