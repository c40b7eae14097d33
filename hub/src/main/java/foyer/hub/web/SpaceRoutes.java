package foyer.hub.web;

import foyer.hub.spaces.Space;
import foyer.hub.spaces.SpaceDraft;
import foyer.hub.spaces.Spaces;
import foyer.wire.DoorRules;
import foyer.wire.Programme;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How spaces are set up. */
final class SpaceRoutes {

    private final Spaces spaces;

    /** A space in the form that PUT takes. */
    record View(
            SpaceId slug,
            String name,
            String timeZone,
            int capacity,
            @Nullable String wifi,
            String doorColour,
            List<String> meetingPlaces,
            List<String> rooms,
            List<String> houseRules,
            boolean printedBadges,
            DoorRules doorRules,
            List<SpaceDraft.Notice> announcements) {

        static View of(Space space) {
            return new View(
                    space.slug(),
                    space.name(),
                    space.timeZone().getId(),
                    space.capacity(),
                    space.wifi(),
                    space.doorColour(),
                    space.meetingPlaces(),
                    space.rooms(),
                    space.houseRules(),
                    space.printedBadges(),
                    space.doorRules(),
                    space.announcements().stream()
                            .map(announcement -> notice(space, announcement))
                            .toList());
        }

        private static SpaceDraft.Notice notice(Space space, Programme.Announcement announcement) {
            return new SpaceDraft.Notice(
                    announcement.title(),
                    announcement.text(),
                    day(space, announcement.from()),
                    announcement.until() == null
                            ? null
                            : day(space, announcement.until().minusNanos(1)));
        }

        private static @Nullable LocalDate day(Space space, @Nullable Instant at) {
            return at == null ? null : LocalDate.ofInstant(at, space.timeZone());
        }
    }

    /** A space that somebody has a role in. */
    record Mine(SpaceId slug, String name, String role) {}

    /** Only to see whether the body speaks of another space than the path. */
    private record Slug(@Nullable String slug) {}

    SpaceRoutes(Spaces spaces) {
        this.spaces = spaces;
    }

    void addTo(Operations operations) {
        operations
                .add("listSpaces", this::list)
                .inSpace("getSpace", (space, asked) -> Future.succeededFuture(Answer.ok(View.of(space))))
                .add("putSpace", this::put);
    }

    private Future<Answer> list(Asked asked) {
        List<Mine> mine = spaces.all().stream()
                .flatMap(space -> asked.staff().in(space.slug()).stream()
                        .map(role -> new Mine(space.slug(), space.name(), role.word())))
                .toList();
        return Future.succeededFuture(Answer.ok(Map.of("spaces", mine)));
    }

    private Future<Answer> put(Asked asked) {
        SpaceId slug = asked.space();
        String said = asked.body(Slug.class).slug();
        if (said != null && !said.equals(slug.value())) {
            throw new Unusable(422, "slug is \"" + said + "\", the path says \"" + slug + "\"; leave slug out");
        }
        SpaceDraft draft = asked.body(SpaceDraft.class);
        if (spaces.find(slug).isPresent()) {
            return spaces.put(slug, draft).map(space -> Answer.ok(View.of(space)));
        }
        return spaces.found(slug, draft, asked.staff().id())
                .map(made -> made.map(space -> Answer.ok(View.of(space))).orElseGet(() -> Operations.noSpace(slug)));
    }
}
