package foyer.kiosk.people;

import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.gate.Door;
import foyer.kiosk.gate.Gate;
import foyer.kiosk.roster.RosterBook;
import foyer.wire.Command;
import foyer.wire.DoorAsk;
import foyer.wire.MemberId;
import foyer.wire.OwnPin;
import foyer.wire.RosterEntry;
import foyer.wire.Verdict;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in a member who has found their name: by their own PIN, with the hub or without, or by asking staff. What then happens is
 * what a scan does. Vert.x context only; numbers are compared on a thread of their own.
 */
public final class ForgottenBadge {

    private static final Logger log = LoggerFactory.getLogger(ForgottenBadge.class);

    /** Staff answer within this time, or the door has forgotten who asked. */
    private static final Duration ASKS_LAST = Duration.ofMinutes(3);

    private static final int MOST_ASKS = 20;

    /** Compared with where somebody has no PIN, so that the time it takes does not tell. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=7168,t=5,p=1$bm9ib2R5J3Mgc2FsdCEhIQ$C1cQF0mJpTzR7aQm3h6sW0kJ6n0Z9v6o3l2b1c4d5e8";

    /** What came of a PIN or of asking staff. */
    public sealed interface Outcome {}

    /** The door has answered, as it answers a scan. */
    public record Answered(Verdict verdict) implements Outcome {}

    /** Also where there is none: who has set one is not told. */
    public record WrongPin() implements Outcome {}

    public record TooMany(Duration pause) implements Outcome {}

    /** The handle is too old, or never was one. */
    public record NobodyMeant() implements Outcome {}

    public record Asked(Duration lasts) implements Outcome {}

    /** The hub cannot be reached, so neither can staff. */
    public record CutOff() implements Outcome {}

    private record Open(MemberId member, Instant until) {}

    // for the kiosk's life
    private final WorkerExecutor comparing;
    private final Names names;
    private final RosterBook roster;
    private final Supplier<Door> door;
    private final ScanDesk desk;
    private final Drafts drafts;
    private final DeskLine line;
    private final Guesses guesses;

    // of the last minutes
    private final Map<UUID, Open> asks = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Open> eldest) {
            return size() > MOST_ASKS;
        }
    };

    public ForgottenBadge(
            Vertx vertx,
            Names names,
            RosterBook roster,
            Supplier<Door> door,
            ScanDesk desk,
            Drafts drafts,
            DeskLine line) {
        this.comparing = vertx.createSharedWorkerExecutor("pins", 1); // one at a time: each takes 7 MiB
        this.names = names;
        this.roster = roster;
        this.door = door;
        this.desk = desk;
        this.drafts = drafts;
        this.line = line;
        this.guesses = new Guesses(drafts.clock());
    }

    /** Compares the number, and lets in whose it is. */
    public Future<Outcome> tried(String handle, Pin pin) {
        Optional<RosterEntry> meant = names.meant(handle);
        if (meant.isEmpty()) {
            return Future.succeededFuture(new NobodyMeant());
        }
        MemberId member = meant.get().member();
        Optional<Duration> pause = guesses.take(member);
        if (pause.isPresent()) {
            return Future.succeededFuture(new TooMany(pause.get()));
        }
        @Nullable OwnPin own = meant.get().pin();
        return comparing
                .executeBlocking(() -> pin.fits(own == null ? NOBODYS : own.verifier()) && own != null)
                .compose(fits -> fits ? right(meant.get()) : Future.succeededFuture(new WrongPin()));
    }

    /** Asks staff to look, and to let them in. */
    public Future<Outcome> askDesk(String handle) {
        Optional<RosterEntry> meant = names.meant(handle);
        if (meant.isEmpty()) {
            return Future.succeededFuture(new NobodyMeant());
        }
        if (!line.open()) {
            return Future.succeededFuture(new CutOff());
        }
        Instant now = drafts.now();
        MemberId member = meant.get().member();
        asks.values().removeIf(ask -> !now.isBefore(ask.until()));
        if (asks.values().stream().anyMatch(ask -> ask.member().equals(member))) {
            return Future.succeededFuture(new Asked(ASKS_LAST)); // once is enough
        }
        DoorAsk ask = new DoorAsk(drafts.ids().get(), drafts.space(), drafts.device(), member, now);
        asks.put(ask.id(), new Open(member, now.plus(ASKS_LAST)));
        return line.ask(ask).<Outcome>map(new Asked(ASKS_LAST)).recover(e -> {
            log.info("Staff could not be asked; whoever asked is told so", e);
            asks.remove(ask.id());
            return Future.succeededFuture(new CutOff());
        });
    }

    /** What staff have answered; too late an answer opens nothing. */
    public void heard(Command command) {
        if (command instanceof Command.LetIn letIn) {
            asked(letIn.ask())
                    .ifPresent(member -> end(desk.decided(Gate.vouchedFor(member, roster, door.get(), drafts.now()))));
        } else if (command instanceof Command.TurnAway turnAway) {
            asked(turnAway.ask()).ifPresent(member -> end(desk.decided(Gate.turnedAway(member))));
        }
    }

    public Future<Void> close() {
        return comparing.close();
    }

    private Future<Outcome> right(RosterEntry member) {
        guesses.right(member.member());
        return desk.decided(Gate.knownByPin(member, roster, door.get(), drafts.now()))
                .map(Answered::new);
    }

    /** Takes it out: an ask is answered once. */
    private Optional<RosterEntry> asked(UUID ask) {
        @Nullable Open open = asks.remove(ask);
        if (open == null || !drafts.now().isBefore(open.until())) {
            log.info("Staff answered ask {}, which this door no longer knows; nothing was done", ask);
            return Optional.empty();
        }
        return roster.member(open.member());
    }

    private static void end(Future<Verdict> answer) {
        answer.onFailure(e -> log.error("Whoever the desk let in was not answered; they may ask again", e));
    }
}
