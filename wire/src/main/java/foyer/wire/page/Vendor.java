package foyer.wire.page;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A library for browsers in a jar (mvnpm or WebJars), of which pages get only what they may use.
 *
 * @param name   what pages import, and its folder under {@code vendor/}
 * @param wanted of its files, by path in the package
 */
record Vendor(String name, String coordinates, Predicate<String> wanted) {

    static final Vendor INTER = new Vendor(
            "inter",
            "org.mvnpm.at.fontsource:inter",
            path -> path.matches("files/inter-[a-z-]+-[4-7]00-normal\\.woff2"));

    /** Lit as one imports it, and what it imports itself: the production builds, which lie at the top of each package. */
    static final List<Vendor> LIT = List.of(
            new Vendor("lit", "org.mvnpm:lit", Vendor::production),
            new Vendor("lit-html", "org.mvnpm:lit-html", Vendor::production),
            new Vendor("lit-element", "org.mvnpm:lit-element", Vendor::production),
            new Vendor("@lit/reactive-element", "org.mvnpm.at.lit:reactive-element", Vendor::production));

    static final List<String> LIT_CORE = List.of(
            "vendor/lit/index.js",
            "vendor/@lit/reactive-element/reactive-element.js",
            "vendor/@lit/reactive-element/css-tag.js",
            "vendor/lit-html/lit-html.js",
            "vendor/lit-element/lit-element.js",
            "vendor/lit-html/is-server.js");

    /** Adds its files under {@code vendor/<name>/}. */
    void into(Map<String, byte[]> files) {
        Map<String, byte[]> found = ClassPathFiles.inLibrary(coordinates, wanted);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "The jar of " + coordinates + " has no file that " + name + " is made of");
        }
        found.forEach((path, bytes) -> files.put("vendor/" + name + "/" + path, bytes));
    }

    /** Adds its names to an import map: the package itself, and what lies in it. */
    void named(Map<String, String> modules) {
        String folder = "vendor/" + name + "/";
        String main = name.equals("lit") ? "index.js" : name.substring(name.lastIndexOf('/') + 1) + ".js";
        modules.put(name, folder + main);
        modules.put(name + "/", folder);
    }

    private static boolean production(String path) {
        return path.endsWith(".js")
                && !path.startsWith("development/")
                && !path.startsWith("node/")
                && !path.startsWith("decorators")
                && !path.contains("polyfill")
                && !path.contains("ssr-support");
    }
}
