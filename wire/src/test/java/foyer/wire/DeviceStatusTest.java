package foyer.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.wire.DeviceStatus.Kind;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceStatusTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"+1000000000-12-31T23:59:59.999999999Z", "2100-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void aClockThatIsAgesOffIsRefusedBeforeAnybodyReckonsWithIt(Instant at) {
        assertThatThrownBy(() ->
                        DeviceStatus.offline(new SpaceId("loft"), new DeviceId("front-door"), Kind.KIOSK, "0.1.0", at))
                .hasMessageContaining("clock must be set right");
    }
}
