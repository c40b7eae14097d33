package foyer.hub.badges;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import foyer.hub.spaces.Lofts;
import foyer.hub.spaces.Space;
import foyer.wire.PassId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class BadgesTest {

    private static final Space LOFT = Lofts.loft();
    private static final int DPI = 150;

    @Test
    void everyCodeOfASheetIsReadFromPaper() throws IOException, NotFoundException {
        List<Badge> twelve = IntStream.range(0, 12)
                .mapToObj(number -> badge("Ada " + number, number))
                .toList();

        try (PDDocument sheet = Loader.loadPDF(Badges.sheet(LOFT, twelve))) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(2);
            PDFRenderer printer = new PDFRenderer(sheet);
            for (int i = 0; i < twelve.size(); i++) {
                BufferedImage paper = printer.renderImageWithDPI(i / 10, DPI);
                assertThat(read(cut(paper, i % 2, i % 10 / 2)))
                        .isEqualTo(twelve.get(i).text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ada Marušič", "Nguyễn Thị Hồng Ánh", "Александра", "Ελένη", "Świętosława", "Zoë Ñandú-Connor"})
    void aNameInAnyOfIntersScriptsIsOnTheSheet(String name) throws IOException {
        assertThat(textOf(badge(name, 1)).replace("\n", " "))
                .contains(name)
                .contains("The Rope Loft")
                .contains("0000000000000001");
    }

    @Test
    void aNameThatInterHasNoLettersForStillHasItsBadge() throws IOException {
        for (String name :
                List.of("李小龍", "محمد", "דנה", "👩‍🚀 Ada", "", "\u202eevil", "(((", "\\", "\uD800", "A\u0301")) {
            assertThat(textOf(badge(name, 1))).as(name).contains("0000000000000001");
        }
    }

    @Test
    void aBadgeWithALineToWriteOnIsReadLikeAnyOther() throws IOException, NotFoundException {
        Badge badge = badge("李小龍", 1);

        try (PDDocument sheet = Loader.loadPDF(Badges.sheet(LOFT, List.of(badge)))) {
            BufferedImage paper = new PDFRenderer(sheet).renderImageWithDPI(0, DPI);
            assertThat(read(cut(paper, 0, 0))).isEqualTo(badge.text());
        }
    }

    @Test
    void aNameThatIsTooLongIsBrokenAndStaysOnItsBadge() throws IOException {
        String text = textOf(badge("Featherstonehaugh".repeat(6) + " the Third", 1));

        assertThat(text.lines().filter(line -> !line.isBlank()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(30));
        assertThat(text.replaceAll("\\s", "")).contains("FeatherstonehaughFeatherstonehaugh");
    }

    @Test
    void aSpaceWithoutMembersHasAnEmptySheet() throws IOException {
        try (PDDocument sheet = Loader.loadPDF(Badges.sheet(LOFT, List.of()))) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void oneBadgeAsAPictureIsRead() throws IOException, NotFoundException {
        Badge ada = badge("Ada", 1);

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Badges.png(LOFT, ada)));

        assertThat(picture.getWidth()).isBetween(1_000, 1_030); // 85.6 mm at 300 dots an inch
        assertThat(read(picture)).isEqualTo(ada.text());
    }

    @Test
    void aNameInAnSvgIsTextAndNeverMarkup() throws Exception {
        String hostile = "<script>alert(1)</script>\" onload='x' &amp; \u0000\uFFFF 李小龍";

        String svg = Badges.svg(LOFT, badge(hostile, 1));

        DocumentBuilderFactory strict = DocumentBuilderFactory.newInstance();
        strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document read =
                strict.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
        assertThat(read.getElementsByTagName("text").item(1).getTextContent())
                .startsWith("<script>alert(1)</script>\" onload='x' &amp; ")
                .endsWith("李小龍");
    }

    /** Alphanumeric mode: in bytes it would be version 8, and smaller on paper. */
    @Test
    void aBadgesCodeIsOfVersionSix() {
        assertThat(QrCode.of(badge("Ada", 1).text()).version()).isEqualTo(6);
    }

    private static Badge badge(String name, int number) {
        String text = "FY1" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(5).substring(number, 132 + number);
        return new Badge(name, new PassId(number), text, LocalDate.of(2028, 11, 21));
    }

    private static String textOf(Badge badge) throws IOException {
        try (PDDocument sheet = Loader.loadPDF(Badges.sheet(LOFT, List.of(badge)))) {
            return new PDFTextStripper().getText(sheet);
        }
    }

    /** Along the cut marks: two columns and five rows of 85.6 by 54 mm, in the middle of an A4 page. */
    private static BufferedImage cut(BufferedImage paper, int column, int row) {
        double mm = DPI / 25.4;
        return paper.getSubimage(
                (int) ((19.4 + column * 85.6) * mm), (int) ((13.5 + row * 54) * mm), (int) (85.6 * mm), (int)
                        (54 * mm));
    }

    private static String read(BufferedImage paper) throws NotFoundException {
        int width = paper.getWidth();
        int height = paper.getHeight();
        LuminanceSource seen = new RGBLuminanceSource(width, height, paper.getRGB(0, 0, width, height, null, 0, width));
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                .getText();
    }
}
