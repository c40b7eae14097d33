package foyer.hub.badges;

import foyer.hub.badges.Inter.Weight;
import foyer.hub.spaces.Space;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws badges. Pure but slow: a sheet takes a moment, so not on the event loop. */
public final class Badges {

    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final float CUT_MARK = 4 * Card.MM;
    private static final float CUT_AWAY = 1.5f * Card.MM;
    private static final float PNG_DPI = 300;

    private Badges() {}

    /** A4, ten to a page, with cut marks; in the order given. Without any badge it is one empty page. */
    public static byte[] sheet(Space space, List<Badge> badges) {
        return written(PDRectangle.A4, document -> {
            try (Inter regular = new Inter(document, Weight.REGULAR);
                    Inter bold = new Inter(document, Weight.BOLD)) {
                int perPage = COLUMNS * ROWS;
                for (int from = 0; from == 0 || from < badges.size(); from += perPage) {
                    PDPage page = new PDPage(PDRectangle.A4);
                    document.addPage(page);
                    try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                        cutMarks(pen);
                        Card card = new Card(pen, regular, bold);
                        List<Badge> these = badges.subList(from, Math.min(badges.size(), from + perPage));
                        for (int i = 0; i < these.size(); i++) {
                            card.draw(space, these.get(i), left(i % COLUMNS), bottom(i / COLUMNS));
                        }
                    }
                }
                return bytes(document);
            }
        });
    }

    /** One badge, the size of a bank card at 300 dots an inch. */
    public static byte[] png(Space space, Badge badge) {
        PDRectangle size = new PDRectangle(Card.WIDTH, Card.HEIGHT);
        return written(size, document -> {
            try (Inter regular = new Inter(document, Weight.REGULAR);
                    Inter bold = new Inter(document, Weight.BOLD)) {
                PDPage page = new PDPage(size);
                document.addPage(page);
                try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                    new Card(pen, regular, bold).draw(space, badge, 0, 0);
                }
                byte[] pdf = bytes(document); // saving makes the fonts' subsets
                return rendered(pdf);
            }
        });
    }

    /** One badge, in whatever fonts whoever looks at it has: for names in scripts that Inter lacks. */
    public static String svg(Space space, Badge badge) {
        return SvgBadge.of(space, badge);
    }

    private interface Writing {
        byte[] write(PDDocument document) throws IOException;
    }

    private static byte[] written(PDRectangle size, Writing writing) {
        try (PDDocument document = new PDDocument()) {
            return writing.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException("No badge could be drawn on " + size, e);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] rendered(byte[] pdf) throws IOException {
        try (PDDocument saved = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(saved).renderImageWithDPI(0, PNG_DPI, ImageType.RGB), "png", out);
            return out.toByteArray();
        }
    }

    private static float left(int column) {
        return (PDRectangle.A4.getWidth() - COLUMNS * Card.WIDTH) / 2 + column * Card.WIDTH;
    }

    private static float bottom(int row) {
        return (PDRectangle.A4.getHeight() + ROWS * Card.HEIGHT) / 2 - (row + 1) * Card.HEIGHT;
    }

    /** At the edges only: a cut through them leaves nothing on a badge. */
    private static void cutMarks(PDPageContentStream pen) throws IOException {
        pen.setLineWidth(0.25f);
        float bottom = bottom(ROWS - 1) - CUT_AWAY;
        float top = bottom(-1) + CUT_AWAY;
        for (int column = 0; column <= COLUMNS; column++) {
            stroke(pen, left(column), bottom, 0, -CUT_MARK);
            stroke(pen, left(column), top, 0, CUT_MARK);
        }
        float left = left(0) - CUT_AWAY;
        float right = left(COLUMNS) + CUT_AWAY;
        for (int row = -1; row < ROWS; row++) {
            stroke(pen, left, bottom(row), -CUT_MARK, 0);
            stroke(pen, right, bottom(row), CUT_MARK, 0);
        }
    }

    private static void stroke(PDPageContentStream pen, float x, float y, float dx, float dy) throws IOException {
        pen.moveTo(x, y);
        pen.lineTo(x + dx, y + dy);
        pen.stroke();
    }
}
