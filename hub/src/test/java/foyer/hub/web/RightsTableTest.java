package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every operation of the contract, asked by everybody, about what is theirs and what is not. What comes of it is the table
 * {@code rights.txt}: a right that changes is a line that changes. {@code -Dfoyer.rights.write=true} writes it anew.
 *
 * <p>Own is an object of the asker's space; foreign is another space's object under the asker's space; elsewhere is the other
 * space itself. "in" means that the guard let it in and the object was there.
 */
class RightsTableTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    private static final Path TABLE = Path.of("src", "test", "resources", "rights.txt");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    private static final String MEMBER_COLUMNS =
            "id,name,displayName,email,languages,interests,offers,wants,background,challenge,onScreens,introductions,"
                    + "memberSince\n";

    /** In everything that is the other space's. */
    private static final String MARK = "Xanadu";

    private static Contract contract;

    /** Somebody new at each question, as some questions end a session. */
    private static final Map<String, Supplier<Caller>> ASKERS = new LinkedHashMap<>();

    static {
        for (Role role : Role.values()) {
            ASKERS.put(role.word(), () -> hub.staff(role, "ropeloft"));
        }
        ASKERS.put("no role", hub::staffWithoutRole);
        ASKERS.put("nobody", hub::stranger);
        ASKERS.put("elsewhere", () -> hub.staff(Role.OWNER, "harbour"));
        ASKERS.put("member", RightsTableTest::aMember);
    }

    @BeforeAll
    static void twoHouses() {
        contract = HubForTests.await(Contract.read(hub.vertx()));
        Caller admin = hub.staff();
        for (String space : List.of("ropeloft", "harbour")) {
            assertThat(admin.send(
                                    "PUT",
                                    "/spaces/" + space,
                                    new JsonObject()
                                            .put("name", space.equals("harbour") ? MARK : "The Rope Loft")
                                            .put("timeZone", "UTC")
                                            .put("capacity", 3))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void everybodyMayWhatTheTableSaysAndNothingElse() throws IOException {
        String before = theOtherHouse();
        String table = table();

        assertThat(theOtherHouse()).as("the other house, after its strangers").isEqualTo(before);
        if (Boolean.getBoolean("foyer.rights.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).isEqualTo(Files.readString(TABLE));
    }

    /** The table is what was seen; this is what was meant. */
    @Test
    void theTableLetsInWhomTheContractNames() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        for (Operation operation : contract.checked().operations()) {
            Right right = new Rights(contract.checked().operations()).of(operation);
            if (right instanceof Right.In in) {
                List<String> cells = cells(lines, operation.getOperationId() + " own");
                int column = 0;
                for (Role role : Role.values()) {
                    assertThat(cells.get(column++))
                            .as(operation.getOperationId() + " as " + role)
                            .isEqualTo(in.roles().contains(role) ? "in" : "403");
                }
                assertThat(cells.subList(column, cells.size())).containsExactly("404", "401", "404", "401");
            } else if (right instanceof Right.AMember) {
                List<String> cells = cells(lines, operation.getOperationId() + " -");
                assertThat(cells.subList(0, cells.size() - 1))
                        .as(operation.getOperationId())
                        .containsOnly("401");
                assertThat(cells.get(cells.size() - 1))
                        .as(operation.getOperationId())
                        .isEqualTo("in");
            }
        }
    }

    private static List<String> cells(List<String> lines, String row) {
        String line = lines.stream()
                .filter(each -> each.startsWith(row + " "))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(row.length()).strip().split("\\s+"));
    }

    private static String table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("operation", "object"));
        ASKERS.keySet().forEach(name -> head.add(name.replace(' ', '-')));
        rows.add(head);
        contract.checked().operations().stream()
                .sorted(Comparator.comparing(Operation::getOperationId))
                .forEach(operation -> rows.addAll(rows(operation)));
        int[] widths = new int[head.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> aligned(row, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0));
        line.append(' ').append(row.get(1));
        int start = widths[0] + widths[1] + 3;
        for (int i = 2; i < row.size(); i++) {
            line.append(" ".repeat(Math.max(1, start - line.length()))).append(row.get(i));
            start += widths[i] + 2;
        }
        return line.toString();
    }

    private static List<List<String>> rows(Operation operation) {
        Right right = new Rights(contract.checked().operations()).of(operation);
        String path = operation.getOpenAPIPath();
        if (right instanceof Right.Anybody) {
            return List.of(row(operation, "-", asker -> "open"));
        }
        if (!path.contains("{space}")) {
            return List.of(row(operation, "-", asker -> asked(asker, operation, "ropeloft", "ropeloft")));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(operation, "own", asker -> asked(asker, operation, "ropeloft", "ropeloft")));
        if (path.replace("{space}", "").contains("{")) {
            rows.add(row(
                    operation,
                    "foreign",
                    asker -> asker.equals("elsewhere") ? "-" : asked(asker, operation, "ropeloft", "harbour")));
        }
        rows.add(row(
                operation,
                "elsewhere",
                asker -> asker.equals("elsewhere") ? "-" : asked(asker, operation, "harbour", "harbour")));
        return rows;
    }

    private interface Cell {
        String of(String asker);
    }

    private static List<String> row(Operation operation, String object, Cell cell) {
        List<String> row = new ArrayList<>(List.of(operation.getOperationId(), object));
        ASKERS.keySet().forEach(asker -> row.add(cell.of(asker)));
        return row;
    }

    private static String asked(String asker, Operation operation, String space, String objectsSpace) {
        hub.later(Duration.ofSeconds(30)); // so that nothing is refused for being asked too often
        HttpResponse<String> answer =
                ask(Objects.requireNonNull(ASKERS.get(asker)).get(), operation, path(operation, space, objectsSpace));
        int status = answer.statusCode();
        String what = operation.getOperationId() + " as " + asker + " of " + space + "/" + objectsSpace;
        assertThat(status).as(what + ": " + answer.body()).isLessThan(500).isNotEqualTo(429);
        if (!asker.equals("elsewhere")) {
            assertThat(answer.body()).as(what).doesNotContain(MARK);
        }
        return REFUSED.contains(status) ? Integer.toString(status) : "in";
    }

    private static HttpResponse<String> ask(Caller caller, Operation operation, String path) {
        String method = operation.getHttpMethod().name();
        Set<String> types = contract.bodies(operation);
        if (types.isEmpty()) {
            return caller.send(method, path);
        }
        String type = types.iterator().next();
        return caller.send(method, path, type, contract.example(operation, type).orElse("{}"));
    }

    private static String path(Operation operation, String space, String objectsSpace) {
        return PARAMETER
                .matcher(operation.getOpenAPIPath())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("space") ? space : object(found.group(1), objectsSpace, operation)));
    }

    /** A new one each time, as some questions end it. What is not made here is taken from the contract's example. */
    private static String object(String kind, String space, Operation operation) {
        String name = space.equals("harbour") ? MARK : "Own";
        return switch (kind) {
            case "member" -> member(space, name);
            case "pass" ->
                hub.sql("SELECT id FROM pass WHERE member_id = " + member(space, name))
                        .get(0);
            case "device" -> hub.device(space, name);
            case "staff" ->
                hub.sql("WITH one AS (INSERT INTO staff (email, name, password_hash)"
                                + " VALUES (gen_random_uuid()::text, '" + name + "', '') RETURNING id AS number)"
                                + " INSERT INTO staff_role (space_id, staff_id, role)"
                                + " SELECT space.id, number, 'desk' FROM space CROSS JOIN one WHERE slug = '" + space
                                + "' RETURNING staff_id")
                        .get(0);
            default -> example(operation, kind);
        };
    }

    /** Somebody of the rope loft, on a phone that is signed in. */
    private static Caller aMember() {
        String member = member("ropeloft", "Own");
        String token = UUID.randomUUID().toString();
        hub.sql("INSERT INTO member_session (token_hash, space_id, member_id, created_at, expires_at)"
                + " SELECT sha256(convert_to('" + token + "', 'UTF8')), space_id, id, '2026-01-01', '2099-01-01'"
                + " FROM member WHERE id = " + member);
        return hub.stranger().with("Cookie", MemberCookie.NAME + "=" + token);
    }

    /** With a pass, as an import gives one. */
    private static String member(String space, String name) {
        String id = UUID.randomUUID().toString();
        String line = id + "," + name + "," + name + "," + id + "@example.org,,,,,,,no,no,\n";
        HttpResponse<String> came = hub.staff(Role.OWNER, space)
                .send("POST", "/spaces/" + space + "/members/import", "text/csv", MEMBER_COLUMNS + line);
        assertThat(new JsonObject(came.body()).getInteger("added"))
                .as(came.body())
                .isEqualTo(1);
        return hub.sql("SELECT id FROM member WHERE external_id = '" + id + "'").get(0);
    }

    private static String example(Operation operation, String parameter) {
        JsonObject served = new JsonObject(contract.asJson());
        JsonObject path = served.getJsonObject("paths").getJsonObject(operation.getOpenAPIPath());
        return Stream.of(path, operation.getOpenAPIModel())
                .flatMap(each -> each.getJsonArray("parameters", new JsonArray()).stream())
                .map(each -> resolved(served, (JsonObject) each))
                .filter(each -> each.getString("name").equals(parameter))
                .map(each -> String.valueOf(each.getValue("example")))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject resolved(JsonObject served, JsonObject parameter) {
        String reference = parameter.getString("$ref");
        return reference == null
                ? parameter
                : served.getJsonObject("components")
                        .getJsonObject("parameters")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** Everything of the space that its strangers could have changed. */
    private static String theOtherHouse() {
        List<String> tables = hub.sql("""
                SELECT table_name::text FROM information_schema.columns JOIN information_schema.tables
                USING (table_schema, table_name)
                WHERE table_schema = 'public' AND column_name = 'space_id' AND table_type = 'BASE TABLE'
                  AND table_name NOT IN ('staff_role', 'member', 'pass', 'device', 'signing_key', 'audit') ORDER BY 1""");
        return tables.stream()
                .map(table -> table + " "
                        + hub.sql("SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM " + table
                                + " t WHERE space_id = (SELECT id FROM space WHERE slug = 'harbour')"))
                .collect(Collectors.joining("\n"));
    }
}
