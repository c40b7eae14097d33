package foyer.hub.people;

/**
 * What a member allows, purpose by purpose; nothing until they say so.
 *
 * @param onScreens     a wall may show their display name
 * @param introductions they may be introduced to others
 * @param insight       what they come for may be counted together with their interests, never by name
 */
public record Allows(boolean onScreens, boolean introductions, boolean insight) {

    public static final Allows NOTHING = new Allows(false, false, false);
}
