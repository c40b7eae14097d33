package foyer.kiosk.visitors;

import foyer.kiosk.roster.LastHeard;
import foyer.wire.HouseNow;
import foyer.wire.HouseNow.Seen;
import foyer.wire.HouseNow.Visitor;
import foyer.wire.PassId;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.RollCallEnded;
import foyer.wire.SpaceId;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.Wire;
import foyer.wire.kept.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hub has told of the house beside its members, kept on disk, and over it this kiosk's own visitors, of whom the hub
 * may not have heard yet. Vert.x context only, but for {@link #open}, which blocks.
 */
public final class HouseBook {

    private static final Logger log = LoggerFactory.getLogger(HouseBook.class);

    /**
     * The hub closes a longer visit as forgotten, and says so. Where it has said nothing for as long, whoever came before has gone
     * by now; while it speaks nobody is taken for gone by this machine's clock, which may be wrong.
     */
    private static final Duration LONGEST_VISIT = Duration.ofHours(16);

    private static final Duration ENDS_KEPT = Duration.ofHours(2);

    private final SpaceId space;
    private final InstantSource clock;
    private final Function<HouseNow, Future<Void>> keeping;
    private final Map<UUID, Visitor> ownCame = new LinkedHashMap<>();
    private final Set<UUID> ownLeft = new HashSet<>();
    private final Set<UUID> receipted = new HashSet<>();
    private final Set<UUID> onlyHere = new HashSet<>(); // the hub has set them aside
    private final Set<Instant> ownEnds = new TreeSet<>(); // of roll calls
    private final LastHeard heard;
    private HouseNow now;

    /**
     * Reads what was kept before the last restart.
     *
     * @param ago the hub was last heard; empty where nobody knows
     */
    public static HouseBook open(Vertx vertx, Path file, SpaceId space, InstantSource clock, Optional<Duration> ago) {
        KeptFile<HouseNow> kept = new KeptFile<>(vertx, file, HouseNow.class);
        HouseNow before = new HouseNow(space, List.of(), null, List.of(), List.of(), List.of());
        return new HouseBook(
                space,
                kept.read().filter(one -> one.space().equals(space)).orElse(before),
                clock,
                new LastHeard(clock, ago),
                kept::keep);
    }

    HouseBook(
            SpaceId space,
            HouseNow before,
            InstantSource clock,
            LastHeard heard,
            Function<HouseNow, Future<Void>> keeping) {
        this.space = space;
        this.clock = clock;
        this.heard = heard;
        this.now = before;
        this.keeping = keeping;
    }

    /** Takes in one message of the hub; what it has receipted before that, it knows. */
    public void arrived(byte[] message) {
        try {
            HouseNow fresh = Wire.decode(message, HouseNow.class);
            if (fresh.space().equals(space)) {
                now = fresh;
                heard.heard();
                ownCame.keySet().removeAll(receipted);
                receipted.clear();
                ownLeft.removeIf(visit -> !ownCame.containsKey(visit) && !isIn(visit)); // the hub knows it by now
                keep();
            }
        } catch (Wire.Unreadable e) {
            log.error("What the hub told of the house cannot be read; going on with what it was", e);
        }
    }

    /** The line to the hub was cut. */
    public void cutOff() {
        heard.cutOff();
    }

    /** How old it is. */
    public LastHeard heard() {
        return heard;
    }

    /** A visitor came or went by this kiosk, or a roll call was ended at it; also after a restart, for what still waits. */
    public void saw(Report report) {
        UUID id = report.id().value();
        if (report.said() instanceof VisitorCame came) {
            ownCame.put(id, new Visitor(id, came.name(), report.occurredAt(), null));
        } else if (report.said() instanceof VisitorLeft left) {
            ownLeft.add(left.visit());
        } else if (report.said() instanceof RollCallEnded) {
            rollCallEnded(report.occurredAt());
        }
    }

    /** By hand, at this kiosk. */
    public void rollCallEnded(Instant at) {
        ownEnds.add(at);
    }

    /** The hub has these. */
    public void settled(Collection<Receipt> receipts) {
        receipts.stream()
                .filter(receipt -> ownCame.containsKey(receipt.id()))
                .forEach(receipt ->
                        (receipt.outcome() == Receipt.Outcome.RECORDED ? receipted : onlyHere).add(receipt.id()));
    }

    /** For now and then: however long this door is cut off, it keeps no name of anybody who has gone, here or on its disk. */
    public void forgetWhoHasGone() {
        ownCame.values().removeIf(visitor -> !mayBeIn(visitor));
        receipted.retainAll(ownCame.keySet());
        onlyHere.retainAll(ownCame.keySet());
        ownEnds.removeIf(at -> at.isBefore(clock.instant().minus(ENDS_KEPT)));
        List<Visitor> left = now.visitors().stream().filter(this::mayBeIn).toList();
        if (left.size() < now.visitors().size()) {
            now = new HouseNow(space, now.houseRules(), now.staffPin(), left, now.seen(), now.ended());
            keep();
        }
        ownLeft.removeIf(visit -> !ownCame.containsKey(visit) && !isIn(visit));
    }

    private void keep() {
        keeping.apply(now).onFailure(e -> log.error("What the house is could not be kept; used until a restart", e));
    }

    private boolean mayBeIn(Visitor visitor) {
        return visitor.since().isAfter(clock.instant().minus(LONGEST_VISIT))
                || (heard.silence().compareTo(LONGEST_VISIT) < 0 && !onlyHere.contains(visitor.visit()));
    }

    private boolean isIn(UUID visit) {
        return now.visitors().stream().anyMatch(one -> one.visit().equals(visit));
    }

    public List<String> houseRules() {
        return now.houseRules();
    }

    /** The verifier of the PIN that opens the roll call. */
    public Optional<String> staffPin() {
        return Optional.ofNullable(now.staffPin());
    }

    /** Whom roll calls have found lately, at whichever door, as far as the hub has heard. */
    public List<Seen> seen() {
        return Objects.requireNonNullElse(now.seen(), List.of());
    }

    /** When roll calls were ended by hand lately, here or at whichever door the hub has heard of. */
    public Set<Instant> ended() {
        Set<Instant> ended = new TreeSet<>(ownEnds);
        ended.addAll(Objects.requireNonNullElse(now.ended(), List.of()));
        return ended;
    }

    /** Who is in and no member, the first first. */
    public List<Visitor> visitors() {
        Map<UUID, Visitor> in = new LinkedHashMap<>();
        Stream.concat(now.visitors().stream(), ownCame.values().stream())
                .filter(this::mayBeIn)
                .forEach(visitor -> in.putIfAbsent(visitor.visit(), visitor));
        in.keySet().removeAll(ownLeft);
        return List.copyOf(in.values());
    }

    /** Whose pass of today it is, while they are in. */
    Optional<Visitor> holderOf(PassId pass) {
        return visitors().stream()
                .filter(visitor -> pass.equals(visitor.pass()))
                .findFirst();
    }
}
