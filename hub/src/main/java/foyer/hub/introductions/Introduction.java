package foyer.hub.introductions;

import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People who have been introduced to each other.
 *
 * @param at     when
 * @param until  after this it is no longer shown
 * @param shared what they have in common, in words
 * @param prompt a first question
 * @param place  where to meet
 */
public record Introduction(
        long id, Instant at, Instant until, List<Someone> people, String shared, String prompt, String place) {

    /**
     * One of them, as they are now.
     *
     * @param name what they chose to be called
     */
    public record Someone(MemberId member, String name, boolean onScreens) {}

    public Introduction {
        people = List.copyOf(people);
    }

    public List<String> names() {
        return people.stream().map(Someone::name).toList();
    }

    /** As one of them is told. */
    public IntroductionCard cardFor(MemberId member) {
        List<String> others = people.stream()
                .filter(someone -> !someone.member().equals(member))
                .map(Someone::name)
                .toList();
        return new IntroductionCard(others, shared, prompt, place, until);
    }

    /** As the wall tells it: only when every one of them allows that. */
    public Optional<IntroductionCard> cardForWall() {
        return onScreens()
                ? Optional.of(new IntroductionCard(names(), shared, prompt, place, until))
                : Optional.empty();
    }

    public boolean onScreens() {
        return people.stream().allMatch(Someone::onScreens);
    }
}
