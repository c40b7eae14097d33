package foyer.journeys.demo;

import foyer.journeys.badge.Badge;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every member's badge, as a picture in {@code DATA/badges}. */
final class Badges {

    private final House house;
    private final List<Member> members;
    private final Map<Member, Badge> asked = new ConcurrentHashMap<>();

    Badges(House house, List<Member> members) {
        this.house = house;
        this.members = members;
    }

    /** Those that are not there yet; a pass stays the same as long as its data folder. */
    void draw() {
        Path folder = house.data().resolve("badges");
        for (Member member : members) {
            if (!Files.exists(folder.resolve(Badge.fileName(member.name())))) {
                of(member).drawInto(folder);
            }
        }
    }

    Badge of(Member member) {
        return asked.computeIfAbsent(
                member, one -> new Badge(one.name(), house.desk().passOf(one)));
    }
}
