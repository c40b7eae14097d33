package foyer.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The languages that the house speaks at its doors, by their BCP 47 codes. */
public final class Languages {

    /** In the order in which they are offered; the first is spoken where nothing else is said. */
    public static final List<String> ALL = List.of("en", "es", "fr", "de", "pt", "ar");

    private Languages() {}

    public static boolean has(@Nullable String language) {
        return language != null && ALL.contains(language);
    }
}
