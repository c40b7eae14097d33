package foyer.hub.events;

import foyer.hub.imports.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;

/** An iCalendar file (RFC 5545) as text, and the events in it; one that cannot be read is refused whole. */
final class CalendarFile {

    private static final int MOST_BYTES = 2_000_000;
    private static final int MOST_EVENTS = 5_000;
    private static final Pattern PARSER_SAYS = Pattern.compile("Error at line \\d+:\\s*(.*)", Pattern.DOTALL);

    private final String text;
    private final List<VEvent> events;

    private CalendarFile(String text, List<VEvent> events) {
        this.text = text;
        this.events = List.copyOf(events);
    }

    static CalendarFile read(byte[] file) throws Refused {
        if (file.length > MOST_BYTES) {
            throw new Refused("The calendar is larger than 2 MB. Export a shorter span of it.");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Refused("The calendar is not UTF-8. Export it again as an iCalendar (.ics) file.");
        }
    }

    /** Line ends are made what the standard says: programs write others, and the parser loses its way in them. */
    static CalendarFile read(String text) throws Refused {
        if (text.indexOf('\0') >= 0) {
            throw new Refused("The calendar has NUL characters in it, so it is no text. Export it again.");
        }
        try {
            String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
            List<VEvent> events = new ArrayList<>();
            new CalendarBuilder()
                    .build(new StringReader(lines.startsWith("\uFEFF") ? lines.substring(1) : lines))
                    .getComponents("VEVENT")
                    .forEach(event -> events.add((VEvent) event));
            if (events.size() > MOST_EVENTS) {
                throw new Refused("The calendar has " + events.size() + " events; at most 5,000 are taken.");
            }
            return new CalendarFile(text, events);
        } catch (ParserException e) {
            throw new Refused(e.getLineNo(), words(e) + ". Nothing of the calendar was taken over.");
        } catch (IOException | RuntimeException e) {
            throw new Refused("The calendar cannot be read: " + e.getMessage() + ". Nothing of it was taken over.");
        }
    }

    String text() {
        return text;
    }

    List<VEvent> events() {
        return events;
    }

    private static String words(ParserException e) {
        Matcher said = PARSER_SAYS.matcher(String.valueOf(e.getMessage()));
        return "in this line, or shortly before it: "
                + (said.matches() ? said.group(1) : String.valueOf(e.getMessage())).strip();
    }
}
