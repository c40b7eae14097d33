package foyer.journeys.demo;

import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import foyer.journeys.house.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One member's own page. The same link as at the last start, as long as it opens: somebody may have kept it. */
final class MemberLink {

    private MemberLink() {}

    static String of(House house, Member member) {
        Path kept = house.data().resolve("member-link");
        try {
            String token = Files.exists(kept) ? Files.readString(kept).strip() : "";
            if (token.isEmpty() || !opens(house, token)) {
                String link = house.desk().newLinkFor(member);
                token = link.substring(link.lastIndexOf('/') + 1);
                Files.writeString(kept, token + "\n");
            }
            return "http://localhost:" + house.ports().hub() + "/m/" + token;
        } catch (IOException e) {
            throw new UncheckedIOException("The member's link cannot be kept in " + kept, e);
        }
    }

    private static boolean opens(House house, String token) {
        return new Http(house.ports().hub())
                .get("/api/v1/member-links/" + token)
                .good();
    }
}
