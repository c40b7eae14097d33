package foyer.hub.devices;

import foyer.hub.devices.DeviceSql.Stored;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceSettings.Passage;
import foyer.wire.DeviceStatus;
import foyer.wire.Sha256;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The devices of all spaces, held in memory beside the database: the broker's threads ask here, and must not wait.
 */
public final class Devices {

    private final DeviceSql sql;
    private final Spaces spaces;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> byClientId = new ConcurrentHashMap<>(); // read by the broker's threads
    private final List<Consumer<Device>> changed = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // compared only by isEqual, in constant time
    private record Known(
            Device device, byte[] secretHash, @Nullable String brokerHash) {}

    /**
     * A device as an outside broker knows it.
     *
     * @param hash of its secret, in Mosquitto's form; null where it was added before there was one
     */
    record BrokerUser(
            String clientId,
            DeviceStatus.Kind kind,
            @Nullable String hash) {}

    /** A device just made, and its secret, which is shown once and kept nowhere here. */
    public record Enrolled(Device device, String secret) {}

    public Devices(Pool pool, Spaces spaces) {
        this.sql = new DeviceSql(pool);
        this.spaces = spaces;
    }

    public Future<Void> load() {
        return sql.all().onSuccess(all -> all.forEach(this::remember)).mapEmpty();
    }

    /** Hears of each device that is new, changed or revoked. */
    public Devices onChange(Consumer<Device> heard) {
        changed.add(heard);
        return this;
    }

    /** Fails when the name is taken in this space: a device keeps its number series, so its name is never reused. */
    public Future<Enrolled> enrol(Space space, DeviceId device, DeviceStatus.Kind kind, String name, Passage passage) {
        if (find(space.slug(), device).isPresent()) {
            return Future.failedFuture(new NameTaken(device));
        }
        String secret = newSecret();
        return sql.add(space, device, kind, name, passage, Sha256.of(secret), BrokerHash.of(secret, random))
                .recover(e -> nameTaken(e, device))
                .map(stored -> new Enrolled(rememberAndTell(stored), secret));
    }

    /** Its name, which way its door goes and how its page is are from now on as said here. */
    public Future<Device> change(Device asNow) {
        return sql.change(asNow).map(this::rememberAndTell);
    }

    /** From now on it may not connect; whoever listens disconnects it. */
    public Future<Device> revoke(Device device) {
        return sql.revoke(device).map(this::rememberAndTell);
    }

    public Optional<Device> find(SpaceId space, DeviceId device) {
        return known(Topics.clientId(space, device)).map(Known::device);
    }

    /** In order of their names, revoked ones left out. */
    public List<Device> of(SpaceId space) {
        return byClientId.values().stream()
                .map(Known::device)
                .filter(device -> device.space().slug().equals(space) && !device.revoked())
                .sorted(Comparator.comparing(Device::name))
                .toList();
    }

    public Optional<Device> byNumber(int spaceId, int deviceId) {
        return byClientId.values().stream()
                .map(Known::device)
                .filter(device -> device.id() == deviceId && device.space().id() == spaceId)
                .findFirst();
    }

    /** Those that may connect. */
    List<BrokerUser> brokerUsers() {
        return byClientId.entrySet().stream()
                .filter(entry -> !entry.getValue().device.revoked())
                .map(entry ->
                        new BrokerUser(entry.getKey(), entry.getValue().device.kind(), entry.getValue().brokerHash))
                .toList();
    }

    /** Any thread: whether this is the device it says it is. Secrets are 256 random bits, so one hash is enough. */
    public boolean admits(String clientId, String secret) {
        return known(clientId)
                .filter(known -> !known.device.revoked())
                .filter(known -> MessageDigest.isEqual(known.secretHash, Sha256.of(secret)))
                .isPresent();
    }

    /** Any thread. */
    public Optional<DeviceStatus.Kind> kindOf(String clientId) {
        return known(clientId).filter(known -> !known.device.revoked()).map(known -> known.device.kind());
    }

    Optional<SpaceId> slugOf(int spaceId) {
        return spaces.byId(spaceId).map(Space::slug);
    }

    /** One that was let in by a code: in the database already. */
    Device joined(Stored stored) {
        return rememberAndTell(stored);
    }

    static <T> Future<T> nameTaken(Throwable e, DeviceId device) {
        return Future.failedFuture(
                e instanceof PgException refused && "23505".equals(refused.getSqlState()) ? new NameTaken(device) : e);
    }

    private Optional<Known> known(String clientId) {
        return Optional.ofNullable(byClientId.get(clientId));
    }

    private Device rememberAndTell(Stored stored) {
        Device device = remember(stored).orElseThrow();
        tell(device);
        return device;
    }

    private Optional<Device> remember(Stored stored) {
        return spaces.byId(stored.spaceId()).map(space -> {
            Device device = stored.in(space);
            byClientId.put(
                    Topics.clientId(space.slug(), device.device()),
                    new Known(device, stored.secretHash(), stored.brokerHash()));
            return device;
        });
    }

    private void tell(Device device) {
        changed.forEach(heard -> heard.accept(device));
    }

    private String newSecret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** The name is another device's, perhaps a revoked one's. */
    public static final class NameTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NameTaken(DeviceId device) {
            super("There is, or was, a device named " + device + " in this space; choose another name");
        }
    }
}
