package foyer.wire.page;

import foyer.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Bare module names to where they lie. The one script that stands in a page itself, admitted by its hash; the files that
 * every page needs are asked for along with it, so that a page does not find them one after the other.
 */
record ImportMap(String html, String cspSource) {

    static ImportMap of(String prefix, NavigableMap<String, String> modules) {
        NavigableMap<String, String> addresses = new TreeMap<>();
        modules.forEach((name, path) -> addresses.put(name, prefix + path));
        String json = new String(Wire.encode(Map.of("imports", addresses)), StandardCharsets.UTF_8);
        String hash = Base64.getEncoder().encodeToString(Sha256.of(json.getBytes(StandardCharsets.UTF_8)));
        String early = Vendor.LIT_CORE.stream()
                .map(path -> "\n<link rel=\"modulepreload\" href=\"" + prefix + path + "\">")
                .collect(Collectors.joining());
        return new ImportMap("<script type=\"importmap\">" + json + "</script>" + early, "'sha256-" + hash + "'");
    }
}
