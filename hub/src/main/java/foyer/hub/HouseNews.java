package foyer.hub;

import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Spaces;
import foyer.hub.visitors.Visits;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Tells the kiosks of a space what they know of it beside its members, one message after the other. Vert.x context only. */
final class HouseNews {

    private final Spaces spaces;
    private final Visits visits;
    private final MqttLink link;
    private final OnceMore<SpaceId> sending;

    HouseNews(Vertx vertx, Spaces spaces, Visits visits, MqttLink link) {
        this.spaces = spaces;
        this.visits = visits;
        this.link = link;
        this.sending = new OnceMore<>(vertx, "The house's news", Duration.ofMillis(100), this::send);
    }

    void changed(SpaceId space) {
        sending.wish(space);
    }

    private Future<?> send(SpaceId slug) {
        return link.connected() // else it is told with the next connection
                ? visits.now(spaces.find(slug).orElseThrow())
                        .compose(now -> link.retain(Topics.house(slug), Wire.encode(now)))
                : Future.succeededFuture();
    }
}
