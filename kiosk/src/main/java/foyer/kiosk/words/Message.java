package foyer.kiosk.words;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One ICU message, taken apart: a list of texts and of arguments as maps, as {@code words.js} puts them together.
 *
 * <p>{@code {"arg": "name"}} is a plain argument, {@code {"arg": "at", "type": "time", "style": "short"}} a formatted one,
 * and {@code {"arg": "waiting", "plural": {"one": […], "other": […]}}} a choice, as are {@code ordinal} and {@code select}.
 */
final class Message {

    /** What the page can format; a style is one of CLDR's lengths. */
    private static final Set<String> TYPES = Set.of("number", "date", "time");

    private static final Set<String> STYLES = Set.of("short", "medium", "long", "full");

    private final MessagePattern pattern;

    /**
     * Takes it apart.
     *
     * @throws IllegalArgumentException where it is no ICU message, or says what the page cannot
     */
    static List<Object> parts(String message) {
        return new Message(new MessagePattern(message)).parts(0, null);
    }

    private Message(MessagePattern pattern) {
        this.pattern = pattern;
    }

    /**
     * From {@code start}, which is where a message begins.
     *
     * @param counted the argument that {@code #} stands for
     */
    private List<Object> parts(int start, @Nullable String counted) {
        List<Object> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int said = pattern.getPart(start).getLimit();
        for (int i = start + 1; ; i++) {
            Part part = pattern.getPart(i);
            text.append(pattern.getPatternString(), said, part.getIndex());
            said = part.getLimit();
            switch (part.getType()) {
                case MSG_LIMIT -> {
                    finish(text, parts);
                    return parts;
                }
                case ARG_START -> {
                    finish(text, parts);
                    parts.add(argument(i));
                    i = pattern.getLimitPartIndex(i);
                    said = pattern.getPart(i).getLimit();
                }
                case REPLACE_NUMBER -> {
                    finish(text, parts);
                    parts.add(Map.of("arg", String.valueOf(counted), "type", "number"));
                }
                case INSERT_CHAR -> text.append((char) part.getValue());
                default -> {} // an apostrophe that only quotes
            }
        }
    }

    private static void finish(StringBuilder text, List<Object> parts) {
        if (text.length() > 0) {
            parts.add(text.toString());
            text.setLength(0);
        }
    }

    private Map<String, Object> argument(int start) {
        ArgType type = pattern.getPart(start).getArgType();
        String name = pattern.getSubstring(pattern.getPart(start + 1));
        Map<String, Object> argument = new LinkedHashMap<>();
        argument.put("arg", name);
        switch (type) {
            case NONE -> {}
            case SIMPLE -> {
                argument.put("type", oneOf(TYPES, pattern.getSubstring(pattern.getPart(start + 2))));
                Part style = pattern.getPart(start + 3);
                if (style.getType() == Part.Type.ARG_STYLE) {
                    argument.put(
                            "style", oneOf(STYLES, pattern.getSubstring(style).strip()));
                }
            }
            case PLURAL -> argument.put("plural", choices(start, name));
            case SELECTORDINAL -> argument.put("ordinal", choices(start, name));
            case SELECT -> argument.put("select", choices(start, null));
            default -> throw new IllegalArgumentException("{" + name + ", " + type + "} is not said at the door");
        }
        return argument;
    }

    private Map<String, Object> choices(int start, @Nullable String counted) {
        Map<String, Object> choices = new LinkedHashMap<>();
        int limit = pattern.getLimitPartIndex(start);
        String selector = "";
        for (int i = start + 2; i < limit; i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_SELECTOR) {
                selector = pattern.getSubstring(part);
            } else if (part.getType() == Part.Type.MSG_START) {
                choices.put(selector, parts(i, counted));
                i = pattern.getLimitPartIndex(i);
            }
        }
        return choices;
    }

    private static String oneOf(Set<String> known, String said) {
        if (!known.contains(said)) {
            throw new IllegalArgumentException("\"" + said + "\" is not one of " + known);
        }
        return said;
    }
}
