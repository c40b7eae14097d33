package foyer.hub.devices;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.devices.Pairings.Confirmed;
import foyer.hub.devices.Pairings.Found;
import foyer.hub.devices.Pairings.Joined;
import foyer.hub.devices.Pairings.Limited;
import foyer.hub.devices.Pairings.Looked;
import foyer.hub.devices.Pairings.Membership;
import foyer.hub.devices.Pairings.NoSuchCode;
import foyer.hub.devices.Pairings.Offered;
import foyer.hub.devices.Pairings.Progress;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.SpaceId;
import foyer.wire.pairing.PairingOffer;
import foyer.wire.pairing.PairingWish;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PairingsTest {

    @RegisterExtension
    static final DatabaseForTests database = new DatabaseForTests();

    private static final SpaceId LOFT = new SpaceId("loft");
    private static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    private static final String SECRET = "tabletsownsecrettabletsownsecrettabletsowns";
    private static final String TABLET = "192.168.1.37";
    private static final String DESK = "192.168.1.2";

    private static final Vertx vertx = Vertx.vertx();
    private static Database tables;
    private static Spaces spaces;
    private static Space loft;

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private Devices devices;
    private Pairings pairings;

    @BeforeAll
    static void furnish() {
        tables = Database.open(vertx, database.address());
        spaces = new Spaces(tables.pool());
        loft = on(spaces.put(LOFT, Lofts.draft()));
    }

    @BeforeEach
    void nobodyYet() {
        on(tables.keeper().query("TRUNCATE device, pairing CASCADE").execute());
        devices = new Devices(tables.pool(), spaces);
        pairings = hub(500);
    }

    @AfterAll
    static void close() {
        on(vertx.close());
    }

    @Test
    void aTabletAsksAdaConfirmsAndItIsInByItsOwnSecret() {
        PairingOffer offer = asks();
        assertThat(offer.code()).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(offer.expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(progress(offer)).contains(new Progress(Optional.empty()));
        assertThat(devices.admits("loft/front-door", SECRET)).isFalse();

        assertThat(look(offer.code())).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.waiting().kind()).isEqualTo("kiosk");
            assertThat(found.waiting().name()).isEqualTo("tablet-2");
            assertThat(found.waiting().askedFrom()).isEqualTo(TABLET);
        });
        assertThat(confirm(offer.code().toLowerCase(java.util.Locale.ROOT).replace("-", "")))
                .isInstanceOf(Joined.class);

        assertThat(devices.admits("loft/front-door", SECRET)).isTrue();
        assertThat(devices.admits("loft/front-door", offer.claim())).isFalse();
        assertThat(progress(offer)).contains(new Progress(Optional.of(new Membership(LOFT, FRONT_DOOR))));
    }

    @Test
    void aCodeIsGoodOnceAlsoWhenTwoConfirmItTogether() {
        PairingOffer offer = asks();

        List<Future<Confirmed>> two =
                List.of(confirming(offer.code(), "front-door", "ada"), confirming(offer.code(), "back-door", "bo"));
        on(Future.all(two));

        assertThat(two.stream().map(Future::result).filter(Joined.class::isInstance))
                .hasSize(1);
        assertThat(confirm(offer.code())).isInstanceOf(NoSuchCode.class);
        assertThat(look(offer.code())).isInstanceOf(NoSuchCode.class);
        assertThat(rows("device")).isEqualTo(1);
    }

    @Test
    void aCodeHoldsForTenMinutes() {
        PairingOffer offer = asks();

        later(Duration.ofMinutes(10));

        assertThat(progress(offer)).isEmpty();
        assertThat(confirm(offer.code())).isInstanceOf(NoSuchCode.class);
        assertThat(rows("device")).isZero();
    }

    @Test
    void aNameThatIsTakenLeavesTheCodeGood() {
        PairingOffer first = asks();
        confirm(first.code());
        PairingOffer second = asks();

        assertThatThrownBy(() -> confirm(second.code())).hasMessageContaining("choose another name");

        assertThat(on(confirming(second.code(), "back-door", "ada"))).isInstanceOf(Joined.class);
    }

    @Test
    void aConfirmedPairingIsToldUntilTheDeviceHasConnectedAndNotAfter() {
        PairingOffer offer = asks();
        Device device = ((Joined) confirm(offer.code())).device();
        later(Duration.ofHours(20)); // it was cut off, or killed before it had kept who it is
        assertThat(progress(offer)).isPresent();

        hub(500).connected(device); // another hub, or this one after a restart

        foyer.hub.Wait.until("nobody is told any more", () -> progress(offer).isEmpty());
        assertThat(rows("pairing")).isZero();
    }

    @Test
    void aPairingOutlivesTheHubAndOnlyHashesAreInItsTables() {
        PairingOffer offer = asks();

        Devices afterRestart = new Devices(tables.pool(), spaces);
        devices = afterRestart;
        pairings = hub(500);

        String kept = on(tables.pool()
                        .query("SELECT p::text || encode(code_hash, 'escape') || encode(secret_hash, 'escape') AS kept"
                                + " FROM pairing p")
                        .execute())
                .iterator()
                .next()
                .getString("kept");
        assertThat(kept).doesNotContain(SECRET).doesNotContain(offer.claim());
        assertThat(kept)
                .doesNotContain(offer.code())
                .doesNotContain(offer.code().replace("-", ""));
        assertThat(confirm(offer.code())).isInstanceOf(Joined.class);
        assertThat(progress(offer)).isPresent();
    }

    @Test
    void guessingACodeThatIsShownIsHopeless() {
        PairingOffer offer = asks();

        int tries = 0;
        for (int second = 0; second < 600; second++) {
            while (on(confirming("0000-000" + second % 10, "front-door", "mallory")) instanceof NoSuchCode) {
                tries++;
            }
            later(Duration.ofSeconds(1));
        }

        assertThat(tries).isBetween(40, 45);
        assertThat(tries * 500 / Math.pow(2, 40)).isLessThan(1 / 40e6); // with every slot shown at some door
        assertThat(rows("device")).isZero();
        assertThat(progress(offer)).isEmpty(); // and its ten minutes are over
    }

    @Test
    void whoHasTypedTooManyWrongCodesIsToldSoAndTheRightOneCountsNothing() {
        PairingOffer offer = asks();
        for (int look = 0; look < 20; look++) {
            assertThat(look(offer.code())).isInstanceOf(Found.class);
        }
        for (int guess = 0; guess < 5; guess++) {
            assertThat(look("0000-0000")).isInstanceOf(NoSuchCode.class);
        }

        assertThat(confirm(offer.code())).isInstanceOf(Limited.class);
        later(Duration.ofSeconds(15));
        assertThat(confirm(offer.code())).isInstanceOf(Joined.class);
    }

    @Test
    void aFloodOfWishesFillsNothing() {
        int kept = 0;
        for (int i = 0; i < 2_000; i++) {
            if (on(pairings.ask(wish(), "10.0." + i / 250 + "." + i % 250)) instanceof Offered) {
                kept++;
            }
        }
        assertThat(kept).isEqualTo(60);
        assertThat(on(pairings.ask(wish(), TABLET))).isInstanceOf(Limited.class);
        assertThat(rows("pairing")).isEqualTo(60);

        later(Duration.ofMinutes(10));
        asks(); // and sweeps
        assertThat(rows("pairing")).isEqualTo(1);
    }

    @Test
    void oneAddressDoesNotTakeEverybodysWishes() {
        long kept = IntStream.range(0, 50)
                .filter(i -> on(pairings.ask(wish(), "2001:db8::" + i)) instanceof Offered)
                .count();

        assertThat(kept).isEqualTo(6);
        assertThat(on(pairings.ask(wish(), TABLET))).isInstanceOf(Offered.class);
    }

    @Test
    void beyondTheBoundTheOldestThatNobodyConfirmedGoes() {
        pairings = hub(3);
        List<PairingOffer> offers = new ArrayList<>();
        offers.add(asks());
        confirm(offers.get(0).code());
        for (int i = 0; i < 4; i++) {
            offers.add(asks());
        }

        assertThat(progress(offers.get(0))).isPresent();
        assertThat(progress(offers.get(1))).isEmpty();
        assertThat(offers.subList(2, 5))
                .allSatisfy(offer -> assertThat(progress(offer)).isPresent());
        assertThat(Collections.frequency(
                        offers.stream().map(PairingOffer::code).toList(),
                        offers.get(4).code()))
                .isEqualTo(1);
    }

    private Pairings hub(int most) {
        return new Pairings(tables.pool(), devices, () -> now, most);
    }

    private PairingOffer asks() {
        return ((Offered) on(pairings.ask(wish(), TABLET))).offer();
    }

    private static PairingWish wish() {
        return new PairingWish("kiosk", SECRET, "tablet-2");
    }

    private Optional<Progress> progress(PairingOffer offer) {
        return on(pairings.progress(offer.claim()));
    }

    private Looked look(String code) {
        return on(pairings.look(code, "ada", DESK));
    }

    private Confirmed confirm(String code) {
        return on(confirming(code, "front-door", "ada"));
    }

    private Future<Confirmed> confirming(String code, String device, String who) {
        return pairings.confirm(code, loft, new DeviceId(device), "Front door", Passage.IN, who, DESK);
    }

    private void later(Duration by) {
        now = now.plus(by);
    }

    private static long rows(String table) {
        return on(tables.pool().query("SELECT count(*) AS n FROM " + table).execute())
                .iterator()
                .next()
                .getLong("n");
    }
}
