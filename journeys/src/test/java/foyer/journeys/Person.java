package foyer.journeys;

import foyer.journeys.badge.Badge;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.House;

/** Somebody with a badge. */
record Person(House house, Member member, String pass) {

    static Person called(String displayName, House house) {
        Member member = house.desk().members().stream()
                .filter(one -> one.displayName().equals(displayName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is called " + displayName));
        return of(member, house);
    }

    static Person of(Member member, House house) {
        return new Person(house, member, house.desk().passOf(member));
    }

    /** Holds the badge to a hand scanner that hands it to the kiosk. */
    Answer scansIn() {
        return house.door().scan(pass);
    }

    Badge badge() {
        return new Badge(member.name(), pass);
    }

    String name() {
        return member.displayName();
    }
}
