package foyer.hub.devices;

import foyer.wire.DeviceStatus.Kind;
import foyer.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a device may say and hear: leaves of its own branch, and its space's shared topics. No wildcards, no groups. */
public final class TopicRights {

    private static final Map<Kind, Set<String>> SAYS = Map.of(
            Kind.KIOSK, Set.of("check-ins", "reports", "asks", "status"),
            Kind.SCREEN, Set.of("reports", "status"));

    private static final Map<Kind, Set<String>> HEARS = Map.of(
            Kind.KIOSK, Set.of("receipts", "settings", "command"),
            Kind.SCREEN, Set.of("receipts", "settings", "command", "programme"));

    private static final Map<Kind, Set<String>> HEARS_OF_ITS_SPACE = Map.of(
            Kind.KIOSK, Set.of("roster", "today", "house", "occupancy"),
            Kind.SCREEN, Set.of("occupancy"));

    private TopicRights() {}

    /** Every topic that a device may publish on, in order. */
    static List<String> says(Kind kind, String clientId) {
        return topics(clientId, SAYS.getOrDefault(kind, Set.of()));
    }

    /** Every topic that a device may subscribe to, in order. */
    static List<String> hears(Kind kind, String clientId) {
        List<String> own = topics(clientId, HEARS.getOrDefault(kind, Set.of()));
        List<String> shared = topics(spaceOf(clientId), HEARS_OF_ITS_SPACE.getOrDefault(kind, Set.of()));
        return Stream.concat(own.stream(), shared.stream()).toList();
    }

    private static List<String> topics(String branch, Set<String> leaves) {
        return leaves.stream()
                .sorted()
                .map(leaf -> Topics.ROOT + branch + "/" + leaf)
                .toList();
    }

    /** The client id is {@code space/device}. */
    public static boolean mayPublish(Kind kind, String clientId, String topic) {
        return isLeaf(topic, clientId, SAYS.getOrDefault(kind, Set.of()));
    }

    public static boolean maySubscribe(Kind kind, String clientId, String filter) {
        return isLeaf(filter, clientId, HEARS.getOrDefault(kind, Set.of()))
                || isLeaf(filter, spaceOf(clientId), HEARS_OF_ITS_SPACE.getOrDefault(kind, Set.of()));
    }

    /** To the letter, so that nothing has to be said about wildcards, dots or empty levels. */
    private static boolean isLeaf(String topic, String branch, Set<String> leaves) {
        String before = Topics.ROOT + branch + "/";
        return topic.startsWith(before) && leaves.contains(topic.substring(before.length()));
    }

    private static String spaceOf(String clientId) {
        return clientId.substring(0, Math.max(0, clientId.indexOf('/')));
    }
}
