package foyer.hub.people;

import foyer.wire.Languages;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of themselves; what they do not speak of, null, stays as it was.
 *
 * @param language in which they like to be answered, or {@link #AS_THE_DOOR}
 */
public record OwnWord(
        @Nullable DisplayName name,
        @Nullable Boolean onScreens,
        @Nullable Boolean introductions,
        @Nullable Boolean insight,
        @Nullable String language) {

    /** In whichever language the door speaks. */
    public static final String AS_THE_DOOR = "auto";

    public OwnWord {
        if (language != null && !language.equals(AS_THE_DOOR) && !Languages.has(language)) {
            throw new IllegalArgumentException("language must be " + AS_THE_DOOR + " or one of " + Languages.ALL);
        }
    }
}
