package foyer.hub.web;

import foyer.hub.people.MemberOfSpace;
import foyer.hub.spaces.Space;
import foyer.hub.visitors.Reception;
import foyer.hub.visitors.Visits;
import foyer.wire.MemberId;
import foyer.wire.Required;
import foyer.wire.pin.Pin;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visitors, for staff and for their hosts; and how the space receives them. */
final class VisitorRoutes {

    private static final String GONE = "They have gone already, or somebody has said so before.";

    private final Visits visits;

    record Which(UUID visit) {
        Which {
            Required.present(visit, "visit");
        }
    }

    /** Without the secret: it goes in, and never out again. */
    record Shown(
            @Nullable MemberId fallback,
            int answerSeconds,
            @Nullable String webhook) {
        static Shown of(Reception reception) {
            return new Shown(reception.fallback(), reception.answerSeconds(), reception.webhook());
        }
    }

    /** A secret that is not given anew stays, as long as there is a webhook. */
    record Wanted(
            @Nullable MemberId fallback,
            int answerSeconds,
            @Nullable String webhook,
            @Nullable String webhookSecret) {

        Reception over(Reception now) {
            String secret = webhook == null || webhookSecret != null ? webhookSecret : now.webhookSecret();
            try {
                return new Reception(fallback, answerSeconds, webhook, secret);
            } catch (IllegalArgumentException e) {
                throw new Unusable(422, String.valueOf(e.getMessage()));
            }
        }

        /** Without the secret: this may end up in a log. */
        @Override
        public String toString() {
            return "Wanted[fallback " + fallback + "]";
        }
    }

    record StaffPin(@Nullable String pin) {
        /** Without the number: this may end up in a log. */
        @Override
        public String toString() {
            return "StaffPin[]";
        }
    }

    VisitorRoutes(Visits visits) {
        this.visits = visits;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("listVisitors", (space, asked) -> visits.today(space)
                        .map(today -> Answer.ok(Map.of("visitors", today))))
                .inSpace("signVisitorOut", this::signOut)
                .inSpace("getReception", (space, asked) -> visits.reception(space)
                        .map(reception -> Answer.ok(Shown.of(reception))))
                .inSpace("putReception", this::receive)
                .inSpace("putStaffPin", this::staffPin)
                .add("listMyVisitors", asked -> visits.of(
                                asked.me().space(), asked.me().member().id())
                        .map(mine -> Answer.ok(Map.of("visitors", mine))))
                .add("meetVisitor", this::meet);
    }

    private Future<Answer> receive(Space space, Asked asked) {
        Wanted wanted = asked.body(Wanted.class);
        return visits.reception(space)
                .compose(now -> visits.receive(space, wanted.over(now)))
                .map(kept -> Answer.done());
    }

    private Future<Answer> signOut(Space space, Asked asked) {
        UUID visit = asked.body(Which.class).visit();
        asked.concerns("visit " + visit);
        return visits.signOut(space, visit).map(gone -> gone ? Answer.done() : Answer.problem(409, GONE));
    }

    private Future<Answer> staffPin(Space space, Asked asked) {
        String digits = asked.body(StaffPin.class).pin();
        Pin pin = digits == null ? null : new Pin(digits);
        if (pin != null && pin.isTriedFirst()) {
            throw new Unusable(
                    422, "Others try this number first. Take one that is not in a row, nor one digit over and over.");
        }
        return visits.staffPin(space, pin).map(set -> Answer.done());
    }

    private Future<Answer> meet(Asked asked) {
        MemberOfSpace me = asked.me();
        UUID visit = asked.body(Which.class).visit();
        asked.concerns("visit " + visit);
        return visits.coming(me.space(), visit, me.member().id())
                .map(said -> said ? Answer.done() : Answer.problem(409, GONE));
    }
}
