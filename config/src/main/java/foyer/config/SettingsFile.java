package foyer.config;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML file into a record and lays environment variables over it: {@code FOYER_DATABASE_URL} stands over
 * {@code database.url}. Every component that is not {@link Nullable} is required; a key that no component has is refused.
 */
public final class SettingsFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();

    private final String name;
    private final Map<String, String> environment;

    private SettingsFile(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
    }

    /**
     * Reads the file whole.
     *
     * @throws SettingsProblem in words that name the file, the key and the fix
     */
    public static <T extends Record> T read(Path file, Class<T> type, Map<String, String> environment) {
        SettingsFile settings = new SettingsFile(String.valueOf(file.getFileName()), environment);
        ObjectNode tree = settings.parse(file);
        settings.layOver(tree, type, "FOYER");
        settings.check(tree, type, "");
        return settings.bind(tree, type);
    }

    private ObjectNode parse(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return YAML.createObjectNode();
            }
            throw new SettingsProblem(name + ": the file must hold keys and values (for example port: 8080)");
        } catch (JsonProcessingException e) {
            throw new SettingsProblem(name + " is not YAML: " + firstLine(e) + place(e), e);
        } catch (IOException e) {
            throw new SettingsProblem(file + " cannot be read. Give a file with --config FILE", e);
        }
    }

    private void layOver(ObjectNode tree, Class<?> type, String prefix) {
        for (RecordComponent part : type.getRecordComponents()) {
            String variable = prefix + "_" + upperSnake(part.getName());
            if (holdsKeys(part.getType())) {
                if (environment.keySet().stream().anyMatch(key -> key.startsWith(variable + "_"))) {
                    JsonNode inner = tree.get(part.getName());
                    layOver(
                            inner instanceof ObjectNode object ? object : tree.putObject(part.getName()),
                            part.getType(),
                            variable);
                }
            } else if (environment.containsKey(variable)) {
                tree.put(part.getName(), environment.get(variable));
            }
        }
    }

    private void check(ObjectNode tree, Class<?> type, String path) {
        List<RecordComponent> parts = Arrays.asList(type.getRecordComponents());
        for (Iterator<String> keys = tree.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (parts.stream().noneMatch(part -> part.getName().equals(key))) {
                throw new SettingsProblem(name + ": there is no setting " + path + key + ". Did you mean " + path
                        + nearest(key, parts) + "?");
            }
        }
        for (RecordComponent part : parts) {
            JsonNode value = tree.get(part.getName());
            if (value == null || value.isNull()) {
                if (!isOptional(part)) {
                    throw new SettingsProblem(name + ": " + path + part.getName() + " is missing" + example(part));
                }
            } else if (holdsKeys(part.getType())) {
                if (!(value instanceof ObjectNode object)) {
                    throw new SettingsProblem(name + ": " + path + part.getName() + " must hold keys of its own: "
                            + names(part.getType()));
                }
                check(object, part.getType(), path + part.getName() + ".");
            }
        }
    }

    private <T> T bind(ObjectNode tree, Class<T> type) {
        try {
            return YAML.treeToValue(tree, type);
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause();
            throw new SettingsProblem(name + ": " + (cause == null ? firstLine(e) : cause.getMessage()), e);
        } catch (JsonMappingException e) {
            String path = String.join(
                    ".",
                    e.getPath().stream()
                            .map(step -> String.valueOf(step.getFieldName()))
                            .toList());
            throw new SettingsProblem(name + ": " + path + " cannot be used: " + firstLine(e), e);
        } catch (JsonProcessingException e) {
            throw new SettingsProblem(name + ": " + firstLine(e), e);
        }
    }

    /** A record of one value (a space's name, say) is written as that value. */
    private static boolean holdsKeys(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .noneMatch(part -> part.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static boolean isOptional(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String example(RecordComponent part) {
        Example example = part.getAnnotation(Example.class);
        if (example != null) {
            return " (for example " + example.value() + ")";
        }
        return holdsKeys(part.getType()) ? "; it holds " + names(part.getType()) : "";
    }

    private static String names(Class<?> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static String nearest(String key, List<RecordComponent> parts) {
        Optional<String> nearest = parts.stream()
                .map(RecordComponent::getName)
                .min(Comparator.comparingInt(
                        known -> distance(known.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT))));
        return nearest.orElse("");
    }

    /** How many letters must change to make one word of the other (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String upperSnake(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }
}
