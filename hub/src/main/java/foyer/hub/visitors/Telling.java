package foyer.hub.visitors;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the house owes word of a visitor.
 *
 * @param toldAt  when the mail server had the letter, or the webhook had answered; null while they are not told
 * @param trouble why they could not be told, in words that go on after "because"; null where nothing has failed
 * @param againAt when it is tried next; null once they are told, or it has been given up
 */
public record Telling(
        Whom whom,
        @Nullable Instant toldAt,
        @Nullable String trouble,
        @Nullable Instant againAt) {

    public enum Whom {
        /** Whom they visit. */
        @JsonProperty("host")
        HOST,
        /** Who goes where the host does not answer. */
        @JsonProperty("fallback")
        FALLBACK,
        /** The space's own machine. */
        @JsonProperty("webhook")
        WEBHOOK
    }
}
