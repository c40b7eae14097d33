package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.journeys.badge.Badge;
import foyer.journeys.house.Door.Answer;
import foyer.journeys.house.House;
import foyer.journeys.house.Http;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to {@code POST /scans}: it gets a clear answer, and the next good scan passes. */
class ScansJourneyTest {

    private static final House house = HouseForTests.shared();

    /** A new one for each test, so that each is a first scan. */
    private static int next = 20;

    @AfterEach
    void theNextGoodScanPasses() throws IOException {
        Person next = Person.of(house.desk().members().get(ScansJourneyTest.next++), house);

        Answer answer = house.door().scanPicture(png(next.badge().code(400)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.welcome()).as("%s", answer.said()).isTrue();
        assertThat(answer.said().path("name").asText()).isEqualTo(next.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg"})
    void rubbishThatCallsItselfAPictureIsToldSo(String type) {
        byte[] rubbish = new byte[50_000];
        new Random(5).nextBytes(rubbish);

        expect(house.door().post(type, rubbish), 422);
        expect(house.door().post(type, new byte[0]), 422);
        expect(house.door().post(type, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)), 422);
    }

    @Test
    void aHugeBodyIsRefused() {
        expect(house.door().post("image/png", new byte[20 << 20]), 413);
        expect(house.door().scan("A".repeat(1 << 20)), 413);
    }

    @Test
    void aPictureThatUnpacksToMoreThanAnyCameraGivesIsRefused() throws IOException {
        byte[] bomb = png(new BufferedImage(12_000, 12_000, BufferedImage.TYPE_BYTE_BINARY));

        assertThat(bomb).hasSizeLessThan(1 << 20);
        expect(house.door().scanPicture(bomb), 422);
    }

    @Test
    void aPictureWithoutACodeIsToldSo() throws IOException {
        expect(house.door().scanPicture(png(new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY))), 422);
    }

    @Test
    void aCodeThatIsNoPassIsRefusedInWords() throws IOException {
        for (String text : new String[] {"https://example.org/menu", "FY1", "FY1" + "0".repeat(130), "\0\u202eevil"}) {
            Answer answer = house.door().scanPicture(png(new Badge("A menu", text).code(400)));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.said().path("kind").asText()).isEqualTo("refused");
            assertThat(answer.said().path("what").asText()).isNotBlank();
            assertThat(answer.said().path("advice").asText()).isNotBlank();
        }
    }

    @Test
    void aForgedPassIsRefused() {
        String real = Person.of(house.desk().members().get(0), house).pass();
        char last = real.charAt(real.length() - 5);
        String forged =
                real.substring(0, real.length() - 5) + (last == 'Q' ? 'R' : 'Q') + real.substring(real.length() - 4);

        assertThat(house.door().scan(forged).said().path("kind").asText()).isEqualTo("refused");
    }

    @Test
    void whoHasNoTokenGetsNothing() {
        Http.Answer answer =
                new Http(house.ports().kiosk()).post("/scans", "text/plain", "FY1".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("detail").asText()).contains("token");
    }

    private static void expect(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.said()).isEqualTo(status);
        assertThat(answer.said().path("title").asText()).isNotBlank();
        assertThat(answer.said().path("detail").asText()).isNotBlank();
        assertThat(answer.said().path("status").asInt()).isEqualTo(status);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
