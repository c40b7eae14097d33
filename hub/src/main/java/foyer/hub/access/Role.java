package foyer.hub.access;

import java.util.Locale;

/** What somebody of the staff is in a space. What each may do stands in the contract, beside every operation. */
public enum Role {
    /** Everything, also staff and their roles. */
    OWNER,
    /** The whole house but its staff. */
    MANAGER,
    /** People, events and introductions; no devices, no keys. */
    COMMUNITY,
    /** Who is in and who comes, names and passes: what it takes to help at the door. */
    DESK;

    /** As the contract, the API and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word.
     *
     * @throws IllegalArgumentException where there is no such role
     */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
