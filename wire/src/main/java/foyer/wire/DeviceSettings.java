package foyer.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the hub tells a device about itself. Retained.
 *
 * @param name      as people say it ("Front door")
 * @param timeZone  of the space: it says when a day begins
 * @param passage   what a scan means at a kiosk; TOGGLE for a screen too, where it means nothing
 * @param doorColour the space's own colour, {@code #rrggbb}
 * @param printedBadges whether a badge suffices, or a phone's pass is asked for; null from a hub of before: it suffices
 * @param atTheDoor     how a kiosk's page is; null for a screen and from a hub of before: as {@link AtTheDoor#USUAL}
 */
public record DeviceSettings(
        SpaceId space,
        DeviceId device,
        String name,
        String spaceName,
        ZoneId timeZone,
        Passage passage,
        String doorColour,
        @Nullable Boolean printedBadges,
        @Nullable AtTheDoor atTheDoor) {

    public enum Passage {
        IN,
        OUT,
        TOGGLE
    }

    public DeviceSettings {
        Required.present(space, "space");
        Required.present(device, "device");
        Required.text(name, "name");
        Required.text(spaceName, "spaceName");
        Required.present(timeZone, "timeZone");
        Required.present(passage, "passage");
        Required.text(doorColour, "doorColour");
    }

    public boolean badgesSuffice() {
        return !Boolean.FALSE.equals(printedBadges);
    }

    public AtTheDoor page() {
        return atTheDoor == null ? AtTheDoor.USUAL : atTheDoor;
    }

    /** Whether this kiosk offers it; from the next settings on it may not. */
    public boolean offers(Feature feature) {
        return page().features().contains(feature.word());
    }

    /**
     * How a kiosk's page is.
     *
     * @param languages which it offers, of {@link Languages#ALL}, at least one
     * @param language  its own among them: what it speaks while nobody has chosen
     * @param features  which it has, by {@link Feature#word}; words of a later version are ignored
     * @param room      before which it stands, as the calendar writes it: who scans there comes to what is on there; null
     *     for a door of the whole house
     */
    public record AtTheDoor(
            List<String> languages,
            String language,
            Theme theme,
            List<String> features,
            @Nullable String room) {

        public static final AtTheDoor USUAL =
                new AtTheDoor(Languages.ALL, Languages.ALL.get(0), Theme.AUTO, Feature.USUAL, null);

        public static final int LONGEST_ROOM = 80;

        public AtTheDoor {
            languages = List.copyOf(Required.present(languages, "languages"));
            Required.text(language, "language");
            Required.that(
                    languages.contains(language),
                    "language is " + language + ", which is not among the languages " + languages);
            Required.present(theme, "theme");
            features = List.copyOf(Required.present(features, "features"));
            Required.that(
                    room == null || (!room.isBlank() && room.length() <= LONGEST_ROOM),
                    "room must have 1 to " + LONGEST_ROOM + " letters; leave it out for a door of the whole house");
        }
    }

    /** Light paper or dark; AUTO as the device's system has it. */
    public enum Theme {
        @JsonProperty("light")
        LIGHT,
        @JsonProperty("dark")
        DARK,
        @JsonProperty("auto")
        AUTO
    }

    /** What a kiosk may offer beside its scanner. */
    public enum Feature {
        VISITORS("visitors"),
        FIND_BY_NAME("findByName"),
        FEEDBACK("feedback"),
        LABELS("labels"),
        ROLL_CALL("rollCall"),
        EVENT_CHECK_IN("eventCheckIn");

        /** All but labels, which want a printer. */
        static final List<String> USUAL = Stream.of(values())
                .filter(feature -> feature != LABELS)
                .map(Feature::word)
                .toList();

        private final String word;

        Feature(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
