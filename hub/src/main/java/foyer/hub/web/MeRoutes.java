package foyer.hub.web;

import foyer.hub.events.Occurrence;
import foyer.hub.introductions.Introduction;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.passes.Passes.PhoneRefused;
import foyer.hub.passes.SignedLive;
import foyer.hub.people.Allows;
import foyer.hub.people.DisplayName;
import foyer.hub.people.Member;
import foyer.hub.people.MemberOfSpace;
import foyer.hub.people.OwnWord;
import foyer.hub.spaces.Space;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import foyer.wire.SpaceId;
import foyer.wire.limits.RateLimits;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A member's own page: what they see there, and what they say of themselves. */
final class MeRoutes {

    private static final int MOST_INTRODUCTIONS = 10;

    private static final int PINS_AT_ONCE = 5; // each takes the hub some 50 ms
    private static final int PINS_PER_MINUTE = 4;

    private final Rooms rooms;
    private final RateLimits pins;

    record Today(String uid, Instant recurrenceId, String title, String room, Instant startsAt, Instant endsAt) {
        static Today of(Occurrence event) {
            return new Today(
                    event.uid(), event.recurrenceId(), event.title(), event.room(), event.startsAt(), event.endsAt());
        }
    }

    /** An introduction, as somebody in it is told; {@code names} are the others. */
    record Told(Instant at, List<String> names, String shared, String prompt, String place, Instant until) {
        static Told of(Introduction made, Member to) {
            IntroductionCard card = made.cardFor(to.id());
            return new Told(made.at(), card.names(), card.shared(), card.prompt(), card.place(), card.until());
        }
    }

    /**
     * The page's state.
     *
     * @param name      what they are called
     * @param pin       whether they have set one, for the day on which the badge is at home
     * @param now       by the hub's clock, so that a phone whose clock is wrong still shows a good pass
     */
    record Me(
            MemberId member,
            String name,
            @Nullable String email,
            SpaceId space,
            String spaceName,
            String doorColour,
            String timeZone,
            Instant now,
            boolean present,
            @Nullable Instant since,
            List<Told> introductions,
            List<Today> today,
            Allows allows,
            boolean pin,
            List<String> houseRules,
            @Nullable String language) {}

    record Change(
            @Nullable String displayName,
            @Nullable Wishes allows,
            @Nullable String language) {

        OwnWord word() {
            Wishes wishes = allows == null ? new Wishes(null, null, null) : allows;
            return new OwnWord(
                    displayName == null ? null : new DisplayName(displayName),
                    wishes.onScreens(),
                    wishes.introductions(),
                    wishes.insight(),
                    language);
        }
    }

    record Wishes(
            @Nullable Boolean onScreens,
            @Nullable Boolean introductions,
            @Nullable Boolean insight) {}

    /** @param publicKey Ed25519, 32 bytes in base64url */
    record Phone(String publicKey) {}

    record LivePass(String signed, LocalDate validUntil) {
        static LivePass of(SignedLive signed) {
            return new LivePass(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(signed.bytes()), signed.validUntil());
        }
    }

    record OwnNumber(String pin) {
        /** Without the number: this may end up in a log. */
        @Override
        public String toString() {
            return "OwnNumber[]";
        }
    }

    MeRoutes(Rooms rooms) {
        this.rooms = rooms;
        this.pins = new RateLimits(rooms.clock(), PINS_AT_ONCE, PINS_PER_MINUTE);
    }

    void addTo(Operations operations) {
        operations
                .add("getMe", asked -> page(asked.me().space(), asked.me().member()))
                .add("changeMe", this::change)
                .add("putLivePass", this::bindLivePass)
                .add("putPin", this::setPin)
                .add("dropPin", asked -> rooms.pins()
                        .drop(asked.me().space(), asked.me().member().id())
                        .map(dropped -> Answer.done()));
    }

    private Future<Answer> change(Asked asked) {
        MemberOfSpace me = asked.me();
        OwnWord word;
        try {
            word = asked.body(Change.class).word();
        } catch (IllegalArgumentException e) {
            throw new Unusable(422, String.valueOf(e.getMessage()));
        }
        return rooms.members().say(me.space(), me.member().id(), word).compose(said -> said.map(
                        member -> page(me.space(), member))
                .orElseGet(() -> Future.succeededFuture(Answer.problem(401, "You are no longer a member here."))));
    }

    private Future<Answer> setPin(Asked asked) {
        MemberOfSpace me = asked.me();
        Pin pin = new Pin(asked.body(OwnNumber.class).pin()); // its shape is the contract's
        if (pin.isTriedFirst()) {
            throw new Unusable(
                    422, "Others try this number first. Take one that is not in a row, nor one digit over and over.");
        }
        Optional<Duration> pause = pins.take(me.space().id() + "/" + me.member().id());
        return pause.isPresent()
                ? Future.succeededFuture(SessionRoutes.tooMany(pause.get()))
                : rooms.pins().set(me.space(), me.member().id(), pin).map(set -> Answer.done());
    }

    private Future<Answer> bindLivePass(Asked asked) {
        MemberOfSpace me = asked.me();
        byte[] publicKey;
        try {
            publicKey = Base64.getUrlDecoder().decode(asked.body(Phone.class).publicKey());
        } catch (IllegalArgumentException e) {
            throw new Unusable(422, "publicKey must be 32 bytes in base64url");
        }
        return rooms.passes()
                .bindLive(me.space(), me.member().id(), publicKey)
                .map(signed -> Answer.ok(LivePass.of(signed)))
                .recover(e -> e instanceof PhoneRefused refused
                        ? Future.succeededFuture(Answer.problem(409, String.valueOf(refused.getMessage())))
                        : Future.failedFuture(e));
    }

    private Future<Answer> page(Space space, Member member) {
        LocalDate today = LocalDate.ofInstant(rooms.clock().instant(), space.timeZone());
        Future<Optional<Occupancy.Present>> presence = rooms.occupancy()
                .present(space)
                .map(all -> all.stream()
                        .filter(each -> each.member().equals(member.id()))
                        .findFirst());
        Future<List<Told>> told = rooms.introductions()
                .ofMember(space, member.id(), MOST_INTRODUCTIONS)
                .map(all -> all.stream().map(each -> Told.of(each, member)).toList());
        Future<List<Occurrence>> events = rooms.events()
                .upcoming(
                        space,
                        today.atStartOfDay(space.timeZone()).toInstant(),
                        today.plusDays(1).atStartOfDay(space.timeZone()).toInstant());
        Future<Boolean> pin = rooms.pins().isSet(space, member.id());
        return Future.all(presence, told, events, pin)
                .map(all -> Answer.ok(new Me(
                        member.id(),
                        member.profile().displayName(),
                        member.profile().email(),
                        space.slug(),
                        space.name(),
                        space.doorColour(),
                        space.timeZone().getId(),
                        rooms.clock().instant(),
                        presence.result().isPresent(),
                        presence.result().map(Occupancy.Present::since).orElse(null),
                        told.result(),
                        events.result().stream().map(Today::of).toList(),
                        member.profile().allows(),
                        pin.result(),
                        space.houseRules(),
                        member.profile().language())));
    }
}
