package foyer.hub.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row: its cells by name, trimmed, runs of white space made one space; {@code ""} for an empty cell. */
public final class TableRow {

    private static final int MOST_IN_A_LIST = 30;

    private final int line;
    private final Header header;
    private final List<String> cells;

    TableRow(int line, Header header, List<String> cells) {
        this.line = line;
        this.header = header;
        this.cells = cells;
    }

    /** Of the file, from 1, where the row begins. */
    public int line() {
        return line;
    }

    /** Whether the file has the column at all. */
    public boolean has(String column) {
        return header.places().containsKey(column);
    }

    /** What must not be empty. */
    public String required(String column, int longest) throws Refused {
        String text = text(column, longest);
        if (text.isEmpty()) {
            throw refused(column + " is empty. Fill it in, and import the file again.");
        }
        return text;
    }

    public String text(String column, int longest) throws Refused {
        Integer place = header.places().get(column);
        String text = place == null ? "" : cells.get(place).strip().replaceAll("\\s+", " ");
        if (text.length() > longest) {
            throw refused(column + " has " + text.length() + " characters; at most " + longest + " fit. Shorten it.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(column + " has control characters in it. Type it anew.");
        }
        return text;
    }

    /** What stands between semicolons, each once, in its order. */
    public List<String> list(String column, int longestEntry) throws Refused {
        List<String> entries = new ArrayList<>();
        for (String part : text(column, (longestEntry + 2) * MOST_IN_A_LIST).split(";", -1)) {
            String entry = part.strip();
            if (entry.length() > longestEntry) {
                throw refused("\"" + entry.substring(0, 20) + "…\" in " + column + " is longer than " + longestEntry
                        + " characters. Entries are separated by semicolons.");
            }
            if (!entry.isEmpty() && !entries.contains(entry)) {
                entries.add(entry);
            }
        }
        if (entries.size() > MOST_IN_A_LIST) {
            throw refused(column + " has " + entries.size() + " entries; at most " + MOST_IN_A_LIST + " are kept.");
        }
        return List.copyOf(entries);
    }

    /** An empty cell is a no: what nobody said yes to is not allowed. */
    public boolean yes(String column) throws Refused {
        String said = text(column, 20).toLowerCase(Locale.ROOT);
        if (!said.isEmpty() && !said.equals("yes") && !said.equals("no")) {
            throw refused(column + " must be yes or no, not \"" + said + "\".");
        }
        return said.equals("yes");
    }

    public @Nullable LocalDate date(String column) throws Refused {
        String said = text(column, 40);
        try {
            return said.isEmpty() ? null : LocalDate.parse(said);
        } catch (DateTimeException e) {
            throw refused(column + " must be a date like 2026-11-21, not \"" + said + "\".");
        }
    }

    public Refused refused(String words) {
        return new Refused(line, words);
    }
}
