package foyer.hub.web;

import foyer.hub.access.Role;
import foyer.hub.passes.Passes;
import foyer.hub.people.Member;
import foyer.hub.people.Members;
import foyer.hub.people.Profile;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.pass.Pass;
import foyer.wire.pass.PassText;
import foyer.wire.pass.Reading;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Members and their passes, for staff. */
final class MemberRoutes {

    private final Members members;
    private final Passes passes;

    /** One member, as staff may see them. */
    record View(
            MemberId member,
            String externalId,
            String name,
            String displayName,
            @Nullable String email,
            @Nullable List<String> languages,
            @Nullable List<String> interests,
            @Nullable List<String> offers,
            @Nullable List<String> wants,
            @Nullable String background,
            @Nullable String challenge,
            @Nullable Boolean onScreens,
            @Nullable Boolean introductions,
            @Nullable Boolean insight,
            @Nullable LocalDate memberSince,
            @Nullable String language,
            String status) {

        /** Who helps at the door needs to know whom they have before them, and no more. */
        static View of(Member member, Role to) {
            return to == Role.DESK ? atTheDoor(member) : whole(member);
        }

        private static View atTheDoor(Member member) {
            return new View(
                    member.id(),
                    member.externalId(),
                    member.profile().name(),
                    member.profile().displayName(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    member.profile().language(),
                    status(member));
        }

        private static View whole(Member member) {
            Profile profile = member.profile();
            return new View(
                    member.id(),
                    member.externalId(),
                    profile.name(),
                    profile.displayName(),
                    profile.email(),
                    profile.languages(),
                    profile.interests(),
                    profile.offers(),
                    profile.wants(),
                    profile.background(),
                    profile.challenge(),
                    profile.allows().onScreens(),
                    profile.allows().introductions(),
                    profile.allows().insight(),
                    profile.memberSince(),
                    profile.language(),
                    status(member));
        }

        private static String status(Member member) {
            return member.status().name().toLowerCase(Locale.ROOT);
        }
    }

    record Page(List<View> members, @Nullable Integer next) {

        static Page of(List<Member> all, int offset, int limit, Role to) {
            int from = Math.min(offset, all.size());
            int until = Math.min(from + limit, all.size());
            List<View> shown = all.subList(from, until).stream()
                    .map(member -> View.of(member, to))
                    .toList();
            return new Page(shown, until < all.size() ? until : null);
        }
    }

    record PassView(String text, LocalDate validFrom, LocalDate validUntil) {
        static PassView of(String text) {
            Pass pass = ((Reading.SignedPass) PassText.read(text)).pass();
            return new PassView(text, pass.validFrom(), pass.validUntil());
        }
    }

    MemberRoutes(Members members, Passes passes) {
        this.members = members;
        this.passes = passes;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("importMembers", (space, asked) -> members.importCsv(
                                space, asked.bytes().getBytes())
                        .map(Imported::answer))
                .inSpace("listMembers", this::list)
                .inSpace("getMember", (space, asked) -> members.one(space, asked.member())
                        .map(member -> member.map(found -> Answer.ok(View.of(found, asked.role())))
                                .orElseGet(() -> noMember(space, asked.member()))))
                .inSpace("getMemberPass", (space, asked) -> passes.badgeText(space, asked.member())
                        .map(text -> text.map(found -> Answer.ok(PassView.of(found)))
                                .orElseGet(() -> noMember(space, asked.member()))));
    }

    private Future<Answer> list(Space space, Asked asked) {
        int offset = Math.toIntExact(asked.number("offset", 0));
        return members.all(space).map(all -> Answer.ok(Page.of(all, offset, asked.limit(), asked.role())));
    }

    static Answer noMember(Space space, MemberId member) {
        return Answer.problem(
                404,
                "There is no member " + member + " in " + space.slug() + ". GET " + Contract.BASE + "/spaces/"
                        + space.slug() + "/members lists those there are.");
    }
}
