package foyer.hub.introductions;

import foyer.hub.introductions.History.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * A maximum-weight matching of a general graph (Kolmogorov, "Blossom V", 2009, as JGraphT has it): of all ways to pair
 * people off, one in which the weights come to most, though single ones may not get their best.
 */
final class HeaviestPairs {

    /** Beyond so many candidates each person keeps only their best, which bounds the time and costs next to nothing. */
    private static final int THIN_OUT_BEYOND = 1_500;

    private static final int BEST_OF_EACH = 8;

    private HeaviestPairs() {}

    static List<Match> of(List<Match> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Match> pairs = thinnedOut(candidates);
        return heaviest(pairs).stream().sorted().map(pairs::get).toList();
    }

    /** Vertices and edges are numbers: what hashes by chance would be matched by chance where weights are equal. */
    private static Set<Integer> heaviest(List<Match> pairs) {
        SimpleWeightedGraph<Integer, Integer> graph = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(pairs.size() * 2), SupplierUtil.createIntegerSupplier(pairs.size()));
        Map<Person, Integer> vertices = new HashMap<>();
        for (int edge = 0; edge < pairs.size(); edge++) {
            Match pair = pairs.get(edge);
            pair.people().forEach(person -> graph.addVertex(vertices.computeIfAbsent(person, p -> vertices.size())));
            graph.addEdge(
                    vertices.get(pair.people().get(0)),
                    vertices.get(pair.people().get(1)),
                    edge);
            graph.setEdgeWeight(edge, pair.weight());
        }
        return new KolmogorovWeightedMatching<>(graph, ObjectiveSense.MAXIMIZE)
                .getMatching()
                .getEdges();
    }

    /** The greedy choice stays in, so that the result never weighs less than it. */
    private static List<Match> thinnedOut(List<Match> candidates) {
        if (candidates.size() <= THIN_OUT_BEYOND) {
            return candidates;
        }
        List<Match> heaviestFirst = new ArrayList<>(candidates);
        heaviestFirst.sort(Comparator.comparingDouble(Match::weight).reversed());
        List<Match> kept = greedy(heaviestFirst);
        Set<Pair> keptPairs = new HashSet<>();
        kept.forEach(pair -> keptPairs.add(pairOf(pair)));
        Map<Person, Integer> count = new HashMap<>();
        for (Match pair : heaviestFirst) {
            if (pair.people().stream().anyMatch(person -> count.getOrDefault(person, 0) < BEST_OF_EACH)) {
                if (keptPairs.add(pairOf(pair))) {
                    kept.add(pair);
                }
                pair.people().forEach(person -> count.merge(person, 1, Integer::sum));
            }
        }
        return kept;
    }

    /** The heaviest first, then the heaviest of what is still possible. */
    static List<Match> greedy(List<Match> heaviestFirst) {
        Set<Person> taken = new HashSet<>();
        List<Match> chosen = new ArrayList<>();
        for (Match pair : heaviestFirst) {
            if (pair.people().stream().noneMatch(taken::contains)) {
                chosen.add(pair);
                taken.addAll(pair.people());
            }
        }
        return chosen;
    }

    private static Pair pairOf(Match match) {
        return Pair.of(match.people().get(0), match.people().get(1));
    }
}
