package foyer.kiosk;

import foyer.kiosk.status.KioskStatus;
import foyer.kiosk.web.KioskPage;
import foyer.wire.DeviceStatus;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells hub and page how the kiosk is: soon after each change, and every ten seconds. Vert.x context only. */
final class StatusPost {

    private static final Logger log = LoggerFactory.getLogger(StatusPost.class);

    private static final long EVERY_MILLIS = 10_000;

    /** Changes that come together are told together: in a queue at the door each check-in is two. */
    private static final long SOON_MILLIS = 200;

    private final Vertx vertx;
    private final KioskStatus status;
    private final KioskPage page;
    private final MqttLink link;
    private final long everyTenSeconds;
    private boolean due;

    StatusPost(Vertx vertx, KioskStatus status, KioskPage page, MqttLink link) {
        this.vertx = vertx;
        this.status = status;
        this.page = page;
        this.link = link;
        this.everyTenSeconds = vertx.setPeriodic(0, EVERY_MILLIS, timer -> tell());
    }

    /** Something is other than it was. */
    void changed() {
        if (!due) {
            due = true;
            vertx.setTimer(SOON_MILLIS, timer -> tell());
        }
    }

    void close() {
        vertx.cancelTimer(everyTenSeconds);
    }

    private void tell() {
        due = false;
        page.show(status.forPage());
        if (link.connected()) {
            DeviceStatus now = status.forHub();
            link.retain(Topics.status(now.space(), now.device()), Wire.encode(now))
                    .onFailure(e -> log.debug("The status was not sent; the next one is in ten seconds", e));
        }
    }
}
