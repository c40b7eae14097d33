package foyer.hub.passes;

import static foyer.hub.Wait.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.hub.database.Database;
import foyer.hub.database.DatabaseForTests;
import foyer.hub.passes.HouseKey.State;
import foyer.hub.people.Members;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.RosterEntry;
import foyer.wire.SpaceId;
import foyer.wire.pass.LiveText;
import foyer.wire.pass.PassKeys;
import foyer.wire.pass.Reading;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PassesTest {

    @RegisterExtension
    static final DatabaseForTests server = new DatabaseForTests();

    private static Vertx vertx;
    private static Database database;
    private static int spacesMade;

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private Space loft;
    private Passes passes;
    private Members members;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, server.address());
    }

    @BeforeEach
    void aSpaceWithAdaAndBen() {
        loft = on(new Spaces(database.pool()).put(new SpaceId("loft-" + ++spacesMade), Lofts.draft()));
        passes = PassesForTests.of(vertx, database.pool(), () -> now);
        members = new Members(vertx, database.pool(), passes);
        on(members.importCsv(loft, "id,name\nada,Ada\nben,Ben\n".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterAll
    static void close() {
        on(database.close());
        on(vertx.close());
    }

    // Phones ------------------------------------------------------------------------------------------------------

    @Test
    void adasPhoneIsBoundForThirtyDaysAndVerifiedWithoutTheHub() {
        Phone phone = new Phone();

        SignedLive signed = on(passes.bindLive(loft, ada(), phone.raw()));
        Reading.LivePass code = phone.code(signed);

        assertThat(signed.bytes()).hasSize(LiveText.BOUND_LENGTH);
        assertThat(signed.validUntil()).isEqualTo(LocalDate.of(2026, 12, 21));
        assertThat(verified(code)).isTrue();
        assertThat(code.pass().homeSpace()).isEqualTo(loft.id());
        assertThat(roster(ada())).contains(code.pass().id()).hasSize(2);
    }

    @Test
    void thePageRenewsTheSamePass() {
        Phone phone = new Phone();
        PassId before =
                phone.code(on(passes.bindLive(loft, ada(), phone.raw()))).pass().id();
        later(Duration.ofDays(20));

        SignedLive renewed = on(passes.bindLive(loft, ada(), phone.raw()));

        assertThat(phone.code(renewed).pass().id()).isEqualTo(before);
        assertThat(renewed.validUntil()).isEqualTo(LocalDate.of(2027, 1, 10));
    }

    @Test
    void aNewPhoneRevokesTheOneBefore() {
        Phone old = new Phone();
        Phone young = new Phone();
        PassId before =
                old.code(on(passes.bindLive(loft, ada(), old.raw()))).pass().id();

        PassId after =
                young.code(on(passes.bindLive(loft, ada(), young.raw()))).pass().id();

        assertThat(roster(ada())).contains(after).doesNotContain(before);
        refused(ada(), old);
    }

    @Test
    void aPhoneWhosePassWasRevokedIsNotBoundAgain() {
        Phone stolen = new Phone();
        PassId pass = stolen.code(on(passes.bindLive(loft, ada(), stolen.raw())))
                .pass()
                .id();

        assertThat(on(passes.revoke(loft, pass))).isPresent();

        assertThat(roster(ada())).doesNotContain(pass);
        refused(ada(), stolen);
    }

    @Test
    void adasPhoneIsNotBoundToBenToo() {
        Phone phone = new Phone();
        on(passes.bindLive(loft, ada(), phone.raw()));

        refused(ben(), phone);
    }

    @Test
    void whatIsNoPhonesKeyIsRefused() {
        for (byte[] bad : List.of(new byte[0], new byte[31], new byte[33], new byte[32], ones())) {
            assertThatThrownBy(() -> on(passes.bindLive(loft, ada(), bad))).hasMessageContaining("not a phone's key");
        }
        assertThatThrownBy(() -> on(passes.bindLive(loft, new MemberId(999_999), new Phone().raw())))
                .hasMessageContaining("no such member");
    }

    // Badges ------------------------------------------------------------------------------------------------------

    @Test
    void oneMoreBadgeLeavesThoseBeforeGoodUntilTheyAreRevoked() {
        PassId first = roster(ada()).get(0);

        PassId second = on(passes.issue(loft, ada())).orElseThrow().id();
        assertThat(roster(ada())).containsExactlyInAnyOrder(first, second);

        on(passes.revoke(loft, first));
        assertThat(roster(ada())).containsExactly(second);
        assertThat(on(passes.ofMember(loft, ada())))
                .filteredOn(pass -> pass.revokedAt() != null)
                .extracting(IssuedPass::id)
                .containsExactly(first);
        assertThat(on(passes.issue(loft, new MemberId(999_999)))).isEmpty();
        assertThat(on(passes.revoke(loft, new PassId(17)))).isEmpty();
    }

    @Test
    void aPassOfAnotherSpaceIsNotRevokedFromHere() {
        Space other = on(new Spaces(database.pool()).put(new SpaceId("other-" + spacesMade), Lofts.draft()));
        PassId adas = roster(ada()).get(0);

        assertThat(on(passes.revoke(other, adas))).isEmpty();
        assertThat(roster(ada())).containsExactly(adas);
    }

    // Keys --------------------------------------------------------------------------------------------------------

    /** Each day until the old key is over: what every door knows, whether or not it was cut off, verifies every pass. */
    @Test
    void noScanFailsWhileTheKeysTakeTurns() {
        Phone phone = new Phone();
        SignedLive live = on(passes.bindLive(loft, ada(), phone.raw()));
        Reading.SignedPass oldBadge = badge(ada());
        PassKeys cutOffBefore = published();
        assertThat(on(passes.addKey(loft))).isPresent();
        PassKeys cutOffAfter = published();

        for (int day = 0; day < 60; day++, later(Duration.ofDays(1))) {
            PassKeys online = published();
            live = on(passes.bindLive(loft, ada(), phone.raw()));
            Reading.LivePass code = phone.code(live);
            for (PassKeys door : day < 7 ? List.of(online, cutOffAfter, cutOffBefore) : List.of(online, cutOffAfter)) {
                assertThat(door.signed(oldBadge))
                        .as("the old badge on day %s", day)
                        .isTrue();
                assertThat(door.signed(code)).as("the phone on day %s", day).isTrue();
            }
        }

        assertThat(phone.code(live).pass().keyId()).isEqualTo(2);
        assertThat(on(passes.keys(loft))).extracting(HouseKey::state).containsExactly(State.SIGNING, State.VERIFYING);
    }

    @Test
    void aKeyIsPublishedUntilTheLastPassOfItEnds() {
        on(passes.addKey(loft));
        later(Duration.ofDays(8));
        assertThat(on(passes.signingKeys(loft))).hasSize(2);

        later(Duration.ofDays(2 * 366));

        assertThat(on(passes.signingKeys(loft))).hasSize(1);
        assertThat(on(passes.keys(loft))).extracting(HouseKey::state).containsExactly(State.SIGNING, State.OVER);
    }

    @Test
    void oneKeyAtATimeWaitsForItsTurn() {
        assertThat(on(passes.addKey(loft)).orElseThrow().state()).isEqualTo(State.NEXT);
        assertThat(on(passes.addKey(loft))).isEmpty();
    }

    @Test
    void aLeakedKeyIsRetiredAndTheNextOneTakesItsTurnAtOnce() {
        Reading.SignedPass forgeable = badge(ada());

        assertThat(on(passes.retireKey(loft, 1))).isTrue();

        assertThat(published().signed(forgeable)).isFalse();
        assertThat(on(passes.badgeText(loft, ada()))).isEmpty(); // no badge is printed that no door takes
        now = now.plusSeconds(1); // the newest badge is the one that counts
        on(passes.issue(loft, ada()));
        assertThat(badge(ada()).pass().keyId()).isEqualTo(2);
        assertThat(verified(badge(ada()))).isTrue();
        assertThat(on(passes.retireKey(loft, 200))).isFalse();
    }

    @Test
    void thePrivateHalfIsWrappedInTheDatabase() {
        assertThat(privateKey()).hasSize(56); // 48 of PKCS #8, and 8 that prove them whole
    }

    @Test
    void aKeyOfAHubOfBeforeIsWrappedWhenItIsNextUsed() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        on(database.pool()
                .preparedQuery("UPDATE signing_key SET private_key = $2, public_key = $3, wrapped = false"
                        + " WHERE space_id = $1")
                .execute(Tuple.of(
                        loft.id(),
                        Buffer.buffer(pair.getPrivate().getEncoded()),
                        Buffer.buffer(pair.getPublic().getEncoded()))));

        assertThat(verified(badge(ada()))).isTrue();

        assertThat(privateKey()).hasSize(56).isNotEqualTo(pair.getPrivate().getEncoded());
        assertThat(verified(badge(ada()))).isTrue();
    }

    @Test
    void withoutItsKeyFileAHubSignsNothingAndTheDoorsGoOn(@TempDir Path folder) {
        Reading.SignedPass before = badge(ada());
        Passes elsewhere = new Passes(vertx, database.pool(), () -> now, new SecureRandom(), KeySafe.keptIn(folder));

        assertThatThrownBy(() -> on(elsewhere.issue(loft, ada()))).hasMessageContaining(KeySafe.FILE);
        assertThat(new PassKeys(on(elsewhere.signingKeys(loft))).signed(before)).isTrue();
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndStays(@TempDir Path folder) throws Exception {
        KeySafe first = KeySafe.keptIn(folder);
        KeySafe again = KeySafe.keptIn(folder);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThat(again.unwrap(first.wrap(pair.getPrivate()))).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(KeySafe.FILE))))
                .isEqualTo("rw-------");
        byte[] changed = first.wrap(pair.getPrivate());
        changed[20] ^= 1;
        assertThat(first.unwrap(changed)).isEmpty();
    }

    private void later(Duration by) {
        now = now.plus(by);
    }

    private MemberId ada() {
        return on(members.named(loft, "ada")).orElseThrow().id();
    }

    private MemberId ben() {
        return on(members.named(loft, "ben")).orElseThrow().id();
    }

    private List<PassId> roster(MemberId member) {
        return on(members.rosterEntries(loft)).stream()
                .filter(entry -> entry.member().equals(member))
                .map(RosterEntry::passes)
                .findFirst()
                .orElseThrow();
    }

    private PassKeys published() {
        return new PassKeys(on(passes.signingKeys(loft)));
    }

    private Reading.SignedPass badge(MemberId member) {
        return (Reading.SignedPass)
                Reading.of(on(passes.badgeText(loft, member)).orElseThrow());
    }

    private boolean verified(Reading.Signed pass) {
        return published().signed(pass) && (!(pass instanceof Reading.LivePass live) || live.shownByItsPhone());
    }

    private void refused(MemberId member, Phone phone) {
        assertThatThrownBy(() -> on(passes.bindLive(loft, member, phone.raw())))
                .hasMessageContaining("no longer in use");
    }

    private byte[] privateKey() {
        return on(database.pool()
                        .preparedQuery("SELECT private_key FROM signing_key WHERE space_id = $1")
                        .execute(Tuple.of(loft.id())))
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
    }

    private static byte[] ones() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) -1);
        return ones;
    }

    /** A member's phone, whose key never leaves it. */
    private final class Phone {

        private final KeyPair key = pair();

        byte[] raw() {
            byte[] encoded = key.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        }

        Reading.LivePass code(SignedLive signed) {
            return (Reading.LivePass) Reading.of(LiveText.show(signed.bytes(), LiveText.stepAt(now), key.getPrivate()));
        }

        private static KeyPair pair() {
            try {
                return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }
}
