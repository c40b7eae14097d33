package foyer.hub.board;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.hub.board.Attention.Level;
import foyer.hub.devices.Device;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Kind;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
    private static final SpaceId LOFT = Lofts.LOFT;
    private static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    private static final Space SPACE = Lofts.loft();
    private static final Device KIOSK =
            new Device(7, SPACE, FRONT_DOOR, Kind.KIOSK, "Front door", Passage.TOGGLE, null, false);

    @Test
    void aQuietMorningNeedsNothing() {
        assertThat(attention(status(true, 0, null, NINE), 12, 0)).isEmpty();
    }

    @Test
    void aKioskThatRestartsIsNotAnAlarmButOneThatStaysAwayIs() {
        assertThat(attention(status(false, 0, null, NINE.minusSeconds(10)), 12, 0))
                .isEmpty();

        assertThat(attention(status(false, 0, null, NINE.minusSeconds(60)), 12, 0))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.level()).isEqualTo(Level.RED);
                    assertThat(item.words()).contains("Front door").contains("goes on checking people in");
                    assertThat(item.since()).isEqualTo(NINE.minusSeconds(60));
                });
    }

    @Test
    void aKioskWhoseClockIsAheadIsMissedAllTheSame() {
        assertThat(attention(status(false, 0, null, NINE.plusSeconds(3600)), 12, 0))
                .singleElement()
                .satisfies(item -> assertThat(item.level()).isEqualTo(Level.RED));
    }

    @Test
    void aDeviceThatNeverCameSaysWhatToDo() {
        assertThat(Attention.of(List.of(KIOSK), Map.of(), Set.of(), Map.of(), Optional.empty(), 0, List.of(), NINE))
                .singleElement()
                .satisfies(item -> assertThat(item.words()).contains("never connected"));
    }

    @Test
    void aFullQueueAndACameraInTroubleAreSaid() {
        assertThat(attention(status(true, 20, null, NINE), 12, 0)).hasSize(1);
        assertThat(attention(status(true, 0, "The camera is covered", NINE), 12, 0))
                .singleElement()
                .satisfies(item -> assertThat(item.words()).isEqualTo("Front door: The camera is covered"));
    }

    @Test
    void tooManyPeopleComeFirst() {
        assertThat(attention(status(true, 20, null, NINE), 41, 3))
                .extracting(Attention.Item::level)
                .containsExactly(Level.RED, Level.AMBER, Level.AMBER);
    }

    @Test
    void whatContradictsTheBooksIsSaidInWordsAndManyAsOne() {
        List<String> three = List.of("Ada was let in with a revoked pass.", "Ben too.", "Cleo too.");

        assertThat(Attention.of(List.of(), Map.of(), Set.of(), Map.of(), Optional.empty(), 0, three, NINE))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.words()).isEqualTo("Ada was let in with a revoked pass. And 2 more."));
        assertThat(Attention.of(
                        List.of(), Map.of(), Set.of(), Map.of(), Optional.empty(), 0, three.subList(0, 1), NINE))
                .singleElement()
                .satisfies(item -> assertThat(item.words()).isEqualTo("Ada was let in with a revoked pass."));
    }

    @Test
    void aDeviceThatSeemsToBeInTwoPlacesIsSaidFirst() {
        assertThat(Attention.of(
                        List.of(KIOSK),
                        Map.of(FRONT_DOOR, status(true, 0, null, NINE)),
                        Set.of(FRONT_DOOR),
                        Map.of(),
                        Optional.empty(),
                        0,
                        List.of(),
                        NINE))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.level()).isEqualTo(Level.RED);
                    assertThat(item.words()).contains("connected from two places", "shut it out");
                });
    }

    @Test
    void aDoorWhoseClockIsWrongIsTold() {
        assertThat(ofAClock(Duration.ofSeconds(20))).isEmpty();
        assertThat(ofAClock(Duration.ofSeconds(-40)))
                .extracting(Attention.Item::words)
                .containsExactly(
                        "Front door’s clock is 40 seconds behind. Let that machine set its time by itself (NTP).");
        assertThat(ofAClock(Duration.ofHours(3)))
                .extracting(Attention.Item::words)
                .containsExactly("Front door’s clock is 3 hours ahead. Let that machine set its time by itself (NTP).");
    }

    private static List<Attention.Item> ofAClock(Duration ahead) {
        return Attention.of(
                List.of(KIOSK),
                Map.of(FRONT_DOOR, status(true, 0, null, NINE)),
                Set.of(),
                Map.of(FRONT_DOOR, ahead),
                Optional.empty(),
                0,
                List.of(),
                NINE);
    }

    private static List<Attention.Item> attention(DeviceStatus status, int present, long setAside) {
        return Attention.of(
                List.of(KIOSK),
                Map.of(FRONT_DOOR, status),
                Set.of(),
                Map.of(),
                Optional.of(new OccupancyNow(LOFT, 5, present, 40, NINE)),
                setAside,
                List.of(),
                NINE);
    }

    private static DeviceStatus status(boolean online, long waiting, @Nullable String trouble, Instant at) {
        return new DeviceStatus(LOFT, FRONT_DOOR, Kind.KIOSK, online, "0.1.0", waiting, 100, "1", "live", trouble, at);
    }
}
