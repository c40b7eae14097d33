package foyer.hub.web;

import foyer.hub.access.RateLimits;
import foyer.hub.events.Occurrence;
import foyer.hub.introductions.Introduction;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.people.Member;
import foyer.hub.people.Members.MemberOfSpace;
import foyer.hub.spaces.Space;
import foyer.wire.IntroductionCard;
import foyer.wire.Programme.ProgrammeEvent;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a member sees behind their secret link: the token is all that is asked for, so guessing is slowed down. */
final class MemberPageRoutes {

    /** Where the page of a link is; the token follows. */
    static final String PAGE = "/m/";

    private static final int AT_ONCE = 60;
    private static final int PER_MINUTE = 60;
    private static final int MOST_INTRODUCTIONS = 10;

    private final Rooms rooms;
    private final RateLimits limits;

    record Today(String title, String room, Instant startsAt, Instant endsAt) {
        static Today of(ProgrammeEvent event) {
            return new Today(event.title(), event.room(), event.startsAt(), event.endsAt());
        }
    }

    /** An introduction, as somebody in it is told; {@code names} are the others. */
    record Told(Instant at, List<String> names, String shared, String prompt, String place, Instant until) {
        static Told of(Introduction made, Member to) {
            IntroductionCard card = made.cardFor(to.id());
            return new Told(made.at(), card.names(), card.shared(), card.prompt(), card.place(), card.until());
        }
    }

    record Allowed(boolean onScreens, boolean introductions) {}

    /** The page's state. */
    record Page(
            String name,
            String spaceName,
            String doorColour,
            String timeZone,
            boolean present,
            @Nullable Instant since,
            List<Told> introductions,
            List<Today> today,
            Allowed allows,
            List<String> houseRules) {}

    MemberPageRoutes(Rooms rooms) {
        this.rooms = rooms;
        this.limits = new RateLimits(rooms.clock(), AT_ONCE, PER_MINUTE);
    }

    void addTo(Operations operations) {
        operations.add("getMemberPage", this::page);
    }

    private Future<Answer> page(Asked asked) {
        Optional<Duration> pause = limits.take(asked.address());
        if (pause.isPresent()) {
            return Future.succeededFuture(SessionRoutes.tooMany(pause.get()));
        }
        return rooms.members().byLink(asked.path("token")).compose(found -> found.flatMap(this::inSpace)
                .map(each -> page(each.space(), each.member()))
                .orElseGet(() -> Future.succeededFuture(
                        Answer.problem(404, "This link is not, or no longer, good. Ask at the desk for a new one."))));
    }

    private record SpaceAndMember(Space space, Member member) {}

    private Optional<SpaceAndMember> inSpace(MemberOfSpace found) {
        return rooms.spaces().byId(found.space()).map(space -> new SpaceAndMember(space, found.member()));
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
        Future<List<ProgrammeEvent>> events = rooms.events()
                .upcoming(
                        space,
                        today.atStartOfDay(space.timeZone()).toInstant(),
                        today.plusDays(1).atStartOfDay(space.timeZone()).toInstant())
                .map(all -> all.stream().map(Occurrence::shown).toList());
        return Future.all(presence, told, events)
                .map(all -> Answer.ok(new Page(
                        member.profile().displayName(),
                        space.name(),
                        space.doorColour(),
                        space.timeZone().getId(),
                        presence.result().isPresent(),
                        presence.result().map(Occupancy.Present::since).orElse(null),
                        told.result(),
                        events.result().stream().map(Today::of).toList(),
                        new Allowed(
                                member.profile().allows().onScreens(),
                                member.profile().allows().introductions()),
                        space.houseRules())));
    }
}
