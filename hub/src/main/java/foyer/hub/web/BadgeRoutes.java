package foyer.hub.web;

import foyer.hub.badges.Badge;
import foyer.hub.badges.Badges;
import foyer.hub.passes.Passes;
import foyer.hub.people.Member;
import foyer.hub.people.Members;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.pass.Pass;
import foyer.wire.pass.Reading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Badges to print: who has one, asked of the rooms; drawn on a worker. */
final class BadgeRoutes {

    private final Vertx vertx;
    private final Members members;
    private final Passes passes;

    BadgeRoutes(Vertx vertx, Members members, Passes passes) {
        this.vertx = vertx;
        this.members = members;
        this.passes = passes;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("printBadges", this::sheet)
                .inSpace(
                        "getBadgeSvg",
                        (space, asked) -> one(space, asked, "image/svg+xml", badge -> Badges.svg(space, badge)
                                .getBytes(StandardCharsets.UTF_8)))
                .inSpace(
                        "getBadgePng",
                        (space, asked) -> one(space, asked, "image/png", badge -> Badges.png(space, badge)));
    }

    private Future<Answer> sheet(Space space, Asked asked) {
        return passes.badgeTexts(space).compose(texts -> members.all(space)
                .compose(all -> vertx.executeBlocking(() -> {
                    List<Badge> badges = all.stream()
                            .filter(member -> texts.containsKey(member.id()))
                            .map(member -> badge(member, texts))
                            .toList();
                    return Answer.file("application/pdf", Badges.sheet(space, badges));
                })));
    }

    private Future<Answer> one(Space space, Asked asked, String type, Function<Badge, byte[]> drawn) {
        return members.one(space, asked.member()).compose(member -> passes.badgeText(space, asked.member())
                .compose(text -> member.isEmpty() || text.isEmpty()
                        ? Future.succeededFuture(Answer.problem(
                                404, "There is no member " + asked.member() + " with a badge in " + space.slug() + "."))
                        : vertx.executeBlocking(() -> Answer.file(
                                type,
                                drawn.apply(
                                        badge(member.get(), Map.of(member.get().id(), text.get())))))));
    }

    private static Badge badge(Member member, Map<MemberId, String> texts) {
        String text = String.valueOf(texts.get(member.id()));
        Pass pass = ((Reading.SignedPass) Reading.of(text)).pass();
        return new Badge(member.profile().name(), pass.id(), text, pass.validUntil());
    }
}
