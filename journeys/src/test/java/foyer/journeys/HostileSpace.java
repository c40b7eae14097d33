package foyer.journeys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foyer.journeys.house.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A space in which everything that people write is hostile text. */
final class HostileSpace {

    /** What a spreadsheet would work out. */
    static final List<String> FORMULAS =
            List.of("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"//evil.example\")");

    private static final ObjectMapper JSON = new ObjectMapper();

    private HostileSpace() {}

    static Path in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("space.yaml"), JSON.writeValueAsString(settings()));
            Files.writeString(folder.resolve("members.csv"), members());
            Files.writeString(folder.resolve("events.ics"), events());
            Files.writeString(folder.resolve("prompts.csv"), prompts());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode settings() {
        ObjectNode space = JSON.createObjectNode()
                .put("slug", House.SPACE)
                .put("name", HostileText.packed(80).get(0))
                .put("timeZone", ZoneId.systemDefault().getId())
                .put("capacity", 500)
                .put("wifi", HostileText.packed(80).get(1));
        for (String list : List.of("meetingPlaces", "rooms", "houseRules")) {
            ArrayNode lines = space.putArray(list);
            HostileText.packed(300).forEach(lines::add);
        }
        ArrayNode announcements = space.putArray("announcements");
        List<String> titles = HostileText.packed(120);
        List<String> texts = HostileText.packed(1_000);
        for (int i = 0; i < texts.size(); i++) {
            announcements.addObject().put("title", titles.get(i)).put("text", texts.get(i));
        }
        return space;
    }

    private static String members() {
        StringBuilder csv =
                new StringBuilder("id,name,displayName,email,interests,background,onScreens,introductions\r\n");
        List<String> names = new ArrayList<>(HostileText.packed(120));
        names.addAll(FORMULAS);
        names.add("Ada\r\nSet-Cookie: a=b");
        for (int i = 0; i < names.size(); i++) {
            String name = cell(names.get(i));
            String shared = cell(HostileText.all().get(1).replace(";", ","));
            csv.append("M" + i + "," + name + "," + name + ",m" + i + "@example.org," + shared + "," + shared
                    + ",yes,yes\r\n");
        }
        return csv.toString();
    }

    private static String events() {
        StringBuilder ics = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//hostile//EN\r\n");
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.systemDefault());
        List<String> texts = HostileText.packed(200);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
            ics.append("BEGIN:VEVENT\r\nUID:e" + i + "\r\nDTSTART;VALUE=DATE:" + today.format(day) + "\r\nSUMMARY:"
                    + text + "\r\nLOCATION:" + text + "\r\nDESCRIPTION:" + text + "\r\nEND:VEVENT\r\n");
        }
        return ics.append("END:VCALENDAR\r\n").toString();
    }

    private static String prompts() {
        StringBuilder csv = new StringBuilder("id,depth,kind,text\r\n");
        List<String> texts = HostileText.packed(190);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).replace("{it}", "");
            csv.append("p" + i + ",1,any," + cell(text) + "\r\n");
            csv.append("i" + i + ",1,interest," + cell("{it} " + text) + "\r\n");
        }
        return csv.toString();
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
