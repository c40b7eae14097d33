package foyer.hub.checkin;

import static foyer.hub.Wait.until;
import static foyer.hub.checkin.DoorForTests.ADA;
import static foyer.hub.checkin.DoorForTests.FRONT_DOOR;
import static foyer.hub.checkin.DoorForTests.LOFT;
import static foyer.hub.checkin.DoorForTests.NINE;
import static foyer.wire.Direction.IN;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.database.DatabaseForTests;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.inbox.Inbox;
import foyer.wire.CheckIn;
import foyer.wire.CheckIns;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttAddress;
import foyer.wire.mqtt.MqttLink;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final String TOPIC = Topics.checkIns(LOFT, FRONT_DOOR);

    private DoorForTests door;
    private Inbox<CheckIn> inbox;

    @BeforeEach
    void openTheDoor() {
        door = new DoorForTests(database.address(), 1);
        door.forgetAll();
        MqttLink cutOff = new MqttLink(door.vertx, new MqttAddress("tcp://127.0.0.1:1", "hub", "hub", ""), null);
        inbox = Inbox.ofCheckIns(door.flow::receive, new AsideShelf(door.database.pool()), cutOff);
    }

    @AfterEach
    void closeTheDoor() {
        door.close();
    }

    @Test
    void aMessageOfFarTooManyIsKeptAsideAsOneAndHoldsNobodyUp() {
        arrives(("{\"checkIns\":[" + String.join(",", Collections.nCopies(CheckIns.MOST + 1, "{}")) + "]}")
                .getBytes(StandardCharsets.UTF_8));
        arrives(Wire.encode(new CheckIns(List.of(door.scan(ADA, IN, NINE)))));

        until("Ada is in", () -> door.present(ADA));
        until("the message is kept aside", () -> door.setAside() > 0);
        assertThat(door.setAside()).isEqualTo(1);
    }

    private void arrives(byte[] message) {
        door.context.runOnContext(go -> inbox.arrived(TOPIC, message));
    }
}
