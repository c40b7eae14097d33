package foyer.hub.web;

import foyer.hub.conflicts.Conflict;
import foyer.hub.conflicts.Conflicts;
import foyer.hub.passes.HouseKey;
import foyer.hub.passes.IssuedPass;
import foyer.hub.passes.Passes;
import foyer.hub.people.MemberSessions;
import foyer.hub.people.Members;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes and the keys they are signed with, and what was admitted that should not have been. */
final class PassRoutes {

    /** Raw check-ins are not kept for much longer. */
    private static final Duration CONFLICTS_SINCE = Duration.ofDays(30);

    private final Passes passes;
    private final MemberSessions phones;
    private final Members members;
    private final Conflicts conflicts;
    private final InstantSource clock;

    /** A pass, without what it is signed with. */
    record View(
            PassId pass,
            String kind,
            int key,
            LocalDate validFrom,
            LocalDate validUntil,
            Instant issuedAt,
            @Nullable Instant revokedAt) {

        static View of(IssuedPass pass) {
            return new View(
                    pass.id(),
                    pass.kind().name().toLowerCase(Locale.ROOT),
                    pass.keyId(),
                    pass.validFrom(),
                    pass.validUntil(),
                    pass.issuedAt(),
                    pass.revokedAt());
        }
    }

    record KeyView(
            int key,
            String state,
            Instant createdAt,
            Instant signsFrom,
            @Nullable LocalDate signedUntil,
            @Nullable Instant retiredAt) {

        static KeyView of(HouseKey key) {
            return new KeyView(
                    key.id(),
                    key.state().name().toLowerCase(Locale.ROOT),
                    key.createdAt(),
                    key.signsFrom(),
                    key.signedUntil(),
                    key.retiredAt());
        }
    }

    record ConflictView(
            String kind, Instant at, MemberId member, String name, PassId pass, String device, String words) {

        static ConflictView of(Conflict found) {
            return new ConflictView(
                    found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    found.at(),
                    found.member(),
                    found.name(),
                    found.pass(),
                    found.device(),
                    found.words());
        }
    }

    PassRoutes(Passes passes, MemberSessions phones, Members members, Conflicts conflicts, InstantSource clock) {
        this.passes = passes;
        this.phones = phones;
        this.members = members;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("listMemberPasses", this::list)
                .inSpace("issueMemberPass", this::issue)
                .inSpace("revokePass", this::revoke)
                .inSpace("listSigningKeys", (space, asked) -> passes.keys(space)
                        .map(keys -> Answer.ok(
                                Map.of("keys", keys.stream().map(KeyView::of).toList()))))
                .inSpace("addSigningKey", (space, asked) -> passes.addKey(space)
                        .map(added -> added.map(key -> Answer.created(KeyView.of(key)))
                                .orElseGet(PassRoutes::keyWaits)))
                .inSpace("retireSigningKey", this::retireKey)
                .inSpace("listConflicts", (space, asked) -> conflicts
                        .since(space, clock.instant().minus(CONFLICTS_SINCE), asked.limit())
                        .map(found -> Answer.ok(Map.of(
                                "conflicts",
                                found.stream().map(ConflictView::of).toList()))));
    }

    private Future<Answer> list(Space space, Asked asked) {
        return members.one(space, asked.member())
                .compose(member -> member.isEmpty()
                        ? Future.succeededFuture(MemberRoutes.noMember(space, asked.member()))
                        : passes.ofMember(space, asked.member())
                                .map(all -> Answer.ok(Map.of(
                                        "passes", all.stream().map(View::of).toList()))));
    }

    private Future<Answer> issue(Space space, Asked asked) {
        return passes.issue(space, asked.member()).map(issued -> issued.map(pass -> Answer.created(View.of(pass)))
                .orElseGet(() -> MemberRoutes.noMember(space, asked.member())));
    }

    private Future<Answer> revoke(Space space, Asked asked) {
        return passes.revoke(space, asked.pass()).compose(revoked -> revoked.map(pass -> revoked(space, asked, pass))
                .orElseGet(() -> Future.succeededFuture(
                        Answer.problem(404, "There is no pass " + asked.pass() + " in " + space.slug() + "."))));
    }

    /** Whoever has the phone must not put a fresh pass on it: it is signed out as well. */
    private Future<Answer> revoked(Space space, Asked asked, IssuedPass pass) {
        asked.concerns("pass " + pass.id() + ", member " + pass.member());
        Future<Void> signedOut = pass.kind() == IssuedPass.Kind.LIVE
                ? phones.signOutEverywhere(space, pass.member())
                : Future.succeededFuture();
        return signedOut.map(v -> Answer.done());
    }

    private Future<Answer> retireKey(Space space, Asked asked) {
        int key = Integer.parseInt(asked.path("key"));
        return passes.retireKey(space, key)
                .map(retired -> retired
                        ? Answer.done()
                        : Answer.problem(404, "There is no signing key " + key + " in " + space.slug() + "."));
    }

    private static Answer keyWaits() {
        return Answer.problem(
                409, "A new key is waiting for its turn already; GET the signing keys to see when that is.");
    }
}
