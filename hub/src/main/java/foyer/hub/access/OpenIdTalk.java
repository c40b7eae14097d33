package foyer.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said between the hub and the provider. Blocks: on worker threads only, any of them. */
final class OpenIdTalk {

    private static final Logger log = LoggerFactory.getLogger(OpenIdTalk.class);

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 200_000;

    /** Signed with a private key only: nothing unsigned, and nothing signed with a secret that the hub has too. */
    private static final Set<JWSAlgorithm> SIGNED_WITH =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final OpenIdProvider provider;
    private volatile @Nullable Met met; // from the first sign-in on

    private record Met(OIDCProviderMetadata says, IDTokenValidator tokens) {}

    /** What one sign-in must bring back, beside its state. */
    record Secrets(String nonce, String verifier) {}

    OpenIdTalk(OpenIdProvider provider) {
        this.provider = provider;
    }

    /** Where a browser is sent to be asked who it is. */
    URI question(URI back, String state, Secrets secrets) throws IOException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email"), new ClientID(provider.clientId()), back)
                .endpointURI(met().says().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(secrets.nonce()))
                .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Whose code this is: the e-mail that the provider has verified; nobody's where anything is wrong with the answer. */
    Optional<String> answer(URI back, String code, Secrets secrets) throws IOException {
        try {
            SignedJWT token = token(back, code, secrets);
            IDTokenClaimsSet claims = met().tokens().validate(token, new Nonce(secrets.nonce()));
            if (!Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
                log.warn("Somebody from {} is not let in: it has not verified their e-mail", provider.issuer());
                return Optional.empty();
            }
            return Optional.ofNullable(claims.getStringClaim("email"));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            log.warn("Somebody from {} is not let in: {}", provider.issuer(), e.getMessage());
            return Optional.empty();
        }
    }

    private SignedJWT token(URI back, String code, Secrets secrets)
            throws IOException, ParseException, BadJOSEException {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(secrets.verifier()));
        HTTPRequest request = new TokenRequest.Builder(met().says().getTokenEndpointURI(), whoAsks(), grant)
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        request.setFollowRedirects(false);
        TokenResponse response = OIDCTokenResponseParser.parse(request.send());
        if (response instanceof OIDCTokenResponse came
                && came.getOIDCTokens().getIDToken() instanceof SignedJWT signed) {
            return signed;
        }
        throw new BadJOSEException(
                response.indicatesSuccess()
                        ? "there is no signed ID token"
                        : "the code is refused: "
                                + response.toErrorResponse().getErrorObject().getCode());
    }

    private ClientAuthentication whoAsks() throws IOException {
        ClientID id = new ClientID(provider.clientId());
        Secret secret = new Secret(provider.clientSecret());
        List<ClientAuthenticationMethod> ways = met().says().getTokenEndpointAuthMethods();
        return ways == null || ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(id, secret)
                : new ClientSecretPost(id, secret);
    }

    /** Asked at the first sign-in, not at the start: a hub opens without it. */
    private Met met() throws IOException {
        Met known = met;
        if (known == null) {
            known = meet();
            met = known;
        }
        return known;
    }

    private Met meet() throws IOException {
        Issuer issuer = new Issuer(provider.issuer());
        try {
            OIDCProviderMetadata says = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            asPrivateAsTheIssuer(says.getAuthorizationEndpointURI());
            asPrivateAsTheIssuer(says.getTokenEndpointURI());
            asPrivateAsTheIssuer(says.getJWKSetURI());
            JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                            says.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES))
                    .refreshAheadCache(false)
                    .build();
            return new Met(
                    says,
                    new IDTokenValidator(
                            issuer,
                            new ClientID(provider.clientId()),
                            new JWSVerificationKeySelector<>(SIGNED_WITH, keys),
                            null));
        } catch (GeneralException e) {
            throw new IOException("What " + issuer + " says of itself cannot be used: " + e.getMessage(), e);
        }
    }

    private void asPrivateAsTheIssuer(@Nullable URI where) throws IOException {
        if (where == null || !String.valueOf(provider.issuer().getScheme()).equals(where.getScheme())) {
            throw new IOException(provider.issuer() + " names " + where + ", which is not as private as itself");
        }
    }
}
