package foyer.hub.door;

import foyer.hub.devices.Device;
import foyer.hub.devices.Devices;
import foyer.hub.spaces.Space;
import foyer.wire.Command;
import foyer.wire.DoorAsk;
import foyer.wire.Topics;
import foyer.wire.Topics.Branch;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Members without a badge who ask to be let in, and staff who look at them and answer. Any thread. */
public final class DoorAsks {

    private static final Logger log = LoggerFactory.getLogger(DoorAsks.class);

    /** As long as the door itself waits. */
    private static final Duration LASTS = Duration.ofMinutes(3);

    private static final Duration KEPT = Duration.ofDays(1);

    private final DoorAsksSql sql;
    private final Devices devices;
    private final Kiosks kiosks;
    private final InstantSource clock;
    private final List<Consumer<Space>> listeners = new CopyOnWriteArrayList<>();

    public DoorAsks(Pool pool, Devices devices, Kiosks kiosks, InstantSource clock) {
        this.sql = new DoorAsksSql(pool);
        this.devices = devices;
        this.kiosks = kiosks;
        this.clock = clock;
    }

    /** Hears of each space where somebody asks, or was answered. */
    public DoorAsks onChange(Consumer<Space> heard) {
        listeners.add(heard);
        return this;
    }

    /** One message from a kiosk. What comes of nothing may be asked again: whoever asks stands there. */
    public void arrived(String topic, byte[] message) {
        Optional<Device> kiosk = Topics.branch(topic).flatMap(branch -> devices.find(branch.space(), branch.device()));
        try {
            DoorAsk ask = Wire.decode(message, DoorAsk.class);
            if (kiosk.isEmpty() || !Topics.branch(topic).equals(Optional.of(new Branch(ask.space(), ask.device())))) {
                log.warn("Ignored an ask on {}, which is not of the kiosk that it names", topic);
                return;
            }
            Device door = kiosk.get();
            Instant now = clock.instant();
            sql.add(door.space().id(), door.id(), ask, now, now.plus(LASTS))
                    .onSuccess(added -> tell(door.space()))
                    .onFailure(e -> log.warn("An ask of {} is not shown to staff; it may be asked again", topic, e));
        } catch (Wire.Unreadable e) {
            log.warn("Ignored an ask on {}: {}", topic, e.getMessage());
        }
    }

    /** Who waits now, the longest first. */
    public Future<List<OpenAsk>> open(Space space) {
        return sql.open(space.id(), clock.instant());
    }

    /** Tells the door; false where it has been answered, or is too long ago. */
    public Future<Boolean> answer(Space space, UUID ask, boolean letIn) {
        return sql.answer(space.id(), ask, letIn, clock.instant())
                .compose(device -> device.flatMap(number -> devices.byNumber(space.id(), number))
                        .map(door -> tell(door, letIn ? new Command.LetIn(ask) : new Command.TurnAway(ask))
                                .map(true))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    /** For now and then. */
    public Future<Void> forget(Space space) {
        return sql.forget(space.id(), clock.instant().minus(KEPT));
    }

    private Future<Void> tell(Device door, Command command) {
        tell(door.space());
        return kiosks.tell(door, command);
    }

    private void tell(Space space) {
        listeners.forEach(heard -> heard.accept(space));
    }
}
