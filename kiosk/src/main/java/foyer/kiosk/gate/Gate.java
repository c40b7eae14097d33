package foyer.kiosk.gate;

import foyer.kiosk.roster.Presence;
import foyer.kiosk.roster.RosterBook;
import foyer.wire.Direction;
import foyer.wire.OwnPin;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import foyer.wire.pass.LiveText;
import foyer.wire.pass.Pass;
import foyer.wire.pass.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides whether the door opens. Without the hub, a clock of its own, or anything to wait for. */
public final class Gate {

    /** A second scan at a toggle within this time is a badge held up twice, not somebody turning on their heel. */
    static final Duration SECOND_THOUGHT = Duration.ofSeconds(60);

    /** Whoever came in so long ago, and on another day, forgot to check out: at a toggle they come in, not go. */
    static final Duration LONGEST_NIGHT = Duration.ofHours(12);

    /** A phone's clock may be so far from the door's, either way; a code is worth nothing a minute later. */
    static final long STEPS_APART = 1;

    private Gate() {}

    /**
     * Decides about whatever was read.
     *
     * @param used whether this door has answered that very code of a phone before
     */
    public static Decision decide(
            Reading reading, RosterBook roster, Door door, Predicate<Reading.LivePass> used, Instant now) {
        if (!(reading instanceof Reading.Signed signed)) {
            return Refusals.notAPass();
        }
        Pass pass = signed.pass();
        if (roster.isEmpty()) {
            return Refusals.noRosterYet();
        }
        if (pass.homeSpace() != roster.homeSpace()) {
            return Refusals.otherSpace(); // before the signature: its keys are not ours to know
        }
        if (!roster.keys().signed(signed) || (signed instanceof Reading.LivePass code && !code.shownByItsPhone())) {
            return Refusals.forged();
        }
        Optional<RosterEntry> holder = roster.holderOf(pass.id());
        if (holder.isEmpty()) {
            return roster.retired(pass.id()) ? Refusals.revoked() : Refusals.unknownMember();
        }
        RosterEntry member = holder.get();
        if (member.status() != RosterEntry.Status.ACTIVE) {
            return Refusals.suspended().to(member);
        }
        LocalDate today = LocalDate.ofInstant(now, door.zone());
        if (today.isAfter(pass.validUntil())) {
            return Refusals.expired(pass.validUntil()).to(member);
        }
        if (today.isBefore(pass.validFrom())) {
            return Refusals.notYetValid(pass.validFrom()).to(member);
        }
        if (!(signed instanceof Reading.LivePass code)) {
            return door.badgesSuffice()
                    ? byTheRules(member, pass.id(), roster, door, now)
                    : Refusals.printedBadge().to(member);
        }
        return outOfStep(code, used, now)
                .<Decision>map(refused -> refused.to(member))
                .orElseGet(() -> byTheRules(member, pass.id(), roster, door, now));
    }

    /**
     * Decides about a member who has typed their own PIN. It stands for a badge: it is good as long as one of their passes is,
     * and not where a badge would not do.
     */
    public static Decision knownByPin(RosterEntry member, RosterBook roster, Door door, Instant now) {
        OwnPin pin = member.pin();
        if (!door.badgesSuffice()) {
            return Refusals.printedBadge().to(member);
        }
        if (pin != null && LocalDate.ofInstant(now, door.zone()).isAfter(pin.until())) {
            return Refusals.expired(pin.until()).to(member);
        }
        return member.status() == RosterEntry.Status.ACTIVE
                ? byTheRules(member, null, roster, door, now)
                : Refusals.suspended().to(member);
    }

    /** Decides about a member whom staff have looked at and let in. */
    public static Decision vouchedFor(RosterEntry member, RosterBook roster, Door door, Instant now) {
        return member.status() == RosterEntry.Status.ACTIVE
                ? whichWay(member, null, roster.lastSeen(member), door, now)
                : Refusals.suspended().to(member);
    }

    /** Staff were asked to let somebody in, and do not. */
    public static Decision turnedAway(RosterEntry member) {
        return Refusals.notLetIn().to(member);
    }

    private static Optional<Decision.Refused> outOfStep(
            Reading.LivePass code, Predicate<Reading.LivePass> used, Instant now) {
        long late = LiveText.stepAt(now) - code.step();
        if (late > STEPS_APART) {
            return Optional.of(Refusals.codeRunOut());
        }
        if (late < -STEPS_APART) {
            return Optional.of(Refusals.codeAhead());
        }
        return used.test(code) ? Optional.of(Refusals.codeUsed()) : Optional.empty();
    }

    /** Whoever goes, may; whoever comes is asked what the house asks of everybody. */
    private static Decision byTheRules(
            RosterEntry member, @Nullable PassId pass, RosterBook roster, Door door, Instant now) {
        Decision decision = whichWay(member, pass, roster.lastSeen(member), door, now);
        if (decision.leadsTo() == Direction.OUT) {
            return decision;
        }
        Optional<Decision.Refused> refused = decision instanceof Decision.Admitted
                ? HouseRules.against(member.member(), roster, door, now)
                : HouseRules.againstTheEvent(member.member(), door, now);
        return refused.<Decision>map(why -> why.to(member)).orElse(decision);
    }

    /** As far as this door knows. */
    static boolean isIn(Presence seen, Door door, Instant now) {
        return seen.direction() == Direction.IN && stillIn(seen, door, now);
    }

    private static Decision whichWay(
            RosterEntry member, @Nullable PassId pass, Optional<Presence> lastSeen, Door door, Instant now) {
        return switch (door.passage()) {
            case IN -> oneWay(member, pass, Direction.IN, lastSeen, door, now);
            case OUT -> oneWay(member, pass, Direction.OUT, lastSeen, door, now);
            case TOGGLE -> toggled(member, pass, lastSeen, door, now);
        };
    }

    private static Decision oneWay(
            RosterEntry member,
            @Nullable PassId pass,
            Direction direction,
            Optional<Presence> lastSeen,
            Door door,
            Instant now) {
        Optional<Presence> already =
                lastSeen.filter(seen -> seen.direction() == direction && sinceToday(seen, door, now));
        return already.isPresent()
                ? new Decision.Already(member, already.get())
                : new Decision.Admitted(member, pass, direction);
    }

    private static Decision toggled(
            RosterEntry member, @Nullable PassId pass, Optional<Presence> lastSeen, Door door, Instant now) {
        Optional<Presence> justNow =
                lastSeen.filter(seen -> Duration.between(seen.at(), now).abs().compareTo(SECOND_THOUGHT) < 0);
        if (justNow.isPresent()) {
            return new Decision.Already(member, justNow.get());
        }
        Optional<Presence> in = lastSeen.filter(seen -> isIn(seen, door, now));
        if (in.isPresent() && (door.isOfARoom() || door.house().awaits(member.member(), now))) {
            return new Decision.Already(
                    member, in.get()); // they come to what is on here, or leave a room, not the house
        }
        return new Decision.Admitted(member, pass, in.isPresent() ? Direction.OUT : Direction.IN);
    }

    private static boolean sinceToday(Presence seen, Door door, Instant now) {
        return !LocalDate.ofInstant(seen.at(), door.zone()).isBefore(LocalDate.ofInstant(now, door.zone()));
    }

    private static boolean stillIn(Presence seen, Door door, Instant now) {
        return sinceToday(seen, door, now) || seen.at().isAfter(now.minus(LONGEST_NIGHT));
    }
}
