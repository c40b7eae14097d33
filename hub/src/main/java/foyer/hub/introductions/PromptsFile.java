package foyer.hub.introductions;

import foyer.hub.imports.ImportReport.Problem;
import foyer.hub.imports.Refused;
import foyer.hub.imports.Table;
import foyer.hub.imports.TableRow;
import foyer.hub.introductions.Prompt.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A CSV file of questions, laid over those that are there: pure, nothing is written. */
record PromptsFile(
        List<Prompt> added, List<Prompt> changed, int unchanged, List<Problem> problems, List<String> notes) {

    private static final List<String> COLUMNS = List.of("id", "depth", "kind", "text");
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_TEXT = 200;

    static PromptsFile read(byte[] csv, List<Prompt> known) throws Refused {
        Map<String, Prompt> before = known.stream().collect(Collectors.toMap(Prompt::id, prompt -> prompt));
        Table table = Table.read(csv, COLUMNS, List.of());
        List<Problem> problems = new ArrayList<>(table.problems());
        List<Prompt> added = new ArrayList<>();
        List<Prompt> changed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int unchanged = 0;
        for (TableRow row : table.rows()) {
            try {
                Prompt prompt = prompt(row);
                if (!seen.add(prompt.id())) {
                    throw row.refused("id " + prompt.id() + " is there twice; the first one counts.");
                }
                Prompt was = before.get(prompt.id());
                if (was == null) {
                    added.add(prompt);
                } else if (!was.equals(prompt)) {
                    changed.add(prompt);
                } else {
                    unchanged++;
                }
            } catch (Refused e) {
                problems.add(e.problem());
            }
        }
        return new PromptsFile(added, changed, unchanged, problems, table.notes());
    }

    private static Prompt prompt(TableRow row) throws Refused {
        Kind kind = kind(row);
        String text = row.required("text", LONGEST_TEXT);
        if (kind.namesIt() != text.contains(Prompt.IT)) {
            throw row.refused(
                    kind.namesIt()
                            ? "a question about what two share must say {it} where that is to stand."
                            : "{it} stands for what two share; only questions about an interest, skill or challenge can say it.");
        }
        return new Prompt(row.required("id", LONGEST_ID), depth(row), kind, text);
    }

    private static int depth(TableRow row) throws Refused {
        String said = row.required("depth", 10);
        if (!said.matches("[1-3]")) {
            throw row.refused("depth must be 1 (light), 2 (closer) or 3 (deep), not \"" + said + "\".");
        }
        return Integer.parseInt(said);
    }

    private static Kind kind(TableRow row) throws Refused {
        String said = row.required("kind", 20);
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(said)) {
                return kind;
            }
        }
        throw row.refused("kind must be any, interest, skill, challenge or newcomer, not \"" + said + "\".");
    }
}
