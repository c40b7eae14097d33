package foyer.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records to JSON and back. Unknown fields are ignored, missing required ones refused by name. */
public final class Wire {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .annotationIntrospector(new NumbersAreRequired())
            .build();

    /** Jackson's words for a required field that is not there. */
    private static final Pattern MISSING = Pattern.compile("^Missing required creator property '(\\w+)'");

    private Wire() {}

    public static byte[] encode(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(message.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads one message.
     *
     * @throws Unreadable in words that name the field
     */
    public static <T> T decode(byte[] json, Class<T> type) {
        try {
            T message = JSON.readValue(json, type);
            if (message == null) {
                throw new Unreadable(type.getSimpleName() + " is empty", null);
            }
            return message;
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause();
            throw new Unreadable(
                    type.getSimpleName() + ": " + (cause == null ? e.getOriginalMessage() : cause.getMessage()), e);
        } catch (JsonMappingException e) {
            throw new Unreadable(type.getSimpleName() + at(e) + ": " + words(e), e);
        } catch (IOException e) {
            throw new Unreadable(type.getSimpleName() + " is not JSON", e);
        }
    }

    /**
     * Reads the list {@code field} of a message one by one, so that a bad item does not hold up the good ones.
     *
     * @throws Unreadable when there is no such list
     */
    public static <T> List<Item<T>> decodeEach(byte[] json, String field, Class<T> type) {
        JsonNode list;
        try {
            list = JSON.readTree(json).path(field);
        } catch (IOException e) {
            throw new Unreadable("The message is not JSON", e);
        }
        if (!list.isArray()) {
            throw new Unreadable(field + " is missing", null);
        }
        List<Item<T>> items = new ArrayList<>(list.size());
        for (JsonNode node : list) {
            items.add(item(node, type));
        }
        return items;
    }

    private static <T> Item<T> item(JsonNode node, Class<T> type) {
        try {
            return new Item<>(node.toString(), decode(node.toString().getBytes(StandardCharsets.UTF_8), type), null);
        } catch (Unreadable e) {
            return new Item<>(node.toString(), null, e.getMessage());
        }
    }

    /** One item of a list: what it said, and either the message or why it cannot be read. */
    public record Item<T>(
            String said, @Nullable T message, @Nullable String why) {}

    private static String words(JsonMappingException e) {
        String words = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        Matcher missing = MISSING.matcher(words);
        return missing.find() ? missing.group(1) + " is missing" : words;
    }

    private static String at(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> path.append('.')
                .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName()));
        return path.toString();
    }

    /** A number or a yes-or-no that is missing must not pass for 0 or no; a missing object is refused by its record. */
    private static final class NumbersAreRequired extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return member.getRawType().isPrimitive() ? Boolean.TRUE : super.hasRequiredMarker(member);
        }
    }

    /** A message that does not say what it should. What is expected of strangers: caught where messages arrive. */
    public static final class Unreadable extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unreadable(String words, @Nullable Throwable cause) {
            super(words, cause);
        }
    }
}
