package foyer.hub.badges;

import foyer.hub.badges.Inter.Run;
import foyer.hub.spaces.Space;
import java.awt.Color;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** One badge, set in PDF: the size of a bank card (ISO/IEC 7810, ID-1), the code on the left, whose it is on the right. */
final class Card {

    static final float MM = 72 / 25.4f;
    static final float WIDTH = 85.6f * MM;
    static final float HEIGHT = 54 * MM;

    private static final float MARGIN = 5 * MM;
    private static final float CODE = 44 * MM; // with its quiet zone
    private static final float TEXT_AT = CODE + 3 * MM;
    private static final float TEXT_WIDTH = WIDTH - TEXT_AT - MARGIN;
    private static final float SMALL = 6.5f;
    private static final float QUIET_SIZE = 8;
    private static final float[] NAME_SIZES = {16, 14, 12, 10, 8};
    private static final int MOST_LINES = 3;
    private static final int MOST_LINES_AT_ALL = 5;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Color INK = new Color(0x1C1A17);
    private static final Color QUIET_INK = new Color(0x625C52);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final PDPageContentStream pen;
    private final Inter regular;
    private final Inter bold;

    Card(PDPageContentStream pen, Inter regular, Inter bold) {
        this.pen = pen;
        this.regular = regular;
        this.bold = bold;
    }

    /** With its lower left corner there, in points. */
    void draw(Space space, Badge badge, float x, float y) throws IOException {
        code(badge, x + 1 * MM, y + (HEIGHT - CODE) / 2);
        float left = x + TEXT_AT;
        float top = y + HEIGHT - MARGIN;
        line(
                regular.runs(fitting(regular, space.name(), QUIET_SIZE)),
                QUIET_SIZE,
                Color.decode(space.doorColour()),
                left,
                top - QUIET_SIZE);
        name(badge, left, top - 14 * MM);
        line(regular.runs("until " + DAY.format(badge.validUntil())), SMALL, QUIET_INK, left, y + MARGIN + 3.2f * MM);
        line(regular.runs(badge.pass().toString()), SMALL, QUIET_INK, left, y + MARGIN);
    }

    private void code(Badge badge, float x, float y) throws IOException {
        QrCode code = QrCode.of(badge.text());
        float module = CODE / (code.width() + 2 * QrCode.QUIET);
        List<float[]> dark = new ArrayList<>();
        code.draw((column, row, length) -> dark.add(new float[] {
            x + (QrCode.QUIET + column) * module, y + CODE - (QrCode.QUIET + row + 1) * module, length * module, module
        }));
        pen.setNonStrokingColor(Color.BLACK);
        for (float[] each : dark) {
            pen.addRect(each[0], each[1], each[2], each[3]);
        }
        pen.fill();
    }

    /** In the largest size in which it fits; a name there are no letters for is a line to write on. */
    private void name(Badge badge, float left, float top) throws IOException {
        if (!bold.has(badge.name()) || badge.name().isBlank()) {
            pen.setStrokingColor(QUIET_INK);
            pen.setLineWidth(0.5f);
            pen.moveTo(left, top - 8 * MM);
            pen.lineTo(left + TEXT_WIDTH, top - 8 * MM);
            pen.stroke();
            return;
        }
        float size = sizeFor(badge.name());
        float at = top;
        for (String each : lines(badge.name(), size)) {
            at -= size * 1.15f;
            line(bold.runs(each), size, INK, left, at);
        }
    }

    private float sizeFor(String name) {
        for (float size : NAME_SIZES) {
            boolean wordsFit = words(name).allMatch(word -> fits(word, size));
            if (wordsFit && lines(name, size).size() <= MOST_LINES) {
                return size;
            }
        }
        return NAME_SIZES[NAME_SIZES.length - 1];
    }

    /** Broken between words, and within one that is too long for a line; what is too long for the badge is cut off. */
    private List<String> lines(String name, float size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(name).toList()) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (fits(longer, size)) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            String rest = word;
            while (!fits(rest, size)) {
                String part = fitting(bold, rest, size);
                lines.add(part);
                rest = rest.substring(part.length());
            }
            line = rest;
        }
        lines.add(line);
        return lines.subList(0, Math.min(lines.size(), MOST_LINES_AT_ALL));
    }

    private static Stream<String> words(String name) {
        return SPACES.splitAsStream(name);
    }

    private boolean fits(String text, float size) {
        return Inter.width(bold.runs(text), size) <= TEXT_WIDTH;
    }

    /** At least its first letter. */
    private static String fitting(Inter font, String text, float size) {
        String shorter = text;
        while (shorter.codePointCount(0, shorter.length()) > 1 && Inter.width(font.runs(shorter), size) > TEXT_WIDTH) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    private void line(List<Run> runs, float size, Color colour, float x, float y) throws IOException {
        pen.beginText();
        pen.setNonStrokingColor(colour);
        pen.newLineAtOffset(x, y);
        for (Run run : runs) {
            pen.setFont(run.font(), size);
            pen.showText(run.text());
        }
        pen.endText();
    }
}
