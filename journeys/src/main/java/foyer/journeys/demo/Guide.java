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
                "member page: " + MemberLink.of(house, members.get(0)),
                "sign-in: " + admin.email() + " / " + admin.password(),
                "kiosk token: " + house.kioskToken(),
                "data: " + house.data());
    }
}
