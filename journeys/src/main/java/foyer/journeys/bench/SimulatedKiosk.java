package foyer.journeys.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.CheckIns;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.MemberId;
import foyer.wire.Receipt;
import foyer.wire.Receipts;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * What a kiosk does on the wire, without door and journal: it keeps so many check-ins without a receipt, and publishes the
 * next as receipts come. Its Vert.x context only.
 */
final class SimulatedKiosk {

    private final Clock clock = Clock.systemUTC();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Random chance = new Random(7);
    private final SpaceId space;
    private final DeviceId device;
    private final MqttLink link;
    private final List<Long> members;
    private final Map<UUID, Long> sentAt = new HashMap<>();
    private Latencies latencies = new Latencies();
    private Promise<Latencies> finished = Promise.promise();
    private long end;
    private long seq;

    SimulatedKiosk(Vertx vertx, String broker, SpaceId space, DeviceId device, String secret, List<Long> members) {
        this.space = space;
        this.device = device;
        this.members = members;
        String me = Topics.clientId(space, device);
        this.link = new MqttLink(vertx, new MqttAddress(broker, me, me, secret), null)
                .listen(Topics.receipts(space, device), (topic, message) -> receipted(message));
    }

    Future<Void> open() {
        return link.open();
    }

    Future<Void> close() {
        return link.close();
    }

    /** Completes when time is up and nothing waits any more. */
    Future<Latencies> send(int window, long endNanos) {
        latencies = new Latencies();
        finished = Promise.promise();
        end = endNanos;
        publish(window);
        return finished.future();
    }

    private void publish(int many) {
        List<CheckIn> next = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            CheckIn checkIn = someCheckIn();
            sentAt.put(checkIn.id().value(), System.nanoTime());
            next.add(checkIn);
        }
        link.publish(Topics.checkIns(space, device), Wire.encode(new CheckIns(next)))
                .onFailure(finished::tryFail);
    }

    private void receipted(byte[] message) {
        long now = System.nanoTime();
        int settled = 0;
        for (Receipt receipt : Wire.decode(message, Receipts.class).receipts()) {
            Long sent = sentAt.remove(receipt.id());
            if (sent != null) {
                latencies.add(now - sent);
                settled++;
            }
        }
        if (now < end && settled > 0) {
            publish(settled);
        } else if (sentAt.isEmpty()) {
            finished.tryComplete(latencies);
        }
    }

    private CheckIn someCheckIn() {
        return new CheckIn(
                new CheckInId(ids.generate()),
                space,
                device,
                ++seq,
                new MemberId(members.get(chance.nextInt(members.size()))),
                chance.nextBoolean() ? Direction.IN : Direction.OUT,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
    }
}
