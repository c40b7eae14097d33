package foyer.hub.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.wire.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpaceDraftTest {

    @Test
    void whatIsLeftOutIsEmptyAndTheDoorIsGreen() {
        SpaceDraft loft = draft("\"name\": \"The Rope Loft\", \"timeZone\": \"Europe/Rome\", \"capacity\": 80");

        assertThat(loft.doorColour()).isEqualTo("#0A6B4E");
        assertThat(loft.rooms()).isEmpty();
        assertThat(loft.announcements()).isEmpty();
        assertThat(loft.wifi()).isNull();
    }

    @Test
    void aTimeZoneWithoutSummerTimeIsRefusedWithAnExample() {
        assertThatThrownBy(() -> draft("\"name\": \"Loft\", \"timeZone\": \"+01:00\", \"capacity\": 80"))
                .hasMessageContaining("timeZone must be a name of the tz database (for example Europe/Rome)");
    }

    @Test
    void aDoorColourThatNobodyCanReadIsRefusedWithItsContrast() {
        assertThatThrownBy(
                        () -> draft(
                                "\"name\": \"Loft\", \"timeZone\": \"Europe/Rome\", \"capacity\": 80, \"doorColour\": \"#FFD400\""))
                .hasMessageContaining("#FFD400 cannot be read on the page: its contrast is 1.3");
    }

    @Test
    void anAnnouncementDoesNotEndBeforeItBegins() {
        assertThatThrownBy(
                        () -> draft(
                                "\"name\": \"Loft\", \"timeZone\": \"Europe/Rome\", \"capacity\": 80, \"announcements\":"
                                        + " [{\"title\": \"Tea\", \"text\": \"No coffee.\", \"from\": \"2026-11-24\", \"until\": \"2026-11-21\"}]"))
                .hasMessageContaining("\"Tea\" ends (2026-11-21) before it begins (2026-11-24)");
    }

    private static SpaceDraft draft(String keys) {
        return Wire.decode(("{" + keys + "}").getBytes(StandardCharsets.UTF_8), SpaceDraft.class);
    }
}
