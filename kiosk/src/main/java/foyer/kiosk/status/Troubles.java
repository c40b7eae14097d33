package foyer.kiosk.status;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong at this kiosk now, in words for whoever looks after it. Vert.x context only. */
public final class Troubles {

    private static final Logger log = LoggerFactory.getLogger(Troubles.class);

    /** Where something can be wrong; one trouble each. */
    public enum Place {
        JOURNAL,
        DISK
    }

    private final Map<Place, String> now = new EnumMap<>(Place.class);
    private final List<Runnable> onChange = new ArrayList<>();

    public Troubles onChange(Runnable heard) {
        onChange.add(heard);
        return this;
    }

    public void raise(Place place, String words) {
        if (!words.equals(now.put(place, words))) {
            log.error("Trouble: {}", words);
            onChange.forEach(Runnable::run);
        }
    }

    public void clear(Place place) {
        String words = now.remove(place);
        if (words != null) {
            log.info("No longer: {}", words);
            onChange.forEach(Runnable::run);
        }
    }

    /** For the page, which says it in its own words. */
    List<Place> places() {
        return List.copyOf(now.keySet());
    }

    public List<String> words() {
        return List.copyOf(now.values());
    }
}
