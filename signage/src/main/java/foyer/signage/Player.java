package foyer.signage;

import foyer.signage.programme.ProgrammeBook;
import foyer.signage.screen.Screen;
import foyer.signage.status.ScreenStatus;
import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.page.Assets;
import foyer.wire.pairing.Entrance;
import foyer.wire.pairing.Entrance.Admitted;
import foyer.wire.pairing.Entrance.Place;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The player of one screen: this is how its parts hang together, all on one Vert.x context. */
final class Player implements Entrance.Opened {

    private static final String VERSION = "0.1.0";

    private final MqttLink link;
    private final Screen screen;
    private int port;

    /** Completes when the page is served, with or without a hub. */
    static Future<Player> open(Vertx vertx, Place place, Admitted admitted, InstantSource clock) {
        return vertx.executeBlocking(() -> new Player(vertx, place, admitted, clock)) // reads files
                .compose(player -> player.screen
                        .open(place.host(), admitted.port())
                        .map(port -> {
                            player.port = port;
                            player.link.open();
                            return player;
                        }));
    }

    private Player(Vertx vertx, Place place, Admitted admitted, InstantSource clock) {
        SpaceId space = admitted.identity().space();
        DeviceId device = admitted.identity().device();
        ProgrammeBook book = new ProgrammeBook(vertx, admitted.folder(), space, clock);
        link = new MqttLink(
                        vertx,
                        admitted.identity().broker(place.trust()),
                        ScreenStatus.lastWill(space, device, VERSION, clock.instant()))
                .listen(Topics.programme(space, device), (topic, payload) -> book.programmeArrived(payload))
                .listen(Topics.occupancy(space), (topic, payload) -> book.occupancyArrived(payload))
                .onRefused(admitted.shutOut());
        ScreenStatus status = new ScreenStatus(vertx, space, device, VERSION, book, link, clock);
        screen = new Screen(
                vertx, Assets.load("page/shared", "page/screen"), book, status, space, device, place.certificate());

        status.start();
        book.onChange(screen::show);
        link.onConnected(screen::show).onLost(screen::show);
    }

    @Override
    public int port() {
        return port;
    }

    /** The broker tells the hub at once that this screen has gone. */
    @Override
    public Future<Void> close() {
        return link.close().eventually(screen::close);
    }
}
