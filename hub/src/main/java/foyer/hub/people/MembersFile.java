package foyer.hub.people;

import foyer.hub.imports.ImportReport.Problem;
import foyer.hub.imports.Refused;
import foyer.hub.imports.Table;
import foyer.hub.imports.TableRow;
import foyer.wire.Languages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of members, laid over those who are already here: pure, nothing is written.
 *
 * @param added     new ones, by the file's own ids, in its order
 * @param changed   those of whom the file says something else than is known
 * @param unchanged how many it says nothing new of
 */
record MembersFile(
        Map<String, Profile> added,
        Map<String, Profile> changed,
        int unchanged,
        List<Problem> problems,
        List<String> notes) {

    /**
     * Somebody who is here already.
     *
     * @param ownWord they have said themselves what they allow; no file speaks for them any more
     * @param ownName they have chosen themselves what they are called
     * @param ownLanguage they have chosen themselves in which language they are answered
     */
    record Known(Profile profile, boolean ownWord, boolean ownName, boolean ownLanguage) {}

    private static final List<String> REQUIRED = List.of("id", "name");
    private static final List<String> OPTIONAL = List.of(
            "displayName",
            "email",
            "languages",
            "interests",
            "offers",
            "wants",
            "background",
            "challenge",
            "onScreens",
            "introductions",
            "insight",
            "memberSince",
            "language");

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets
    private static final int LONGEST_ENTRY = 60;
    private static final int LONGEST_SENTENCE = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** @param erased whether the member of that id asked to be erased: no file brings them back */
    static MembersFile read(byte[] csv, Map<String, Known> known, Predicate<String> erased) throws Refused {
        Table table = Table.read(csv, REQUIRED, OPTIONAL);
        List<Problem> problems = new ArrayList<>(table.problems());
        Map<String, Profile> added = new LinkedHashMap<>();
        Map<String, Profile> changed = new LinkedHashMap<>();
        Map<String, Integer> lineOf = new HashMap<>();
        List<String> leftOut = new ArrayList<>();
        int unchanged = 0;
        for (TableRow row : table.rows()) {
            try {
                String id = id(row, lineOf);
                if (erased.test(id)) {
                    leftOut.add(id);
                    continue;
                }
                Known before = known.get(id);
                Profile after = profile(row, before);
                if (before == null) {
                    added.put(id, after);
                } else if (!before.profile().equals(after)) {
                    changed.put(id, after);
                } else {
                    unchanged++;
                }
            } catch (Refused e) {
                problems.add(e.problem());
            }
        }
        List<String> notes = new ArrayList<>(table.notes());
        notes.addAll(leftOut(leftOut));
        notes.addAll(absent(known.keySet().stream()
                .filter(id -> !lineOf.containsKey(id))
                .sorted()
                .toList()));
        return new MembersFile(added, changed, unchanged, problems, notes);
    }

    private static String id(TableRow row, Map<String, Integer> lineOf) throws Refused {
        String id = row.required("id", LONGEST_ENTRY);
        Integer earlier = lineOf.putIfAbsent(id, row.line());
        if (earlier != null) {
            throw row.refused(
                    "id " + id + " stands already in line " + earlier + ", which counts. Take one of them out.");
        }
        return id;
    }

    /** A column that the file does not have leaves what was known; an empty cell empties it. */
    private static Profile profile(TableRow row, @Nullable Known before) throws Refused {
        String name = row.required("name", LONGEST_NAME);
        Profile was = before == null
                ? new Profile(
                        name,
                        "",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        Allows.NOTHING,
                        null,
                        null)
                : before.profile();
        return new Profile(
                name,
                before != null && before.ownName() ? was.displayName() : displayName(row, was.displayName(), name),
                row.has("email") ? email(row) : was.email(),
                row.has("languages") ? languages(row) : was.languages(),
                row.has("interests") ? row.list("interests", LONGEST_ENTRY) : was.interests(),
                row.has("offers") ? row.list("offers", LONGEST_ENTRY) : was.offers(),
                row.has("wants") ? row.list("wants", LONGEST_ENTRY) : was.wants(),
                row.has("background") ? sentence(row, "background") : was.background(),
                row.has("challenge") ? sentence(row, "challenge") : was.challenge(),
                before != null && before.ownWord() ? was.allows() : allows(row, was.allows()),
                row.has("memberSince") ? row.date("memberSince") : was.memberSince(),
                row.has("language") && !(before != null && before.ownLanguage()) ? language(row) : was.language());
    }

    private static String displayName(TableRow row, String was, String name) throws Refused {
        String said = row.has("displayName") ? row.text("displayName", LONGEST_NAME) : was;
        return said.isEmpty() ? name : said;
    }

    private static Allows allows(TableRow row, Allows was) throws Refused {
        return new Allows(
                row.has("onScreens") ? row.yes("onScreens") : was.onScreens(),
                row.has("introductions") ? row.yes("introductions") : was.introductions(),
                row.has("insight") ? row.yes("insight") : was.insight());
    }

    private static @Nullable String email(TableRow row) throws Refused {
        String email = row.text("email", LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw row.refused("email must be an address like ada@example.org, not \"" + email + "\".");
        }
        return email.isEmpty() ? null : email;
    }

    private static List<String> languages(TableRow row) throws Refused {
        List<String> languages = new ArrayList<>();
        for (String said : row.list("languages", LONGEST_ENTRY)) {
            String language = said.toLowerCase(Locale.ROOT);
            if (!LANGUAGE.matcher(language).matches()) {
                throw row.refused("languages must be ISO 639 codes like en or it, not \"" + said + "\".");
            }
            languages.add(language);
        }
        return languages;
    }

    private static @Nullable String language(TableRow row) throws Refused {
        String language = row.text("language", LONGEST_ENTRY).toLowerCase(Locale.ROOT);
        if (!language.isEmpty() && !Languages.has(language)) {
            throw row.refused("language must be one of " + Languages.ALL + ", not \"" + language + "\".");
        }
        return language.isEmpty() ? null : language;
    }

    private static @Nullable String sentence(TableRow row, String column) throws Refused {
        String sentence = row.text(column, LONGEST_SENTENCE);
        return sentence.isEmpty() ? null : sentence;
    }

    private static List<String> leftOut(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : List.of("Left out, because they asked to be erased: " + ids.size() + " (" + some(ids)
                        + "). Take them out of your own books too; whoever joins again gets a new id.");
    }

    /** Somebody who is missing from one file has not left: leaving is said, never concluded. */
    private static List<String> absent(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return List.of(
                "Left as they are, because the file does not name them: " + ids.size() + " (" + some(ids) + ").");
    }

    private static String some(List<String> ids) {
        return String.join(", ", ids.subList(0, Math.min(ids.size(), 10))) + (ids.size() > 10 ? " …" : "");
    }
}
