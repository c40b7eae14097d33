package foyer.hub.introductions;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that people typed, made comparable: "  Web  Design" is "web design". */
final class Terms {

    private Terms() {}

    static String key(String term) {
        return term.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static String key(@Nullable String term, String none) {
        return term == null ? none : key(term);
    }

    /** As they were typed, by what they compare as. */
    static Map<String, String> byKey(Collection<String> terms) {
        Map<String, String> byKey = new LinkedHashMap<>();
        terms.forEach(term -> byKey.putIfAbsent(key(term), term));
        return byKey;
    }
}
