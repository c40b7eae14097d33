package foyer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record that travels has a golden sample, {@code samples/<Record>.json}, with every field filled. */
class SamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Records of the room that never travel. */
    private static final Set<Class<?>> AT_HOME = Set.of(Topics.Branch.class, Wire.Item.class);

    static List<Class<?>> everyRecord() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Wire.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.list(classes.resolve("foyer/wire"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .<Class<?>>map(name -> named("foyer.wire." + name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() && !AT_HOME.contains(type) && !isOneValue(type))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void aSampleIsReadAndWrittenTheSame(Class<?> type) throws IOException {
        ObjectNode sample = sample(type);
        assertThat(rewritten(sample, type)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void aFieldFromALaterVersionIsIgnored(Class<?> type) throws IOException {
        ObjectNode later = sample(type).put("fromALaterVersion", "something new");
        assertThat(rewritten(later, type)).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void whatIsRequiredAndMissingIsRefusedByItsName(Class<?> type) throws IOException {
        for (RecordComponent field : type.getRecordComponents()) {
            ObjectNode lacking = sample(type);
            assertThat(lacking.remove(field.getName()))
                    .as("the sample's %s", field.getName())
                    .isNotNull();
            if (field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(rewritten(lacking, type)).isEqualTo(lacking);
            } else {
                assertThatThrownBy(() -> Wire.decode(JSON.writeValueAsBytes(lacking), type))
                        .as("without %s", field.getName())
                        .isInstanceOf(Wire.Unreadable.class)
                        .hasMessageContaining(field.getName() + " is missing");
            }
        }
    }

    private static ObjectNode rewritten(ObjectNode message, Class<?> type) throws IOException {
        return (ObjectNode) JSON.readTree(Wire.encode(Wire.decode(JSON.writeValueAsBytes(message), type)));
    }

    private static ObjectNode sample(Class<?> type) throws IOException {
        String name = type.getName().substring("foyer.wire.".length()).replace('$', '.');
        try (InputStream file = SamplesTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            assertThat(file).as("samples/%s.json", name).isNotNull();
            return (ObjectNode) JSON.readTree(file);
        }
    }

    private static boolean isOneValue(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
