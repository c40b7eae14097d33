package foyer.hub.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first line of a table: which column stands where. */
record Header(int size, Map<String, Integer> places, List<String> notes) {

    static Header of(CsvRecord first, List<String> required, List<String> optional) throws Refused {
        Map<String, Integer> places = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < first.getFieldCount(); place++) {
            String column = first.getField(place).strip();
            if (!required.contains(column) && !optional.contains(column)) {
                unknown.add("\"" + column + "\"");
            } else if (places.put(column, place) != null) {
                throw new Refused(1, "The column " + column + " is there twice. Take one of them out.");
            }
        }
        List<String> missing =
                required.stream().filter(each -> !places.containsKey(each)).toList();
        if (!missing.isEmpty()) {
            throw new Refused(1, lacking(missing, first));
        }
        return new Header(first.getFieldCount(), places, notes(unknown, optional, places));
    }

    private static String lacking(List<String> missing, CsvRecord first) {
        String words = "The first line does not name the columns " + Table.named(missing) + ".";
        return first.getFieldCount() == 1 && first.getField(0).contains(";")
                ? words + " Its cells are separated by semicolons: save the file with commas."
                : words + " Add them (written exactly so) and import the file again.";
    }

    private static List<String> notes(List<String> unknown, List<String> optional, Map<String, Integer> places) {
        List<String> notes = new ArrayList<>();
        if (!unknown.isEmpty()) {
            notes.add("Columns that nobody here knows were passed over: " + Table.named(unknown) + ".");
        }
        List<String> absent =
                optional.stream().filter(each -> !places.containsKey(each)).toList();
        if (!absent.isEmpty()) {
            notes.add("Columns that the file does not have were left as they are: " + Table.named(absent) + ".");
        }
        return notes;
    }
}
