package foyer.hub.board;

import foyer.hub.access.Role;
import foyer.hub.devices.Device;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.pace.OnceMore;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceId;
import foyer.wire.DeviceStatus;
import foyer.wire.DeviceStatus.Vitals;
import foyer.wire.OccupancyNow;
import foyer.wire.SpaceId;
import foyer.wire.page.LivePage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One live page a space and role: what a role may not see it is not sent. What nobody looks at is not worked out. Vert.x context only. */
public final class Board {

    private static final int LATEST_ARRIVALS = 30;

    private static final Set<String> AT_THE_DOOR =
            Set.of("space", "occupancy", "curve", "arrivals", "present", "asks", "visitors", "rollCall");

    /** What of it a role is sent; an owner and a manager everything. */
    private static final Map<Role, Set<String>> SENT = Map.of(
            Role.DESK,
            AT_THE_DOOR,
            Role.COMMUNITY,
            Stream.concat(AT_THE_DOOR.stream(), Stream.of("events", "introductions", "feedback"))
                    .collect(Collectors.toUnmodifiableSet()));

    private final Vertx vertx;
    private final Spaces spaces;
    private final Occupancy occupancy;
    private final Devices devices;
    private final DeviceHealth health;
    private final AsideShelf aside;
    private final Sources sources;
    private final InstantSource clock;
    private final Map<Sight, LivePage> pages = new HashMap<>(); // made when somebody first looks
    private final OnceMore<SpaceId> redrawing;

    /** A space as a role sees it. */
    private record Sight(SpaceId space, Role role) {
        boolean includes(String part) {
            Set<String> sent = SENT.get(role);
            return sent == null || sent.contains(part);
        }
    }

    /** Parts that other rooms know whole. */
    public interface Sources {
        Future<?> events(Space space, LocalDate day);

        Future<?> introductions(Space space);

        /** How it was that day, as people said on their way out. */
        Future<?> feedback(Space space, LocalDate day);

        /** Who waits at a door for staff to let them in. */
        Future<?> asks(Space space);

        /** Who has come to visit today. */
        Future<?> visitors(Space space);

        /** Whom the roll call of the last two hours has seen, and whom not. */
        Future<?> rollCall(Space space);

        /** What contradicts what the house knows, each in words, latest first. */
        Future<List<String>> conflicts(Space space);

        /** What is wrong with the hub itself and does not keep it from its work: a sentence each. */
        default List<String> ofTheHub() {
            return List.of();
        }
    }

    public Board(
            Vertx vertx,
            Spaces spaces,
            Occupancy occupancy,
            Devices devices,
            DeviceHealth health,
            AsideShelf aside,
            Sources sources,
            InstantSource clock) {
        this.vertx = vertx;
        this.spaces = spaces;
        this.occupancy = occupancy;
        this.devices = devices;
        this.health = health;
        this.aside = aside;
        this.sources = sources;
        this.clock = clock;
        this.redrawing = new OnceMore<>(vertx, "The board", Duration.ofMillis(300), this::redraw);
    }

    /** Somebody of the space's staff looks; whether they may, and as what, is asked before. */
    public void join(SpaceId space, Role role, ServerWebSocket socket) {
        pages.computeIfAbsent(new Sight(space, role), none -> new LivePage(vertx))
                .join(socket);
        redrawing.wish(space); // not refresh: the page counts who watches only once it has let them in
    }

    /** The number that everybody looks at goes first, at once; the rest follows. */
    public void show(OccupancyNow now) {
        show(now.space(), "occupancy", now);
        refresh(now.space());
    }

    /** Something that the board shows may have changed. */
    public void refresh(SpaceId space) {
        if (pages.entrySet().stream()
                .anyMatch(page ->
                        page.getKey().space().equals(space) && page.getValue().watching() > 0)) {
            redrawing.wish(space);
        }
    }

    private Future<?> redraw(SpaceId slug) {
        Space space = spaces.find(slug).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), space.timeZone());
        show(slug, "space", SpaceShown.of(space));
        occupancy.now(slug).ifPresent(now -> show(slug, "occupancy", now));
        show(slug, "devices", devicesShown(space));
        return Future.join(List.<Future<?>>of(
                occupancy.curve(space, today).onSuccess(curve -> show(slug, "curve", curve)),
                occupancy.passages(space, today, LATEST_ARRIVALS).onSuccess(all -> show(slug, "arrivals", all)),
                occupancy.present(space).onSuccess(present -> show(slug, "present", present)),
                sources.asks(space).onSuccess(open -> show(slug, "asks", open)),
                sources.visitors(space).onSuccess(visits -> show(slug, "visitors", visits)),
                sources.rollCall(space).onSuccess(roll -> show(slug, "rollCall", roll)),
                sources.events(space, today).onSuccess(events -> show(slug, "events", events)),
                sources.introductions(space).onSuccess(made -> show(slug, "introductions", made)),
                sources.feedback(space, today).onSuccess(counts -> show(slug, "feedback", counts)),
                aside.count(space.id())
                        .compose(count -> sources.conflicts(space).map(found -> attention(space, count, found)))
                        .onSuccess(items -> show(slug, "attention", items))));
    }

    private void show(SpaceId space, String part, Object state) {
        for (Role role : Role.values()) {
            Sight sight = new Sight(space, role);
            LivePage page = pages.get(sight);
            if (page != null && sight.includes(part)) {
                page.show(part, state);
            }
        }
    }

    private List<Attention.Item> attention(Space space, long setAside, List<String> conflicts) {
        List<Attention.Item> items = new ArrayList<>(Attention.of(
                devices.of(space.slug()),
                statuses(space),
                health.flapping(space, clock.instant()),
                health.clocksAhead(space),
                occupancy.now(space.slug()),
                setAside,
                conflicts,
                clock.instant()));
        sources.ofTheHub().forEach(words -> items.add(new Attention.Item(words, null, Attention.Level.AMBER)));
        return items;
    }

    private List<DeviceShown> devicesShown(Space space) {
        Map<DeviceId, DeviceStatus> statuses = statuses(space);
        return devices.of(space.slug()).stream()
                .map(device -> DeviceShown.of(device, statuses.get(device.device())))
                .toList();
    }

    private Map<DeviceId, DeviceStatus> statuses(Space space) {
        return health.of(space).stream().collect(Collectors.toMap(DeviceStatus::device, Function.identity()));
    }

    /** The space, as far as the page needs it. */
    record SpaceShown(SpaceId slug, String name, String timeZone, int capacity, String doorColour) {

        static SpaceShown of(Space space) {
            return new SpaceShown(
                    space.slug(), space.name(), space.timeZone().getId(), space.capacity(), space.doorColour());
        }
    }

    /** A device and what it last said; one that never said anything has only its name. */
    public record DeviceShown(
            DeviceId device,
            String name,
            DeviceStatus.Kind kind,
            boolean online,
            long waiting,
            long lastSeq,
            @Nullable String rosterVersion,
            @Nullable String camera,
            @Nullable String trouble,
            @Nullable String version,
            @Nullable Instant at,
            @Nullable Vitals vitals) {

        static DeviceShown of(Device device, @Nullable DeviceStatus status) {
            if (status == null) {
                return new DeviceShown(
                        device.device(), device.name(), device.kind(), false, 0, 0, null, null, null, null, null, null);
            }
            return new DeviceShown(
                    device.device(),
                    device.name(),
                    device.kind(),
                    status.online(),
                    status.waiting(),
                    status.lastSeq(),
                    status.rosterVersion(),
                    status.camera(),
                    status.trouble(),
                    status.version(),
                    status.at(),
                    status.vitals());
        }
    }
}
