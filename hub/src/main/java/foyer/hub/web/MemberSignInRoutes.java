package foyer.hub.web;

import foyer.hub.access.SignInLimits;
import foyer.hub.mail.Mail.TooManyLetters;
import foyer.hub.passes.Passes;
import foyer.hub.people.MemberOfSpace;
import foyer.hub.people.MemberSessions;
import foyer.hub.people.MemberSessions.Invited;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.SpaceId;
import foyer.wire.limits.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Members sign in: a link by mail, asked for or as an invitation, and what is behind it. */
final class MemberSignInRoutes {

    private static final Logger log = LoggerFactory.getLogger(MemberSignInRoutes.class);

    private static final int AT_ONCE = 5;
    private static final int PER_MINUTE = 4;
    private static final String USED_UP =
            "This link has been used, or it is too old. Ask for a new one with your e-mail address.";

    private final MemberSessions sessions;
    private final Passes passes;
    private final Spaces spaces;
    private final MemberCookie cookie;
    private final SameOrigin sameOrigin;
    private final SignInLimits asking;
    private final RateLimits entering;

    /** @param space left out by who does not know its short name: then every space in which the e-mail is known */
    record Wanted(@Nullable SpaceId space, String email) {}

    record Link(String token) {
        /** Without the token: this may end up in a log. */
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    MemberSignInRoutes(
            MemberSessions sessions,
            Passes passes,
            Spaces spaces,
            MemberCookie cookie,
            SameOrigin sameOrigin,
            InstantSource clock) {
        this.sessions = sessions;
        this.passes = passes;
        this.spaces = spaces;
        this.cookie = cookie;
        this.sameOrigin = sameOrigin;
        this.asking = new SignInLimits(clock);
        this.entering = new RateLimits(clock, AT_ONCE, PER_MINUTE);
    }

    void addTo(Operations operations) {
        operations
                .add("askForLink", this::askForLink)
                .inSpace("inviteMember", this::invite)
                .add("enterByLink", this::enter)
                .add("leave", this::leave)
                .add("leaveEverywhere", this::leaveEverywhere);
    }

    /** Answered before anything is looked up: neither the answer nor its time tells who is known here. */
    private Future<Answer> askForLink(Asked asked) {
        Wanted wanted = asked.body(Wanted.class);
        Optional<Duration> pause = asking.take(asked.address(), wanted.email());
        if (pause.isPresent()) {
            return Future.succeededFuture(SessionRoutes.tooMany(pause.get()));
        }
        Optional<Space> space = Optional.ofNullable(wanted.space()).flatMap(spaces::find);
        if (wanted.space() == null || space.isPresent()) {
            String page = sameOrigin.linkTo(asked.context().request(), Pages.ENTER);
            asked.context().vertx().runOnContext(later -> sessions.mailLinks(space, wanted.email(), page)
                    .onFailure(e -> log.warn("A member's link not mailed; they have to ask again", e)));
        }
        return Future.succeededFuture(Answer.accepted());
    }

    private Future<Answer> invite(Space space, Asked asked) {
        String page = sameOrigin.linkTo(asked.context().request(), Pages.ENTER);
        return sessions.invite(space, asked.member(), page)
                .map(invited -> invited.map(MemberSignInRoutes::accepted)
                        .orElseGet(() -> Answer.problem(
                                404,
                                "There is no member " + asked.member() + " in " + space.slug()
                                        + ", or the hub has no e-mail of theirs. Bring it in with the members' file.")))
                .recover(e -> e instanceof TooManyLetters
                        ? Future.succeededFuture(Answer.problem(
                                503, "Too many letters wait for the mail server. Try again in some minutes."))
                        : Future.failedFuture(e));
    }

    private static Answer accepted(Invited invited) {
        return Answer.accepted(invited);
    }

    private Future<Answer> enter(Asked asked) {
        HttpServerRequest request = asked.context().request();
        if (!sameOrigin.keepsSecrets(request)) {
            return Future.succeededFuture(Answer.problem(403, SameOrigin.NEEDS_HTTPS));
        }
        Optional<Duration> pause = entering.take(asked.address());
        if (pause.isPresent()) {
            return Future.succeededFuture(SessionRoutes.tooMany(pause.get()));
        }
        return sessions.enter(asked.body(Link.class).token()).map(came -> came.map(signedIn -> {
                    entering.giveBack(asked.address());
                    cookie.set(asked.context(), signedIn);
                    return Answer.done();
                })
                .orElseGet(() -> Answer.problem(401, USED_UP)));
    }

    private Future<Answer> leave(Asked asked) {
        return cookie.token(asked.context())
                .map(sessions::signOut)
                .orElseGet(Future::succeededFuture)
                .map(v -> left(asked));
    }

    /** A phone may be lost: the pass on it is taken back as well. */
    private Future<Answer> leaveEverywhere(Asked asked) {
        MemberOfSpace me = asked.me();
        return sessions.signOutEverywhere(me.space(), me.member().id())
                .compose(v -> passes.revokePhones(me.space(), me.member().id()))
                .map(v -> left(asked));
    }

    private Answer left(Asked asked) {
        cookie.drop(asked.context());
        return Answer.done();
    }
}
