package foyer.hub.visitors;

import foyer.wire.MemberId;
import foyer.wire.Required;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How a space receives its visitors.
 *
 * @param fallback      a member who is told where the host does not answer, and of whoever visits nobody in particular
 * @param answerSeconds how long the host has to say that they come
 * @param webhook       an address that is told of each visitor, signed as Standard Webhooks has it
 * @param webhookSecret with which it is signed: {@code whsec_} and base64 of 24 to 64 bytes
 */
public record Reception(
        @Nullable MemberId fallback,
        int answerSeconds,
        @Nullable String webhook,
        @Nullable String webhookSecret) {

    private static final String PREFIX = "whsec_";

    static final Reception USUAL = new Reception(null, 180, null, null);

    public Reception {
        Required.that(
                answerSeconds >= 30 && answerSeconds <= 3_600, "answerSeconds must be 30 to 3600 (for example 180)");
        Required.that(
                (webhook == null) == (webhookSecret == null),
                "webhook and webhookSecret belong together: give both, or none");
        Required.that(webhook == null || isWebAddress(webhook), "webhook must look like https://example.org/visitors");
        Required.that(
                webhookSecret == null || signs(webhookSecret),
                "webhookSecret must be whsec_ and base64 of 24 to 64 bytes");
    }

    /** Decoded as what signs with it does: not every text of these letters is base64 of anything. */
    static boolean signs(String secret) {
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return secret.startsWith(PREFIX) && bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        return text.matches("https?://\\S+") && URI.create(text).getHost() != null;
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "Reception[fallback " + fallback + "]";
    }
}
