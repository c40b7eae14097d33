package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Badges that no frame alone shows well enough. */
class FilmReaderTest {

    private static final int SIDE = 170;
    private static final DrawnCode ADA = badge("ADA");
    private static final DrawnCode BEN = badge("BEN");

    private final ScanReader reader = new ScanReader(picture -> Optional.empty(), () -> 0); // its time never ends

    @Test
    void whatGlareHidesInOneFrameTheNextOneShows() {
        FilmReader film = reader.film();
        GreyFrame left = glare(ADA, 80, 40);
        GreyFrame right = glare(ADA, 80, 110);

        assertThat(reader.film().read(left)).isEmpty();
        assertThat(reader.film().read(right)).isEmpty();
        assertThat(film.read(left)).isEmpty();
        assertThat(film.read(right)).contains(text("ADA"));
    }

    @Test
    void aHandThatTremblesIsFollowed() {
        FilmReader film = reader.film();

        assertThat(film.read(glare(ADA, 80, 40))).isEmpty();
        assertThat(film.read(glare(ADA, 83, 110))).contains(text("ADA"));
    }

    @Test
    void anothersBadgeInBetweenIsNotMixedIn() {
        FilmReader film = reader.film();

        assertThat(film.read(glare(ADA, 80, 40))).isEmpty();
        assertThat(film.read(glare(BEN, 80, 110))).isEmpty();
        assertThat(film.read(glare(ADA, 80, 40))).isEmpty();
        assertThat(film.read(glare(ADA, 80, 110))).contains(text("ADA"));
        assertThat(film.read(glare(BEN, 80, 40))).isEmpty();
        assertThat(film.read(glare(BEN, 80, 110))).contains(text("BEN"));
    }

    @Property(tries = 2, seed = "1")
    void whoeverIsReadIsWhoIsHeldUp(@ForAll @IntRange(max = 0xFF) int order, @ForAll long seed) {
        FilmReader film = reader.film();
        Random chance = new Random(seed);
        for (int frame = 0; frame < 6; frame++) {
            boolean isAda = (order >> frame & 1) == 1;
            GreyFrame seen = glare(isAda ? ADA : BEN, 80 + chance.nextInt(5), 30 + chance.nextInt(100));

            assertThat(film.read(seen).filter(text -> !text.equals(text(isAda ? "ADA" : "BEN"))))
                    .isEmpty();
        }
    }

    @Test
    void whatIsReadIsForgotten() {
        FilmReader film = reader.film();

        assertThat(film.read(glare(ADA, 80, 40))).isEmpty();
        assertThat(film.read(ADA.on(SIDE, SIDE, ADA.held(80, 80, 3, 0)))).contains(text("ADA"));
        assertThat(film.read(glare(ADA, 80, 110))).isEmpty();
    }

    /** Held there, with a lamp's white disc over its data: about a fifth of the code, where its level corrects 7 percent. */
    private static GreyFrame glare(DrawnCode badge, double x, double lamp) {
        GreyFrame frame = badge.on(SIDE, SIDE, badge.held(x, 80, 3, 0));
        for (int i = 0; i < frame.pixels().length; i++) {
            double across = i % SIDE + 0.5 - lamp;
            double down = Math.floorDiv(i, SIDE) + 0.5 - 85;
            if (Math.hypot(across, down) < 26) {
                frame.pixels()[i] = (byte) 255;
            }
        }
        return frame;
    }

    private static DrawnCode badge(String name) {
        return DrawnCode.of(text(name), ErrorCorrectionLevel.L, Map.of());
    }

    private static String text(String name) {
        StringBuilder text = new StringBuilder("FY1" + name);
        Random chance = new Random(name.hashCode());
        while (text.length() < 135) {
            text.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(chance.nextInt(32)));
        }
        return text.toString();
    }
}
