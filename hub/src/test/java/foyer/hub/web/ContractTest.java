package foyer.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the contract says, said of every operation in it. */
class ContractTest {

    @RegisterExtension
    static final HubForTests hub = new HubForTests();

    /** What anybody may ask. Whoever adds to it must want to. */
    private static final Set<String> OPEN = Set.of(
            "signIn",
            "getSignInWays",
            "beginOpenId",
            "endOpenId",
            "beginPasskey",
            "endPasskey",
            "askForLink",
            "enterByLink",
            "askToPair",
            "getPairingNow");

    private static Contract contract;

    @BeforeAll
    static void readTheContract() {
        contract = HubForTests.await(Contract.read(hub.vertx()));
    }

    @Test
    void everyOperationIsDoneAndEverythingDoneIsInTheContract() {
        Set<String> documented = contract.checked().operations().stream()
                .map(Operation::getOperationId)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(hub.operations())).isEqualTo(documented);
    }

    @Test
    void onlyWhatIsListedHereIsOpen() {
        assertThat(contract.checked().operations().stream()
                        .filter(Contract::isOpen)
                        .map(Operation::getOperationId))
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @TestFactory
    Stream<DynamicTest> withoutASessionNothingIsDone() {
        return guarded("refuses a stranger", (path, operation) -> {
            HttpResponse<String> answer = ask(hub.stranger(), path, operation);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Caller.detail(answer)).startsWith("Sign in first");
        });
    }

    @TestFactory
    Stream<DynamicTest> fromAnotherSiteNothingIsChanged() {
        Caller ada = hub.staff();
        return guarded("refuses a foreign page", (path, operation) -> {
            if (!operation.getHttpMethod().name().equals("GET")) {
                HttpResponse<String> answer = ask(ada.with("Origin", "http://evil.example"), path, operation);

                assertThat(answer.statusCode()).isEqualTo(403);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aSpaceThatIsNotThereIsNamed() {
        Caller ada = hub.staff();
        return contract.checked().operations().stream()
                .filter(operation -> operation.getOpenAPIPath().startsWith("/spaces/{space}/"))
                .filter(operation -> !Set.of(
                                "putSpace", "addDevice", "changeDevice", "confirmPairing", "inviteStaff", "changeRole")
                        .contains(operation.getOperationId())) // these want a good body first
                .map(operation -> DynamicTest.dynamicTest(operation.getOperationId(), () -> {
                    HttpResponse<String> answer = ask(ada, path(operation), operation);

                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
                    assertThat(Caller.detail(answer)).startsWith("There is no space \"nowhere\"");
                }));
    }

    @Test
    void theContractIsServedInBothForms() {
        assertThat(new JsonObject(hub.stranger().get("/openapi.json").body()).getString("openapi"))
                .isEqualTo("3.1.0");
        assertThat(hub.stranger().get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void everyOperationHasATagASummaryAndItsRefusals() {
        Map<String, List<String>> missing = new TreeMap<>();
        for (Operation operation : contract.checked().operations()) {
            List<String> lacks = Stream.of("tags", "summary", "operationId", "responses")
                    .filter(key -> !operation.getOpenAPIModel().containsKey(key))
                    .toList();
            boolean refuses = Contract.isOpen(operation) || operation.getResponse(401) != null;
            if (!lacks.isEmpty() || !refuses) {
                missing.put(operation.getOperationId(), lacks);
            }
        }
        assertThat(missing).isEmpty();
    }

    private interface Attempt {
        void of(String path, Operation operation);
    }

    private static Stream<DynamicTest> guarded(String what, Attempt attempt) {
        return contract.checked().operations().stream()
                .filter(operation -> !OPEN.contains(operation.getOperationId()))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getOperationId() + " " + what, () -> attempt.of(path(operation), operation)));
    }

    private static HttpResponse<String> ask(Caller caller, String path, Operation operation) {
        Set<String> types = contract.bodies(operation);
        return types.isEmpty()
                ? caller.send(operation.getHttpMethod().name(), path)
                : caller.send(
                        operation.getHttpMethod().name(), path, types.iterator().next(), "{}");
    }

    private static String path(Operation operation) {
        return operation
                .getOpenAPIPath()
                .replace("{space}", "nowhere")
                .replace("{member}", "1")
                .replace("{device}", "front-door")
                .replace("{pass}", "00ff10ab52c9d3e4")
                .replace("{key}", "1")
                .replace("{calendar}", "house")
                .replace("{code}", "K7P2-9QXM")
                .replaceAll("\\{\\w+}", "1");
    }
}
