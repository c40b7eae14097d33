package foyer.hub.today;

import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.SpaceId;
import foyer.wire.Today;
import foyer.wire.Today.TodayEvent;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Publishes what doors know of today, retained, as soon as it differs from what was last sent. Vert.x context only. */
public final class TodayDesk {

    /** Today and tomorrow: a door that is cut off overnight still knows the morning. */
    private static final int DAYS = 2;

    private final Spaces spaces;
    private final Sources sources;
    private final MqttLink link;
    private final InstantSource clock;
    private final OnceMore<SpaceId> composing;
    private final Map<SpaceId, String> sentHash = new HashMap<>(); // forgotten when the broker may have

    /** Where the events are. */
    public interface Sources {
        Future<List<TodayEvent>> events(Space space, Instant from, Instant until);
    }

    public TodayDesk(Vertx vertx, Spaces spaces, Sources sources, MqttLink link, InstantSource clock) {
        this.spaces = spaces;
        this.sources = sources;
        this.link = link;
        this.clock = clock;
        this.composing = new OnceMore<>(vertx, "What doors know of today", Duration.ofMillis(200), this::publish);
    }

    /** Something that doors know may have changed; also to be called when a day has begun. */
    public void refresh(SpaceId space) {
        composing.wish(space);
    }

    /** The broker may have forgotten what it retained: everything is sent anew. */
    public void refreshAll() {
        sentHash.clear();
        spaces.all().forEach(space -> refresh(space.slug()));
    }

    private Future<?> publish(SpaceId slug) {
        if (!link.connected()) {
            return Future.succeededFuture(); // a connection begins with everything
        }
        Space space = spaces.find(slug).orElseThrow();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, space.timeZone());
        return sources.events(space, dawn(space, today), dawn(space, today.plusDays(DAYS)))
                .map(events -> TodayComposer.compose(space, events, now))
                .compose(this::send);
    }

    private Future<Void> send(Today today) {
        if (today.hash().equals(sentHash.get(today.space()))) {
            return Future.succeededFuture();
        }
        return link.retain(Topics.today(today.space()), Wire.encode(today))
                .onSuccess(sent -> sentHash.put(today.space(), today.hash()));
    }

    private static Instant dawn(Space space, LocalDate day) {
        return day.atStartOfDay(space.timeZone()).toInstant();
    }
}
