package foyer.journeys;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a computer makes of an American keyboard's keys when it takes it for another one. */
enum Keyboard {
    AMERICAN("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"),
    GERMAN("ABCDEFGHIJKLMNOPQRSTUVWXZY", "0123456789"),
    FRENCH("QBCDEFGHIJKL?NOPARSTUVZXYW", "à&é\"'(-è_ç"),
    CYRILLIC("ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ", "0123456789"),
    ARABIC("شﻻؤيثبلاهتنمةىخحضقسفعرصءغئ", "٠١٢٣٤٥٦٧٨٩"),
    AMERICAN_WITH_CAPS_LOCK("abcdefghijklmnopqrstuvwxyz", "0123456789");

    private final String letters; // what comes out for A to Z
    private final String digits;

    Keyboard(String letters, String digits) {
        this.letters = letters;
        this.digits = digits;
    }

    /** As a scanner does: all keys at once, and Enter. */
    void types(String code, Page page) {
        List<Map<String, String>> keys = new ArrayList<>();
        code.chars()
                .forEach(c -> keys.add(
                        Character.isDigit(c)
                                ? key(digits.charAt(c - '0'), "Digit" + (char) c)
                                : key(letters.charAt(c - 'A'), "Key" + (char) c)));
        keys.add(Map.of("key", "Enter", "code", "Enter"));
        page.evaluate(
                "keys => keys.forEach((key) => document.body.dispatchEvent("
                        + "new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })))",
                keys);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, String> key(char said, String code) {
        return Map.of("key", String.valueOf(said), "code", code);
    }
}
