package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A pass is revoked at the desk, and the door, which is online, refuses it: over the real broker. */
class RevocationJourneyTest {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final House house = HouseForTests.shared();

    @Test
    void aRevokedPassIsRefusedAtTheDoorWithinFiveSeconds() {
        List<Member> members = house.desk().members();
        Person last = Person.of(members.get(members.size() - 1), house);
        assertThat(last.scansIn().said().path("kind").asText()).isNotEqualTo("refused");

        house.desk()
                .revoke(house.desk().passesOf(last.member()).get(0).path("pass").asText());

        int[] look = {0};
        Patience.of(WITHIN).until("the revoked pass is refused", () -> {
            Answer answer = house.door().scan(spelled(last.pass(), ++look[0]));
            return answer.said().path("reason").asText().equals("REVOKED");
        });

        house.desk().issueBadge(last.member()); // as it was found: with a badge that is good
        assertThat(house.desk().passOf(last.member())).isNotEqualTo(last.pass());
    }

    /** A badge that stays in sight keeps its answer; in another spelling it is held up anew. */
    private static String spelled(String pass, int look) {
        int small = Math.min(look, pass.length());
        return pass.substring(0, small).toLowerCase(Locale.ROOT) + pass.substring(small);
    }
}
