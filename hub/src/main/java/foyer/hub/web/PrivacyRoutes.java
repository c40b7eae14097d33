package foyer.hub.web;

import foyer.hub.people.MemberOfSpace;
import foyer.hub.privacy.Erasures;
import foyer.hub.privacy.OwnData;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import io.vertx.core.Future;

/** What a member may ask for: what is known of them, and to be forgotten. */
final class PrivacyRoutes {

    private final Erasures erasures;
    private final OwnData ownData;
    private final MemberCookie cookie;

    PrivacyRoutes(Erasures erasures, OwnData ownData, MemberCookie cookie) {
        this.cookie = cookie;
        this.erasures = erasures;
        this.ownData = ownData;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("eraseMember", (space, asked) -> erase(space, asked.member()))
                .inSpace("getMemberData", (space, asked) -> data(space, asked.member()))
                .add("eraseMe", this::eraseMe)
                .add(
                        "getMyData",
                        asked -> data(asked.me().space(), asked.me().member().id()));
    }

    private Future<Answer> erase(Space space, MemberId member) {
        return erasures.erase(space, member)
                .map(erased -> erased ? Answer.done() : MemberRoutes.noMember(space, member));
    }

    private Future<Answer> eraseMe(Asked asked) {
        MemberOfSpace me = asked.me();
        return erase(me.space(), me.member().id()).onSuccess(erased -> cookie.drop(asked.context()));
    }

    private Future<Answer> data(Space space, MemberId member) {
        return ownData.of(space, member).map(found -> found.map(data -> Answer.ok(data.getMap())
                        .with(
                                "Content-Disposition",
                                "attachment; filename=\"" + space.slug() + "-member-" + member + ".json\""))
                .orElseGet(() -> MemberRoutes.noMember(space, member)));
    }
}
