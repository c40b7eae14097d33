package foyer.kiosk.roster;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.kiosk.House;
import foyer.kiosk.House.Person;
import foyer.kiosk.roster.RosterBook.Heard;
import foyer.wire.PassId;
import foyer.wire.Roster;
import foyer.wire.RosterEntry;
import foyer.wire.SpaceId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterBookTest {

    private static final Person ADA = Person.named("Ada", 1);
    private static final Person BRUNO = Person.named("Bruno", 2);
    private static final Person CHIARA = Person.named("Chiara", 3);

    private final RosterBook book = new RosterBook(House.HARBOUR);

    @Test
    void aSnapshotIsEverybody() {
        assertThat(book.heard(House.snapshot(4, ADA.entry(), BRUNO.entry()))).isEqualTo(Heard.TAKEN);

        assertThat(book.size()).isEqualTo(2);
        assertThat(book.version()).isEqualTo(4);
        assertThat(book.holderOf(ADA.pass())).map(RosterEntry::name).contains("Ada");
    }

    @Test
    void aChangeFollowsItsVersion() {
        book.heard(House.snapshot(4, ADA.entry()));

        assertThat(book.heard(House.change(5, BRUNO.entry()))).isEqualTo(Heard.TAKEN);
        assertThat(book.holderOf(BRUNO.pass())).isPresent();
        assertThat(book.holderOf(ADA.pass())).isPresent();
    }

    @Test
    void aMissedChangeIsAGapAndChangesNothing() {
        book.heard(House.snapshot(4, ADA.entry()));

        assertThat(book.heard(House.change(6, BRUNO.entry()))).isEqualTo(Heard.GAP);
        assertThat(book.version()).isEqualTo(4);
        assertThat(book.holderOf(BRUNO.pass())).isEmpty();
    }

    @Test
    void aChangeBeforeAnySnapshotIsAGap() {
        assertThat(book.heard(House.change(1, ADA.entry()))).isEqualTo(Heard.GAP);
    }

    @Test
    void whatIsAlreadyKnownChangesNothing() {
        book.heard(House.snapshot(4, ADA.entry(), BRUNO.entry()));

        assertThat(book.heard(House.change(4, CHIARA.entry()))).isEqualTo(Heard.OLD);
        assertThat(book.heard(House.snapshot(3, ADA.entry()))).isEqualTo(Heard.OLD);
        assertThat(book.size()).isEqualTo(2);
    }

    @Test
    void afterACutAHubThatBeganAnewIsBelieved() {
        book.heard(House.snapshot(400, ADA.entry(), BRUNO.entry()));
        book.cutOff();

        assertThat(book.heard(House.snapshot(2, CHIARA.entry()))).isEqualTo(Heard.TAKEN);
        assertThat(book.holderOf(ADA.pass())).isEmpty();
        assertThat(book.retired(ADA.pass())).isTrue();
    }

    @Test
    void anotherHousesRosterIsNotOurs() {
        assertThat(book.heard(new Roster(new SpaceId("mill"), 9, 1, true, List.of(), List.of(ADA.entry()))))
                .isEqualTo(Heard.OLD);
        assertThat(book.isEmpty()).isTrue();
    }

    @Test
    void aPassGivenToSomebodyElseIsTheirs() {
        book.heard(House.snapshot(1, ADA.entry(), BRUNO.entry()));

        book.heard(House.change(2, BRUNO.entry(BRUNO.pass(), ADA.pass()), ADA.entry(new PassId(99))));

        assertThat(book.holderOf(new PassId(99))).map(RosterEntry::name).contains("Ada");
        assertThat(book.holderOf(ADA.pass())).map(RosterEntry::name).contains("Bruno");
        assertThat(book.retired(ADA.pass())).isFalse();
    }

    @Test
    void whatIsKeptComesBackWhole() {
        book.heard(House.snapshot(1, ADA.entry(), BRUNO.entry()));
        book.heard(House.change(2, ADA.entry(new PassId(99))));
        RosterBook restarted = new RosterBook(House.HARBOUR);

        restarted.recall(book.kept(Instant.parse("2026-11-21T09:00:00Z")));

        assertThat(restarted.version()).isEqualTo(2);
        assertThat(restarted.homeSpace()).isEqualTo(House.NUMBER);
        assertThat(restarted.holderOf(BRUNO.pass())).isEqualTo(book.holderOf(BRUNO.pass()));
        assertThat(restarted.retired(ADA.pass())).isTrue();
    }
}
