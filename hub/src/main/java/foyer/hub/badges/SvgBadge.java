package foyer.hub.badges;

import foyer.hub.spaces.Space;
import java.util.Locale;

/** One badge as SVG, in millimetres; names are text, never markup. */
final class SvgBadge {

    private static final double CODE = 44;
    private static final double TEXT_WIDTH = 32.6;

    private SvgBadge() {}

    static String of(Space space, Badge badge) {
        QrCode code = QrCode.of(badge.text());
        double module = CODE / (code.width() + 2 * QrCode.QUIET);
        StringBuilder path = new StringBuilder();
        code.draw((column, row, length) ->
                path.append(String.format(Locale.ROOT, "M%d %dh%dv1h-%dz", column, row, length, length)));
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="85.6mm" height="54mm" viewBox="0 0 85.6 54">
            <title>%1$s, %2$s</title>
            <rect width="85.6" height="54" rx="3" fill="#fff"/>
            <path d="%3$s" transform="translate(%4$s %5$s) scale(%6$s)" shape-rendering="crispEdges"/>
            <g font-family="Inter, system-ui, sans-serif">
            <text x="48" y="10" font-size="2.9" fill="%7$s" %8$s>%2$s</text>
            <text x="48" y="25" font-size="5.4" font-weight="600" fill="#1C1A17" %9$s>%1$s</text>
            <text x="48" y="45.4" font-size="2.3" fill="#625C52">until %10$s</text>
            <text x="48" y="48.6" font-size="2.3" fill="#625C52">%11$s</text>
            </g>
            </svg>
            """.formatted(
                        escaped(badge.name()),
                        escaped(space.name()),
                        path,
                        number(1 + QrCode.QUIET * module),
                        number(5 + QrCode.QUIET * module),
                        number(module),
                        escaped(space.doorColour()),
                        squeezed(space.name(), 2.9),
                        squeezed(badge.name(), 5.4),
                        badge.validUntil(),
                        badge.pass());
    }

    /** A name that would run over the edge is set narrower; most letters are a little over half as wide as high. */
    private static String squeezed(String text, double size) {
        boolean tooWide = text.codePointCount(0, text.length()) * size * 0.62 > TEXT_WIDTH;
        return tooWide ? "textLength=\"" + TEXT_WIDTH + "\" lengthAdjust=\"spacingAndGlyphs\"" : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** As XML 1.0 has it; what it has no place for is left out. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (letter >= ' '
                            && letter != 0xFFFE
                            && letter != 0xFFFF
                            && Character.getType(letter) != Character.SURROGATE) {
                        safe.appendCodePoint(letter);
                    }
                }
            }
        });
        return safe.toString();
    }
}
