package foyer.hub;

import foyer.hub.pace.OnceMore;
import foyer.hub.rollcall.RollCalls;
import foyer.hub.spaces.Space;
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
    private final RollCalls rollCalls;
    private final MqttLink link;
    private final OnceMore<SpaceId> sending;

    HouseNews(Vertx vertx, Spaces spaces, Visits visits, RollCalls rollCalls, MqttLink link) {
        this.spaces = spaces;
        this.visits = visits;
        this.rollCalls = rollCalls;
        this.link = link;
        this.sending = new OnceMore<>(vertx, "The house's news", Duration.ofMillis(100), this::send);
    }

    void changed(SpaceId space) {
        sending.wish(space);
    }

    private Future<?> send(SpaceId slug) {
        if (!link.connected()) { // then it is told with the next connection
            return Future.succeededFuture();
        }
        Space space = spaces.find(slug).orElseThrow();
        return rollCalls
                .seen(space)
                .compose(seen -> rollCalls.ended(space).compose(ended -> visits.now(space, seen, ended)))
                .compose(now -> link.retain(Topics.house(slug), Wire.encode(now)));
    }
}
