package foyer.kiosk;

import foyer.kiosk.desk.Drafts;
import foyer.kiosk.desk.EventDesk;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.gate.Here;
import foyer.kiosk.gate.HouseNow;
import foyer.kiosk.today.TodayBook;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.OwnPin;
import foyer.wire.PassId;
import foyer.wire.Roster;
import foyer.wire.RosterEntry;
import foyer.wire.SigningKey;
import foyer.wire.SpaceId;
import foyer.wire.pass.LiveText;
import foyer.wire.pass.Pass;
import foyer.wire.pass.PassText;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A space as its hub would know it: its key, its people and their badges. */
public final class House {

    public static final SpaceId HARBOUR = new SpaceId("harbour");
    public static final int NUMBER = 7;
    public static final int KEY = 3;
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");
    public static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    public static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    private static final KeyPair HOUSE_KEY = keyPair();

    /** Of the whole house. */
    public static final Here FRONT_DOOR = new Here(new DeviceId("front-door"), null);

    /** Nothing is on, and nothing is asked. */
    public static final HouseNow QUIET = new HouseNow(null, FRONT_DOOR, Map.of());

    private House() {}

    /** For a desk behind whose door nothing is on. */
    public static EventDesk noEvents(Drafts drafts) {
        TodayBook today =
                new TodayBook(HARBOUR, () -> new Here(drafts.device(), null), null, kept -> Future.succeededFuture());
        return new EventDesk(today, new Reporter(drafts, report -> Future.failedFuture("no reports")), () -> false);
    }

    /** Somebody with a badge. What they are in the roster is built step by step; each step is a new person. */
    public record Person(
            long number,
            String name,
            RosterEntry.Status status,
            @Nullable Direction lastWent,
            @Nullable Instant lastSeen,
            @Nullable IntroductionCard introduction) {

        public static Person named(String name, long number) {
            return new Person(number, name, RosterEntry.Status.ACTIVE, null, null, null);
        }

        public Person with(RosterEntry.Status other) {
            return new Person(number, name, other, lastWent, lastSeen, introduction);
        }

        public Person seen(Direction direction, Instant at) {
            return new Person(number, name, status, direction, at, introduction);
        }

        public Person toMeet(IntroductionCard card) {
            return new Person(number, name, status, lastWent, lastSeen, card);
        }

        /** As the roster tells of somebody who has set a PIN. */
        public RosterEntry withPin(String digits, LocalDate until) {
            RosterEntry entry = entry();
            return new RosterEntry(
                    entry.member(),
                    entry.passes(),
                    name,
                    status,
                    entry.present(),
                    lastSeen,
                    introduction,
                    null,
                    new OwnPin(new Pin(digits).verifier(), until));
        }

        public RosterEntry entry() {
            return entry(pass());
        }

        public RosterEntry entry(PassId... passes) {
            return new RosterEntry(
                    new MemberId(number),
                    List.of(passes),
                    name,
                    status,
                    lastWent == Direction.IN,
                    lastSeen,
                    introduction,
                    null,
                    null);
        }

        public PassId pass() {
            return new PassId(0xBAD6E000L + number);
        }

        public String badge() {
            return badge(FROM, UNTIL);
        }

        public String badge(LocalDate from, LocalDate until) {
            return signed(new Pass(KEY, pass(), NUMBER, from, until));
        }
    }

    /** Somebody's phone: its own key, and what the house has bound to it. */
    public static final class Phone {

        private final KeyPair key = keyPair();
        private final byte[] bound;

        public Phone(Person owner) {
            this(owner, FROM, UNTIL);
        }

        public Phone(Person owner, LocalDate from, LocalDate until) {
            byte[] encoded = key.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            bound = LiveText.bind(new Pass(KEY, owner.pass(), NUMBER, from, until), raw, HOUSE_KEY.getPrivate());
        }

        public String code(Instant now) {
            return LiveText.show(bound, LiveText.stepAt(now), key.getPrivate());
        }

        /** What a thief shows who has copied what the house signed, but not this phone's key. */
        public String codeOf(Phone thief, Instant now) {
            return LiveText.show(bound, LiveText.stepAt(now), thief.key.getPrivate());
        }
    }

    public static String signed(Pass pass) {
        return PassText.sign(pass, HOUSE_KEY.getPrivate());
    }

    public static String signedBySomebodyElse(Pass pass) {
        return PassText.sign(pass, keyPair().getPrivate());
    }

    public static Roster snapshot(long version, RosterEntry... members) {
        return new Roster(HARBOUR, NUMBER, version, true, keys(), List.of(members));
    }

    public static Roster change(long version, RosterEntry... members) {
        return new Roster(HARBOUR, NUMBER, version, false, keys(), List.of(members));
    }

    private static List<SigningKey> keys() {
        return List.of(new SigningKey(KEY, HOUSE_KEY.getPublic().getEncoded()));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
