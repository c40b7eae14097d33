package foyer.hub.people;

import foyer.hub.access.SessionToken;
import foyer.hub.mail.Mail;
import foyer.hub.people.MemberSessionsSql.Owner;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Members sign in with a link that came by mail, which works once, and are then known by their phone's token. Of both the
 * database holds only the SHA-256. Any thread.
 */
public final class MemberSessions {

    public static final Duration LASTS = Duration.ofDays(180);

    private static final Duration LINK_LASTS = Duration.ofMinutes(30);
    private static final Duration INVITATION_LASTS = Duration.ofDays(7);

    private final MemberSessionsSql sql;
    private final Spaces spaces;
    private final Mail mail;
    private final InstantSource clock;

    public MemberSessions(Pool pool, Spaces spaces, Mail mail, InstantSource clock) {
        this.sql = new MemberSessionsSql(pool);
        this.spaces = spaces;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * What came of an invitation.
     *
     * @param to the address it goes to
     */
    public record Invited(String to, Instant until) {}

    /** Signed in: the token is for the phone's cookie alone. */
    public record SignedIn(MemberOfSpace who, String token) {
        /** Without the token: this may end up in a log. */
        @Override
        public String toString() {
            return "SignedIn[" + who.member().id() + "]";
        }
    }

    /**
     * Mails a link to everyone who is known by this e-mail, in one space or in all; to nobody where it is a stranger's.
     * It goes to the address as the house wrote it down, not as it was typed here.
     *
     * @param page where a link leads, up to its token
     */
    public Future<Void> mailLinks(Optional<Space> space, String email, String page) {
        return sql.knownAs(space.map(Space::id), email.strip()).compose(owners -> Future.all(owners.stream()
                        .map(owner -> spaces.byId(owner.space())
                                .map(found -> mailLink(found, owner, page))
                                .orElseGet(Future::succeededFuture))
                        .toList())
                .mapEmpty());
    }

    /** Mails an invitation; empty where there is no such member, or no e-mail of theirs. */
    public Future<Optional<Invited>> invite(Space space, MemberId member, String page) {
        Instant until = clock.instant().plus(INVITATION_LASTS);
        return sql.reachable(space.id(), member)
                .compose(owner -> owner.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : newLink(owner.get(), until)
                                .compose(token ->
                                        mail.post(MemberLetters.invitation(space, owner.get(), page + token, until)))
                                .map(v -> Optional.of(new Invited(owner.get().email(), until))));
    }

    /** Uses up a link; empty where it is not, or no longer, good. A new token each time (session fixation). */
    public Future<Optional<SignedIn>> enter(String link) {
        Instant now = clock.instant();
        String token = SessionToken.fresh();
        return sql.begin(SessionToken.hash(link), SessionToken.hash(token), now, now.plus(LASTS))
                .compose(begun -> begun ? find(token) : Future.succeededFuture(Optional.empty()))
                .map(who -> who.map(found -> new SignedIn(found, token)));
    }

    /** Who holds this token; nobody once it is over or they are gone. */
    public Future<Optional<MemberOfSpace>> find(String token) {
        return sql.holder(SessionToken.hash(token), clock.instant())
                .map(found -> found.flatMap(
                        holder -> spaces.byId(holder.space()).map(space -> new MemberOfSpace(space, holder.member()))));
    }

    public Future<Void> signOut(String token) {
        return sql.end(SessionToken.hash(token));
    }

    /** Ends every session of theirs, and whatever link is still on its way. */
    public Future<Void> signOutEverywhere(Space space, MemberId member) {
        return sql.endAll(space.id(), member);
    }

    private Future<Void> mailLink(Space space, Owner owner, String page) {
        Instant until = clock.instant().plus(LINK_LASTS);
        return newLink(owner, until)
                .compose(token -> mail.post(MemberLetters.signIn(space, owner, page + token, LINK_LASTS)));
    }

    private Future<String> newLink(Owner owner, Instant until) {
        String token = SessionToken.fresh();
        return sql.addLink(owner, SessionToken.hash(token), clock.instant(), until)
                .map(v -> token);
    }
}
