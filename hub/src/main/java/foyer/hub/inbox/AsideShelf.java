package foyer.hub.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foyer.wire.CheckIn;
import foyer.wire.Kept;
import foyer.wire.Report;
import foyer.wire.Topics;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What could not be recorded, kept as it came for a manager to look at. */
public final class AsideShelf {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A stranger's message may be long; enough of it is kept to tell what it was. */
    private static final int LONGEST_KEPT = 10_000;

    private final Pool pool;

    public AsideShelf(Pool pool) {
        this.pool = pool;
    }

    public Future<Void> put(CheckIn checkIn, String why) {
        return keep(Topics.checkIns(checkIn.space(), checkIn.device()), checkIn, why);
    }

    public Future<Void> put(Report report, String why) {
        return keep(Topics.reports(report.space(), report.device()), report, why);
    }

    private Future<Void> keep(String topic, Kept kept, String why) {
        return put(topic, new String(Wire.encode(kept), StandardCharsets.UTF_8), why)
                .mapEmpty();
    }

    /** Returns the id of the check-in or report, where the message has one: then it can be receipted. */
    Future<Optional<UUID>> put(String topic, String said, String why) {
        Optional<UUID> id = idIn(said);
        String kept = said.substring(0, Math.min(said.length(), LONGEST_KEPT)).replace("\0", "\uFFFD");
        return pool.preparedQuery(AsideSql.PUT)
                .execute(Tuple.of(id.orElse(null), topic, kept, why))
                .map(id);
    }

    /** How many of a space's lie here. */
    public Future<Long> count(int spaceId) {
        return pool.preparedQuery(AsideSql.COUNT)
                .execute(Tuple.of(spaceId))
                .map(rows -> rows.iterator().next().getLong("set_aside"));
    }

    /**
     * One of them, as it came, and why it could not be recorded.
     *
     * @param checkIn its id, or the report's, as the topic says; null where it has none
     */
    public record Aside(@Nullable UUID checkIn, String topic, String message, String why, Instant at) {}

    /** A space's, latest first. */
    public Future<List<Aside>> latest(int spaceId, int most) {
        return pool.preparedQuery(AsideSql.LATEST)
                .execute(Tuple.of(spaceId, most))
                .map(rows -> {
                    List<Aside> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(new Aside(
                            row.getUUID("check_in_id"),
                            row.getString("topic"),
                            row.getString("message"),
                            row.getString("why"),
                            row.getOffsetDateTime("at").toInstant())));
                    return all;
                });
    }

    private static Optional<UUID> idIn(String said) {
        try {
            JsonNode id = JSON.readTree(said).path("id");
            return Optional.of(UUID.fromString(id.asText()));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
