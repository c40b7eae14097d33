package foyer.hub.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of themselves.
 *
 * @param name          their full name, for staff only
 * @param displayName   what they chose to be called, everywhere else
 * @param languages     ISO 639 codes, lower case
 * @param language      in which they like to be answered at the door, of {@link foyer.wire.Languages#ALL}
 */
public record Profile(
        String name,
        String displayName,
        @Nullable String email,
        List<String> languages,
        List<String> interests,
        List<String> offers,
        List<String> wants,
        @Nullable String background,
        @Nullable String challenge,
        Allows allows,
        @Nullable LocalDate memberSince,
        @Nullable String language) {

    /** How long somebody is new. */
    public static final int NEWCOMER_DAYS = 30;

    public Profile {
        languages = List.copyOf(languages);
        interests = List.copyOf(interests);
        offers = List.copyOf(offers);
        wants = List.copyOf(wants);
    }

    public boolean isNewcomer(LocalDate today) {
        return memberSince != null && ChronoUnit.DAYS.between(memberSince, today) < NEWCOMER_DAYS;
    }
}
