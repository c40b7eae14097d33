package foyer.hub.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The token by which a page shows that it has read the session's own answer, which no page of another site can. Derived
 * from the session's token, which cannot be had back from it: one more secret without one more to keep.
 */
public final class Csrf {

    private Csrf() {}

    /** The one that belongs to this session. */
    public static String of(String sessionToken) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SessionToken.hash("foyer csrf\n" + sessionToken));
    }

    /** Whether what a page has sent belongs to this session; in the same time, however much of it is right. */
    public static boolean fits(String sessionToken, String given) {
        return MessageDigest.isEqual(
                of(sessionToken).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
