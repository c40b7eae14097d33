package foyer.hub.devices;

import foyer.hub.access.AddressBlock;
import foyer.hub.devices.PairingSql.Wished;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.Sha256;
import foyer.wire.SpaceId;
import foyer.wire.limits.RateLimits;
import foyer.wire.pairing.PairingCode;
import foyer.wire.pairing.PairingOffer;
import foyer.wire.pairing.PairingWish;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Strangers at the door with a code: a device asks, a manager confirms the code it shows, the device learns who it is.
 *
 * <p>The odds of guessing a code: it has 40 bits; somebody signed in tries 5 and then 4 a minute, 45 in the ten minutes
 * that a code holds; at most 500 are shown at once. So with every slot taken by somebody's device a guess hits any of
 * them once in 49 million such attacks (45 · 500 / 2^40), and the one device at this door once in 24 thousand million.
 * Who has no session cannot try at all.
 */
public final class Pairings {

    public static final Duration LASTS = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Pairings.class);

    /** What is confirmed waits so long for a device that is off the network. */
    private static final Duration CONFIRMED_LASTS = Duration.ofDays(1);

    private static final int MOST_WAITING = 500;
    private static final String ALL = "all";

    private final PairingSql sql;
    private final Devices devices;
    private final InstantSource clock;
    private final int most;
    private final SecureRandom random = new SecureRandom();
    private final Set<Device> connected = ConcurrentHashMap.newKeySet(); // since this hub started
    private final RateLimits asking; // each address
    private final RateLimits askingInAll;
    private final RateLimits trying; // each account and each address

    /** What became of a device's wish. */
    public sealed interface Asked {}

    public record Offered(PairingOffer offer) implements Asked {}

    /** What a manager's code turned out to be. */
    public sealed interface Looked {}

    public record Found(Waiting waiting) implements Looked {}

    public sealed interface Confirmed {}

    public record Joined(Device device) implements Confirmed {}

    /** Wrong, run out, or used already: no more is said. */
    public record NoSuchCode() implements Looked, Confirmed {}

    public record Limited(Duration pause) implements Asked, Looked, Confirmed {}

    /** A device that waits, as it says it is. */
    public record Waiting(String kind, @Nullable String name, String askedFrom, Instant expiresAt) {}

    /** Empty while it waits; the whole is empty once the wish is gone. */
    public record Progress(Optional<Membership> confirmed) {}

    public record Membership(SpaceId space, DeviceId device) {}

    public Pairings(Pool pool, Devices devices, InstantSource clock) {
        this(pool, devices, clock, MOST_WAITING);
    }

    Pairings(Pool pool, Devices devices, InstantSource clock, int most) {
        this.sql = new PairingSql(pool);
        this.devices = devices;
        this.clock = clock;
        this.most = most;
        this.asking = new RateLimits(clock, 6, 3);
        this.askingInAll = new RateLimits(clock, 60, 30);
        this.trying = new RateLimits(clock, 5, 4);
    }

    /** Anybody may ask. What is kept of it is bounded: in rate, in number and in time. */
    public Future<Asked> ask(PairingWish wish, String address) {
        Optional<Duration> pause = asking.take(AddressBlock.of(address)).or(() -> askingInAll.take(ALL));
        if (pause.isPresent()) {
            return Future.succeededFuture(new Limited(pause.get()));
        }
        Instant now = clock.instant();
        PairingCode code = PairingCode.fresh(random);
        String claim = newClaim();
        Wished wished = new Wished(wish.kind(), wish.name(), address, now.plus(LASTS));
        return sql.tidy(now, most - 1)
                .compose(tidied -> sql.ask(
                        Sha256.of(code.characters()),
                        Sha256.of(claim),
                        wished,
                        Sha256.of(wish.secret()),
                        BrokerHash.of(wish.secret(), random)))
                .map(kept -> {
                    log.info("A {} at {} asks to be let in; it shows a code for a manager", wish.kind(), address);
                    return new Offered(new PairingOffer(code.toString(), claim, wished.until()));
                });
    }

    /** What the device that holds the claim may know. */
    public Future<Optional<Progress>> progress(String claim) {
        return sql.find(Sha256.of(claim), clock.instant()).map(found -> found.map(this::progress));
    }

    /**
     * Before confirming.
     *
     * @param account who tries, for the limit
     */
    public Future<Looked> look(String typed, String account, String address) {
        Optional<Duration> pause = tries(account, address);
        if (pause.isPresent()) {
            return Future.succeededFuture(new Limited(pause.get()));
        }
        return PairingCode.read(typed)
                .map(code -> sql.look(Sha256.of(code.characters()), clock.instant()))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> found.<Looked>map(wished -> {
                            giveBack(account, address);
                            return new Found(
                                    new Waiting(wished.kind(), wished.said(), wished.askedFrom(), wished.until()));
                        })
                        .orElseGet(NoSuchCode::new));
    }

    /** Fails with {@link Devices.NameTaken}; the code is then still good. */
    public Future<Confirmed> confirm(
            String typed, Space space, DeviceId device, String name, Passage passage, String account, String address) {
        Optional<Duration> pause = tries(account, address);
        if (pause.isPresent()) {
            return Future.succeededFuture(new Limited(pause.get()));
        }
        Optional<PairingCode> code = PairingCode.read(typed);
        if (code.isEmpty()) {
            return Future.succeededFuture(new NoSuchCode());
        }
        Instant now = clock.instant();
        byte[] hash = Sha256.of(code.get().characters());
        return sql.confirm(hash, space, device, name, passage, now, now.plus(CONFIRMED_LASTS))
                .recover(e -> Devices.nameTaken(e, device))
                .map(stored -> stored.<Confirmed>map(row -> {
                            giveBack(account, address);
                            return new Joined(joined(row));
                        })
                        .orElseGet(NoSuchCode::new));
    }

    /** The device has kept who it is, or it could not have connected: nobody needs to be told again. */
    public void connected(Device device) {
        if (connected.add(device)) {
            sql.connected(device)
                    .onFailure(e -> log.info("The pairing of {} stays until it runs out", device.device(), e));
        }
    }

    private Device joined(DeviceSql.Stored stored) {
        Device device = devices.joined(stored);
        log.info(
                "{} is let in as {} of {}",
                device.name(),
                device.device(),
                device.space().slug());
        return device;
    }

    private Progress progress(PairingSql.Progress row) {
        Integer space = row.spaceId();
        String device = row.device();
        return new Progress(
                space == null || device == null
                        ? Optional.empty()
                        : devices.slugOf(space).map(slug -> new Membership(slug, new DeviceId(device))));
    }

    private Optional<Duration> tries(String account, String address) {
        return trying.take(account).or(() -> trying.take(AddressBlock.of(address)));
    }

    private void giveBack(String account, String address) {
        trying.giveBack(account);
        trying.giveBack(AddressBlock.of(address));
    }

    private String newClaim() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
