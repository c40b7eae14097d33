package foyer.hub.people;

import org.jspecify.annotations.Nullable;

/** What a member says of themselves; what they do not speak of, null, stays as it was. */
public record OwnWord(
        @Nullable DisplayName name,
        @Nullable Boolean onScreens,
        @Nullable Boolean introductions,
        @Nullable Boolean insight) {}
