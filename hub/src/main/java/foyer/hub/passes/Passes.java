package foyer.hub.passes;

import foyer.hub.passes.IssuedPass.Kind;
import foyer.hub.passes.SigningKeys.Signer;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.SigningKey;
import foyer.wire.pass.Ed25519Key;
import foyer.wire.pass.LiveText;
import foyer.wire.pass.Pass;
import foyer.wire.pass.PassText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The passes of every space. Any thread. */
public final class Passes {

    /** A badge is printed once. */
    private static final int PRINTED_YEARS = 2;

    /** A phone asks anew whenever it is online. */
    private static final int LIVE_DAYS = 30;

    private final Vertx vertx;
    private final Pool pool;
    private final InstantSource clock;
    private final SecureRandom random;
    private final SigningKeys keys;
    private final PassesSql sql = new PassesSql();
    private final List<BiConsumer<Space, MemberId>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Space>> keyListeners = new CopyOnWriteArrayList<>();

    public Passes(Vertx vertx, Pool pool, InstantSource clock, SecureRandom random, KeySafe safe) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.random = random;
        this.keys = new SigningKeys(clock, random, safe);
    }

    /** Hears of each member whose passes have changed, after it is committed. */
    public void onChange(BiConsumer<Space, MemberId> heard) {
        listeners.add(heard);
    }

    /** Hears of each space whose keys have changed. */
    public void onKeys(Consumer<Space> heard) {
        keyListeners.add(heard);
    }

    /** Every pass that the member ever had, newest first. */
    public Future<List<IssuedPass>> ofMember(Space space, MemberId member) {
        return sql.ofMember(pool, space, member);
    }

    /** One more badge; those before stay good until they are revoked. Empty where there is no such member. */
    public Future<Optional<IssuedPass>> issue(Space space, MemberId member) {
        return pool.withTransaction(connection -> sql.lockMember(connection, space, member)
                        .compose(there -> there
                                ? keys.signer(connection, space)
                                        .compose(key -> addBadges(connection, space, key, List.of(member)))
                                        .map(added -> added.stream().findFirst())
                                : Future.succeededFuture(Optional.<IssuedPass>empty())))
                .onSuccess(issued -> issued.ifPresent(pass -> tell(space, member)));
    }

    /** A pass of today for a guest, who is no member: signed, and kept nowhere here. */
    public Future<DayPass> ofToday(Space space) {
        LocalDate today = today(space);
        PassId id = new PassId(random.nextLong());
        return pool.withTransaction(connection -> keys.signer(connection, space).compose(key -> keys.signedUntil(
                        connection, space, key.id(), today)
                .compose(known -> vertx.executeBlocking(() -> new DayPass(
                        id, today, PassText.sign(new Pass(key.id(), id, space.id(), today, today), key.key()))))));
    }

    /** It opens nothing any more, from when the doors have heard; one that was revoked stays so. */
    public Future<Optional<IssuedPass>> revoke(Space space, PassId pass) {
        return sql.revoke(pool, space, pass, clock.instant())
                .onSuccess(revoked -> revoked.ifPresent(known -> tell(space, known.member())));
    }

    /** Newest first. */
    public Future<List<HouseKey>> keys(Space space) {
        return keys.all(pool, space);
    }

    /** A new key: published at once, signed with once every kiosk must know it. Empty where one is waiting already. */
    public Future<Optional<HouseKey>> addKey(Space space) {
        return keys.addNext(pool, space)
                .compose(added -> keys.all(pool, space).map(all -> all.stream()
                        .filter(key -> added.isPresent() && key.id() == added.get())
                        .findFirst()))
                .onSuccess(added -> added.ifPresent(key -> tellOfKeys(space)));
    }

    /** Nothing that it has signed is good any more: for a key that has leaked. Whether there was one. */
    public Future<Boolean> retireKey(Space space, int id) {
        return keys.retire(pool, space, id).map(Optional::isPresent).onSuccess(retired -> {
            if (retired) {
                tellOfKeys(space);
            }
        });
    }

    /** In the transaction of whoever adds members: each who never had a badge gets one. */
    public Future<Void> issueToThoseWithout(SqlClient connection, Space space) {
        return sql.withoutBadge(connection, space)
                .compose(members -> members.isEmpty()
                        ? Future.succeededFuture()
                        : keys.signer(connection, space)
                                .compose(key -> addBadges(connection, space, key, members))
                                .mapEmpty());
    }

    /**
     * Binds a live pass to a phone's key, or renews the one that is bound to it. The member's phone of before, if it was
     * another, is revoked.
     *
     * @param rawPublicKey Ed25519, 32 bytes
     * @return fails with {@link PhoneRefused} in words for the member
     */
    public Future<SignedLive> bindLive(Space space, MemberId member, byte[] rawPublicKey) {
        if (Ed25519Key.ofStranger(rawPublicKey).isEmpty()) {
            return Future.failedFuture(new PhoneRefused("This is not a phone's key. Add the pass to the phone anew."));
        }
        return pool.withTransaction(connection -> sql.lockMember(connection, space, member)
                        .compose(there -> there
                                ? sql.ofPhone(connection, space, rawPublicKey)
                                : Future.failedFuture(new PhoneRefused("There is no such member any more.")))
                        .compose(known -> keys.signer(connection, space)
                                .compose(key -> bound(connection, space, member, rawPublicKey, known, key))))
                .onSuccess(signed -> tell(space, member));
    }

    /** Takes the live pass back from whatever phone it is on: the phone may be lost. */
    public Future<Void> revokePhones(Space space, MemberId member) {
        return sql.revokePhones(pool, space, member, clock.instant())
                .onSuccess(revoked -> tell(space, member))
                .mapEmpty();
    }

    /** The public keys that the space's passes are verified with. */
    public Future<List<SigningKey>> signingKeys(Space space) {
        return pool.withTransaction(connection -> keys.signer(connection, space)
                .map(any -> List.<SigningKey>of())
                .recover(cannotSign -> Future.succeededFuture(List.of())) // what was signed is good all the same
                .compose(any -> keys.published(connection, space)));
    }

    /** The text of every member's newest badge: what its QR code holds. */
    public Future<Map<MemberId, String>> badgeTexts(Space space) {
        return sql.badges(pool, space, null).compose(badges -> signed(space, badges));
    }

    /** Of one member; empty where they have none. */
    public Future<Optional<String>> badgeText(Space space, MemberId member) {
        return sql.badges(pool, space, member)
                .compose(badges -> signed(space, badges))
                .map(texts -> Optional.ofNullable(texts.get(member)));
    }

    private Future<List<IssuedPass>> addBadges(SqlClient connection, Space space, Signer key, List<MemberId> members) {
        LocalDate today = today(space);
        LocalDate until = today.plusYears(PRINTED_YEARS);
        List<IssuedPass> badges = members.stream()
                .map(member -> fresh(member, Kind.PRINTED, key, today, until))
                .toList();
        return sql.add(connection, space, badges, null)
                .compose(added -> keys.signedUntil(connection, space, key.id(), until))
                .map(badges);
    }

    private Future<SignedLive> bound(
            SqlClient connection, Space space, MemberId member, byte[] phone, Optional<IssuedPass> known, Signer key) {
        LocalDate until = today(space).plusDays(LIVE_DAYS);
        return known.map(pass -> renewed(connection, space, member, pass, key, until))
                .orElseGet(() -> added(connection, space, member, phone, key, until))
                .compose(pass -> keys.signedUntil(connection, space, key.id(), until)
                        .map(v -> new SignedLive(LiveText.bind(pass(space, pass), phone, key.key()), until)));
    }

    private Future<IssuedPass> renewed(
            SqlClient connection, Space space, MemberId member, IssuedPass pass, Signer key, LocalDate until) {
        return pass.revokedAt() == null && pass.member().equals(member)
                ? sql.renew(connection, space, pass.id(), key.id(), until)
                : Future.failedFuture(new PhoneRefused(
                        "The pass on this phone is no longer in use. Add it anew, or ask at the desk."));
    }

    private Future<IssuedPass> added(
            SqlClient connection, Space space, MemberId member, byte[] phone, Signer key, LocalDate until) {
        IssuedPass pass = fresh(member, Kind.LIVE, key, today(space), until);
        return sql.revokePhones(connection, space, member, clock.instant())
                .compose(revoked -> sql.add(connection, space, List.of(pass), Buffer.buffer(phone)))
                .map(pass);
    }

    private IssuedPass fresh(MemberId member, Kind kind, Signer key, LocalDate from, LocalDate until) {
        PassId id = new PassId(random.nextLong());
        return new IssuedPass(id, member, kind, key.id(), from, until, clock.instant(), null);
    }

    /** Ed25519 is deterministic: a pass has one text. Signed on a worker, a tenth of a millisecond each. */
    private Future<Map<MemberId, String>> signed(Space space, List<IssuedPass> badges) {
        Map<Integer, PrivateKey> signers = new HashMap<>();
        Future<Void> found = Future.succeededFuture();
        for (int id : badges.stream().map(IssuedPass::keyId).distinct().toList()) {
            found = found.compose(v -> keys.signer(pool, space, id))
                    .onSuccess(signer -> signers.put(id, signer.key()))
                    .mapEmpty();
        }
        return found.compose(v -> vertx.executeBlocking(() -> {
            Map<MemberId, String> texts = new HashMap<>();
            badges.forEach(
                    badge -> texts.put(badge.member(), PassText.sign(pass(space, badge), signer(signers, badge))));
            return texts;
        }));
    }

    private static PrivateKey signer(Map<Integer, PrivateKey> signers, IssuedPass badge) {
        @Nullable PrivateKey key = signers.get(badge.keyId());
        if (key == null) {
            throw new IllegalStateException("Pass " + badge.id() + " names a key that there never was");
        }
        return key;
    }

    private static Pass pass(Space space, IssuedPass pass) {
        return new Pass(pass.keyId(), pass.id(), space.id(), pass.validFrom(), pass.validUntil());
    }

    private LocalDate today(Space space) {
        return LocalDate.ofInstant(clock.instant(), space.timeZone());
    }

    private void tellOfKeys(Space space) {
        keyListeners.forEach(heard -> heard.accept(space));
    }

    private void tell(Space space, MemberId member) {
        listeners.forEach(heard -> heard.accept(space, member));
    }

    /** A phone's key that no pass can be bound to, in words for the member. */
    public static final class PhoneRefused extends RuntimeException {

        private static final long serialVersionUID = 1;

        PhoneRefused(String words) {
            super(words);
        }
    }
}
