package foyer.hub.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import foyer.hub.imports.ImportReport.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file (RFC 4180, UTF-8 with or without byte order mark) as rows with named cells. What is wrong with single
 * rows is kept beside the good ones; a file that cannot be trusted at all is refused whole.
 */
public final class Table {

    static final int MOST_BYTES = 5_000_000;
    static final int MOST_ROWS = 20_000;

    /** Spreadsheets of half of Europe write these instead of commas. */
    private static final CsvReaderBuilder COMMAS = CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE);

    private final List<TableRow> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Reads a whole file.
     *
     * @param required columns without which the file means nothing
     * @param optional columns that may be missing; any other is named in the notes and passed over
     */
    public static Table read(byte[] file, List<String> required, List<String> optional) throws Refused {
        if (file.length > MOST_BYTES) {
            throw new Refused("The file is larger than 5 MB. Split it, and import the parts one after the other.");
        }
        List<CsvRecord> records = records(text(file));
        if (records.isEmpty()) {
            throw new Refused("The file is empty. Its first line must name the columns: " + named(required) + ".");
        }
        if (records.size() - 1 > MOST_ROWS) {
            throw new Refused(
                    "The file has more than 20,000 rows. Split it, and import the parts one after the other.");
        }
        Header header = Header.of(records.get(0), required, optional);
        Table table = new Table();
        table.notes.addAll(header.notes());
        records.subList(1, records.size()).forEach(each -> table.add(each, header));
        return table;
    }

    public List<TableRow> rows() {
        return List.copyOf(rows);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void add(CsvRecord each, Header header) {
        int line = (int) each.getStartingLineNumber();
        if (each.getFieldCount() != header.size()) {
            problems.add(new Problem(
                    line,
                    "has " + each.getFieldCount() + " cells where the first line names " + header.size()
                            + " columns. A cell with a comma in it must stand in double quotes."));
        } else {
            rows.add(new TableRow(line, header, each.getFields()));
        }
    }

    private static String text(byte[] file) throws Refused {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refused("The file is not UTF-8. Save it as \"CSV UTF-8\" and import it again.");
        }
    }

    private static List<CsvRecord> records(String text) throws Refused {
        try (CsvReader<CsvRecord> reader = COMMAS.ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException e) {
            throw new Refused("The file is not a table that can be read: " + e.getMessage()
                    + ". Save it as \"CSV UTF-8\" and import it again.");
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A text in memory cannot be closed", e);
        }
    }

    static String named(List<String> columns) {
        return String.join(", ", columns);
    }
}
