package foyer.wire;

import java.time.Instant;
import java.util.List;

/**
 * An introduction as it is told to one of the people in it, or to the wall.
 *
 * @param names  the others, as they chose to be called (on the wall: everyone)
 * @param shared what they have in common, in words ("You both bind books")
 * @param prompt a good first question
 * @param place  where to meet
 * @param until  after this it is no longer shown
 */
public record IntroductionCard(List<String> names, String shared, String prompt, String place, Instant until) {

    public IntroductionCard {
        names = List.copyOf(Required.present(names, "names"));
        Required.text(shared, "shared");
        Required.text(prompt, "prompt");
        Required.text(place, "place");
        Required.present(until, "until");
    }
}
