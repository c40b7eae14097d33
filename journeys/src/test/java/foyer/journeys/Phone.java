package foyer.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import foyer.journeys.house.Patience;
import foyer.kiosk.scan.GreyFrame;
import foyer.kiosk.scan.ScanReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;

/** A member's own phone, on which they read their mail. */
final class Phone implements AutoCloseable {

    private final Member member;
    private final House house;
    private final Browser browser;
    private final String link;
    private final Visit page;

    static Phone of(Member member, House house, Browser browser, ColorScheme scheme) {
        return new Phone(member, house, browser, Visit.to("about:blank", browser, 390, 844, scheme));
    }

    private Phone(Member member, House house, Browser browser, Visit page) {
        this.member = member;
        this.house = house;
        this.browser = browser;
        this.link = house.desk().invite(member);
        this.page = page;
    }

    /** Of the same member. */
    Phone another() {
        return of(member, house, browser, ColorScheme.LIGHT);
    }

    Member member() {
        return member;
    }

    String link() {
        return link;
    }

    Visit page() {
        return page;
    }

    /** Follows the link in it; nothing is used up yet. */
    Phone opensTheMail() {
        page.page().navigate(link);
        page.shows("[data-part=threshold]");
        return this;
    }

    Phone opensTheDoor() {
        page.page().locator("[data-part=enter]").click();
        page.shows("[data-part=in]");
        return this;
    }

    Phone entersByTheMail() {
        return opensTheMail().opensTheDoor();
    }

    Phone addsThePass() {
        page.page().locator("[data-part=add-pass]").click();
        page.shows("[data-part=code]");
        return this;
    }

    /** As the kiosk's camera reads it off the screen. */
    String showsTheDoor() {
        return Patience.of(Duration.ofSeconds(15))
                .forThe("code that the door can read", () -> new ScanReader().read(screenshot()));
    }

    Phone goesOffline() {
        page.page().context().setOffline(true);
        return this;
    }

    GreyFrame screenshot() {
        try {
            BufferedImage seen =
                    ImageIO.read(new ByteArrayInputStream(page.page().screenshot()));
            byte[] grey = new byte[seen.getWidth() * seen.getHeight()];
            for (int y = 0; y < seen.getHeight(); y++) {
                for (int x = 0; x < seen.getWidth(); x++) {
                    int rgb = seen.getRGB(x, y);
                    grey[y * seen.getWidth() + x] =
                            (byte) (((rgb >> 16 & 255) + 2 * (rgb >> 8 & 255) + (rgb & 255)) / 4);
                }
            }
            return new GreyFrame(seen.getWidth(), seen.getHeight(), grey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        page.close();
    }
}
