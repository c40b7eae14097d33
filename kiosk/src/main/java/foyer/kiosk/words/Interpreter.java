package foyer.kiosk.words;

import foyer.wire.DeviceSettings;
import foyer.wire.Verdict.About;
import foyer.wire.Verdict.Refused;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says to a program that asks what the page would say, in the language that it asks for. */
public final class Interpreter {

    /** As the page writes dates and figures. */
    private static final Map<String, String> LOCALES = Map.of("en", "en-GB", "pt", "pt-PT", "ar", "ar-u-nu-arab");

    private final Catalogues words;
    private final Supplier<DeviceSettings> door;

    public Interpreter(Catalogues words, Supplier<DeviceSettings> door) {
        this.words = words;
        this.door = door;
    }

    /**
     * The one of the door's languages that is wanted most.
     *
     * @param wanted an {@code Accept-Language} (RFC 9110, 12.5.4); the door's own language where it names none, or is none
     */
    public String languageFor(@Nullable String wanted) {
        List<String> spoken = door.get().page().languages();
        String own = door.get().page().language();
        return ranges(wanted).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range ->
                        range.getRange().equals("*") ? own : range.getRange().split("-", 2)[0])
                .filter(spoken::contains)
                .findFirst()
                .orElse(own);
    }

    /** The same refusal; as it was where this language has no words for its reason. */
    public Refused in(String language, Refused refused) {
        Map<String, String> catalogue = words.in(language);
        String key = "refused." + refused.reason();
        String what = catalogue.get(key + ".what");
        String advice = catalogue.get(key + ".advice");
        return what == null || advice == null
                ? refused
                : new Refused(
                        refused.reason(),
                        put(what, refused.about(), language),
                        put(advice, refused.about(), language),
                        refused.about());
    }

    /** Most wanted first. */
    private static List<Locale.LanguageRange> ranges(@Nullable String wanted) {
        try {
            return wanted == null || wanted.isBlank() ? List.of() : Locale.LanguageRange.parse(wanted);
        } catch (IllegalArgumentException nothingLikeIt) {
            return List.of();
        }
    }

    /** A refusal names a day, a time or a title, and nothing else. */
    private String put(String message, @Nullable About about, String language) {
        StringBuilder said = new StringBuilder();
        for (Object part : Message.parts(message)) {
            said.append(
                    part instanceof Map<?, ?> argument
                            ? value(String.valueOf(argument.get("arg")), about, language)
                            : part);
        }
        return said.toString();
    }

    private String value(String argument, @Nullable About about, String language) {
        Locale locale = Locale.forLanguageTag(LOCALES.getOrDefault(language, language));
        ZoneId zone = door.get().timeZone();
        if (about == null) {
            return "";
        }
        return switch (argument) {
            case "day" -> format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), locale, about.day());
            case "at" ->
                about.at() == null
                        ? ""
                        : DateTimeFormatter.ofPattern("HH:mm", locale)
                                .localizedBy(locale)
                                .format(about.at().atZone(zone));
            default -> about.title() == null ? "" : about.title();
        };
    }

    private static String format(DateTimeFormatter format, Locale locale, @Nullable LocalDate day) {
        return day == null ? "" : format.localizedBy(locale).format(day);
    }
}
