package foyer.journeys;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A language that nobody speaks: English with accents, 40 % longer and in brackets. Words without accents stand in the page
 * and not in the catalogue, and a missing bracket is cut-off text.
 */
final class Pseudo {

    private static final String PLAIN = "aceiounyACEIOUNY";
    private static final String ACCENTED = "åçéîöûñýÅÇÉÎÖÛÑÝ";

    private Pseudo() {}

    static Map<String, String> of(Map<String, String> english) {
        Map<String, String> pseudo = new LinkedHashMap<>();
        english.forEach((key, message) -> pseudo.put(key, of(message)));
        return pseudo;
    }

    /** Only what is said is changed, not the names, forms and signs of arguments. */
    private static String of(String message) {
        MessagePattern pattern = new MessagePattern(message);
        StringBuilder pseudo = new StringBuilder("[");
        Deque<Part.Type> within = new ArrayDeque<>();
        int letters = 0;
        int said = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            String before = message.substring(said, Math.max(said, part.getIndex()));
            boolean text = within.peek() == Part.Type.MSG_START;
            letters += text ? before.length() : 0;
            pseudo.append(text ? accented(before) : before);
            said = Math.max(said, part.getIndex());
            pseudo.append(message, said, Math.max(said, part.getLimit()));
            said = Math.max(said, part.getLimit());
            switch (part.getType()) {
                case MSG_START, ARG_START -> within.push(part.getType());
                case MSG_LIMIT, ARG_LIMIT -> within.pop();
                default -> {}
            }
        }
        return pseudo.append(" ~".repeat((letters + 4) / 5)).append(']').toString();
    }

    private static String accented(String text) {
        StringBuilder accented = new StringBuilder();
        text.chars().forEach(c -> {
            int at = PLAIN.indexOf(c);
            accented.append(at < 0 ? (char) c : ACCENTED.charAt(at));
        });
        return accented.toString();
    }
}
