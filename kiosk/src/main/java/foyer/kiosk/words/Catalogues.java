package foyer.kiosk.words;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import foyer.wire.Languages;
import foyer.wire.Wire;
import foyer.wire.page.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page at the door says, by language and key: {@code page/kiosk/words/<language>.json}, in ICU's message format.
 * ICU itself takes the messages apart, once and here, so that the page needs no parser and a broken message stops the start
 * and not a member.
 */
public final class Catalogues {

    private static final String MODULE = "kiosk/catalogues.js";

    private final Map<String, Map<String, String>> byLanguage;

    /** Reads all of them; blocks, for the start of the program. */
    public static Catalogues load() {
        Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
        Languages.ALL.forEach(language -> byLanguage.put(language, read(language)));
        return new Catalogues(byLanguage);
    }

    private Catalogues(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** The same with one language more. */
    public Catalogues with(String language, Map<String, String> messages) {
        Map<String, Map<String, String>> more = new LinkedHashMap<>(byLanguage);
        more.put(language, messages);
        return new Catalogues(more);
    }

    public Map<String, String> in(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    /** The files of the page, with the words among them. */
    public Assets into(Assets assets) {
        Map<String, Object> apart = new LinkedHashMap<>();
        byLanguage.forEach((language, messages) -> apart.put(language, apart(language, messages)));
        String module = "export const catalogues = " + new String(Wire.encode(apart), StandardCharsets.UTF_8) + ";\n";
        return assets.withFile(MODULE, module.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, List<Object>> apart(String language, Map<String, String> messages) {
        Map<String, List<Object>> apart = new LinkedHashMap<>();
        messages.forEach((key, message) -> {
            try {
                apart.put(key, Message.parts(message));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("words/" + language + ".json: " + key + ": " + e.getMessage(), e);
            }
        });
        return apart;
    }

    private static Map<String, String> read(String language) {
        String resource = "page/kiosk/words/" + language + ".json";
        try (InputStream in = Catalogues.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new ObjectMapper().readValue(in, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read: " + e.getMessage(), e);
        }
    }
}
