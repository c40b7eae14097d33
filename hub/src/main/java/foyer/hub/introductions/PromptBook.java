package foyer.hub.introductions;

import foyer.hub.introductions.Prompt.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The questions of a space. The same asking gives the same question: nothing here is left to chance. */
final class PromptBook {

    /** For a space that has brought none of its own. */
    private static final Prompt FALLBACK = new Prompt("-", 1, Kind.ANY, "What are you working on today?");

    private final List<Prompt> prompts;

    PromptBook(List<Prompt> prompts) {
        this.prompts = prompts.stream().sorted(Comparator.comparing(Prompt::id)).toList();
    }

    /**
     * A question of this kind and depth that neither has had; where there is none left, a lighter one, then one about
     * anything, and only then one they know already. Never a deeper one.
     *
     * @param turn whose turn it is among equals, any number
     */
    Prompt choose(Kind kind, int depth, Set<String> had, long turn) {
        Predicate<Prompt> isNew = prompt -> !had.contains(prompt.id());
        return Stream.<Predicate<Prompt>>of(
                        isNew.and(ofKind(kind)), isNew.and(ofKind(Kind.ANY)), ofKind(kind), ofKind(Kind.ANY))
                .flatMap(wanted -> deepest(wanted, depth, turn))
                .findFirst()
                .orElse(FALLBACK);
    }

    private Stream<Prompt> deepest(Predicate<Prompt> wanted, int most, long turn) {
        for (int depth = most; depth >= 1; depth--) {
            int exactly = depth;
            List<Prompt> equals = prompts.stream()
                    .filter(prompt -> prompt.depth() == exactly)
                    .filter(wanted)
                    .toList();
            if (!equals.isEmpty()) {
                return Stream.of(equals.get(Math.floorMod(turn, equals.size())));
            }
        }
        return Stream.empty();
    }

    private static Predicate<Prompt> ofKind(Kind kind) {
        return prompt -> prompt.kind() == kind;
    }
}
