package foyer.journeys.demo;

import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Desk.SignIn;
import foyer.journeys.house.House;
import java.util.List;

/** Where to look: one line each, {@code name: value}, which a script can read too. */
final class Guide {

    private Guide() {}

    static List<String> to(House house, List<Member> members) {
        SignIn admin = house.firstSignIn();
        String hub = "http://localhost:" + house.ports().hub();
        return List.of(
                "",
                "hub: " + hub,
                "kiosk: http://localhost:" + house.ports().kiosk(),
                "screen: http://localhost:" + house.ports().screen(),
                "manager: " + hub + "/",
                "api: " + hub + "/api",
                "member page: " + house.desk().invite(ada(members)),
                "outbox: " + hub + "/outbox",
                "sign-in: " + admin.email() + " / " + admin.password(),
                "kiosk token: " + house.kioskToken(),
                "data: " + house.data());
    }

    /** A link works once, so each start invites her anew. */
    private static Member ada(List<Member> members) {
        return members.stream()
                .filter(member -> member.displayName().equals("Ada"))
                .findFirst()
                .orElse(members.get(0));
    }
}
