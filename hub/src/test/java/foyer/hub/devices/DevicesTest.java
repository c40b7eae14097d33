package foyer.hub.devices;

import static foyer.hub.Wait.on;
import static foyer.hub.Wait.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.Devices.Enrolled;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevicesTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final SpaceId LOFT = new SpaceId("loft");
    private static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    private static final Vertx vertx = Vertx.vertx();
    private static final Context context = vertx.getOrCreateContext();
    private static Database tables;
    private static Spaces spaces;
    private static Space loft;

    private Devices devices;

    @BeforeAll
    static void furnish() {
        tables = Database.open(vertx, database.address());
        spaces = new Spaces(tables.pool());
        loft = on(spaces.put(LOFT, Lofts.draft()));
    }

    @BeforeEach
    void noDevices() {
        on(tables.keeper().query("TRUNCATE device CASCADE").execute());
        devices = new Devices(tables.pool(), spaces);
    }

    @AfterAll
    static void close() {
        on(vertx.close());
    }

    @Test
    void aDeviceIsAdmittedByItsSecretAlone() {
        Enrolled kiosk = enrolKiosk();

        assertThat(devices.admits("loft/front-door", kiosk.secret())).isTrue();
        assertThat(devices.admits("loft/front-door", kiosk.secret() + "x")).isFalse();
        assertThat(devices.admits("loft/back-door", kiosk.secret())).isFalse();
    }

    @Test
    void theBrokersDoorOpensToADeviceUnderItsOwnNameAndToTheHub() {
        Enrolled kiosk = enrolKiosk();
        DeviceDoor door = new DeviceDoor(devices, "the hub's own");

        assertThat(door.admits("loft/front-door", "loft/front-door", kiosk.secret()))
                .isTrue();
        assertThat(door.admits("hub", "loft/front-door", kiosk.secret())).isFalse();
        assertThat(door.admits("loft/back-door", "loft/front-door", kiosk.secret()))
                .isFalse();
        assertThat(door.admits("hub-2", "hub", "the hub's own")).isTrue();
        assertThat(door.admits("loft/front-door", "hub", "the hub's own")).isFalse();
        assertThat(door.admits("hub", "hub", kiosk.secret())).isFalse();
    }

    @Test
    void aRevokedDeviceHasNoRightsLeft() {
        Enrolled kiosk = enrolKiosk();
        DeviceDoor door = new DeviceDoor(devices, "the hub's own");
        assertThat(door.mayPublish("loft/front-door", "foyer/v1/loft/front-door/check-ins"))
                .isTrue();
        assertThat(door.maySubscribe("loft/front-door", "foyer/v1/loft/roster")).isTrue();

        on(devices.revoke(kiosk.device()));

        assertThat(door.admits("loft/front-door", "loft/front-door", kiosk.secret()))
                .isFalse();
        assertThat(door.mayPublish("loft/front-door", "foyer/v1/loft/front-door/check-ins"))
                .isFalse();
        assertThat(door.maySubscribe("loft/front-door", "foyer/v1/loft/roster")).isFalse();
    }

    @Test
    void theSecretOutlivesTheHubButIsNowhereInItsTables() {
        Enrolled kiosk = enrolKiosk();

        Devices afterRestart = new Devices(tables.pool(), spaces);
        on(afterRestart.load());

        assertThat(afterRestart.admits("loft/front-door", kiosk.secret())).isTrue();
        assertThat(on(tables.pool()
                                .query("SELECT encode(secret_hash, 'escape') AS kept FROM device")
                                .execute())
                        .iterator()
                        .next()
                        .getString("kept"))
                .doesNotContain(kiosk.secret());
    }

    @Test
    void aRevokedDeviceIsNotAdmittedAndItsNameIsNotGivenAway() {
        Enrolled kiosk = enrolKiosk();

        on(devices.revoke(kiosk.device()));

        assertThat(devices.admits("loft/front-door", kiosk.secret())).isFalse();
        assertThat(devices.of(LOFT)).isEmpty();
        assertThat(devices.find(LOFT, FRONT_DOOR)).isPresent(); // its last check-ins are still recorded
        assertThatThrownBy(this::enrolKiosk).hasMessageContaining("choose another name");
    }

    @Test
    void theLastWordOfADeviceThatStaysAwayIsKnownAfterARestart() {
        enrolKiosk();
        DeviceHealth health = new DeviceHealth(vertx, tables.pool(), devices);
        hear(health, status(true, 3, 41));
        hear(health, DeviceStatus.offline(LOFT, FRONT_DOOR, Kind.KIOSK, "0.1.0", NINE));

        DeviceHealth afterRestart = isStored(41);

        assertThat(afterRestart.of(loft)).singleElement().satisfies(status -> {
            assertThat(status.online()).isFalse();
            assertThat(status.waiting()).isEqualTo(3);
            assertThat(status.lastSeq()).isEqualTo(41);
        });
    }

    @Test
    void aStatusOnAnothersTopicAndRubbishAreIgnored() {
        enrolKiosk();
        DeviceHealth health = new DeviceHealth(vertx, tables.pool(), devices);

        health.arrived(Topics.status(LOFT, new DeviceId("back-door")), Wire.encode(status(true, 0, 1)));
        health.arrived(Topics.status(LOFT, FRONT_DOOR), "rubbish".getBytes(StandardCharsets.UTF_8));

        assertThat(health.of(loft)).isEmpty();
    }

    @Test
    void howFarADevicesClockIsOffIsSeenWhenItSpeaks() {
        enrolKiosk();
        DeviceHealth health =
                new DeviceHealth(vertx, tables.pool(), devices, InstantSource.fixed(NINE.plusSeconds(90)));

        hear(health, status(true, 0, 41));

        isStored(41);
        assertThat(health.clocksAhead(loft)).containsExactly(Map.entry(FRONT_DOOR, Duration.ofSeconds(-90)));
    }

    /** What is known of it after a restart. */
    private DeviceHealth isStored(long lastSeq) {
        DeviceHealth afterRestart = new DeviceHealth(vertx, tables.pool(), devices);
        until("the status is stored", () -> {
            on(afterRestart.load(loft));
            return afterRestart.of(loft).stream().anyMatch(status -> status.lastSeq() == lastSeq);
        });
        return afterRestart;
    }

    private Enrolled enrolKiosk() {
        return on(devices.enrol(loft, FRONT_DOOR, Kind.KIOSK, "Front door", Passage.TOGGLE));
    }

    private static void hear(DeviceHealth health, DeviceStatus status) {
        context.runOnContext(go -> health.arrived(Topics.status(LOFT, FRONT_DOOR), Wire.encode(status)));
    }

    private static DeviceStatus status(boolean online, long waiting, long lastSeq) {
        return new DeviceStatus(
                LOFT, FRONT_DOOR, Kind.KIOSK, online, "0.1.0", waiting, lastSeq, "1", "live", null, NINE);
    }
}
