package foyer.hub.badges;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Inter as it comes with the pages, one file a script: Latin, Cyrillic, Greek, Vietnamese. A text is set in runs, each in the
 * first file that has its letters. Of one document; closed with it.
 */
final class Inter implements AutoCloseable {

    enum Weight {
        REGULAR("400"),
        BOLD("600");

        private final String number;

        Weight(String number) {
            this.number = number;
        }
    }

    private static final String FILES = "/META-INF/resources/_static/inter/5.2.5/files/inter-";

    private static final List<String> SCRIPTS =
            List.of("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext");

    private final List<Face> faces = new ArrayList<>();

    /** One file. */
    private record Face(TrueTypeFont font, CmapLookup letters, PDFont embedded) {}

    /** Letters that are set one after the other from one file. */
    record Run(PDFont font, String text) {

        float width(float size) {
            try {
                return font.getStringWidth(text) / 1000 * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads seven small files. */
    Inter(PDDocument document, Weight weight) throws IOException {
        for (String script : SCRIPTS) {
            String name = FILES + script + "-" + weight.number + "-normal.woff";
            try (InputStream woff = Objects.requireNonNull(Inter.class.getResourceAsStream(name), name)) {
                byte[] sfnt = Woff.unpack(woff.readAllBytes());
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(sfnt)));
                faces.add(new Face(font, font.getUnicodeCmapLookup(), PDType0Font.load(document, font, true)));
            }
        }
    }

    boolean has(String text) {
        return text.codePoints().allMatch(letter -> Character.isWhitespace(letter) || face(letter) != null);
    }

    /** What there are letters for; the rest is left out. */
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        @Nullable Face current = null;
        for (int letter : text.codePoints().map(Inter::space).toArray()) {
            Face face = current != null && current.letters.getGlyphId(letter) != 0 ? current : face(letter);
            if (face == null) {
                continue;
            }
            if (current != null && !face.equals(current)) {
                runs.add(new Run(current.embedded, letters.toString()));
                letters.setLength(0);
            }
            current = face;
            letters.appendCodePoint(letter);
        }
        if (current != null) {
            runs.add(new Run(current.embedded, letters.toString()));
        }
        return runs;
    }

    static float width(List<Run> runs, float size) {
        float width = 0;
        for (Run run : runs) {
            width += run.width(size);
        }
        return width;
    }

    private @Nullable Face face(int letter) {
        for (Face face : faces) {
            if (face.letters.getGlyphId(letter) != 0) {
                return face;
            }
        }
        return null;
    }

    private static int space(int letter) {
        return Character.isWhitespace(letter) ? ' ' : letter;
    }

    @Override
    public void close() throws IOException {
        for (Face face : faces) {
            face.font.close();
        }
    }
}
