package foyer.wire.page;

import foyer.wire.Wire;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the pages of a program are made of: read from the class path once, held in memory, never changed after.
 *
 * <p>Everything lies under one prefix that names its content, {@code /assets/<hash>/}, and may be kept by a browser for
 * ever: {@code shared/…}, one folder for each program ({@code kiosk/…}), {@code vendor/lit/…}, {@code vendor/inter/…},
 * and what {@link #withModule} adds. Pages find modules by bare name through an import map.
 */
public final class Assets {

    private final NavigableMap<String, byte[]> files; // by path below the prefix
    private final NavigableMap<String, String> modules; // bare name to path below the prefix
    private final String prefix;
    private final Map<String, Asset> served = new HashMap<>();
    private final ImportMap importMap;

    /**
     * Reads the folders, and Lit and Inter from their jars.
     *
     * @param resourceFolders for example {@code page/shared} and {@code page/kiosk}; served under their last name
     */
    public static Assets load(String... resourceFolders) {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        for (String folder : resourceFolders) {
            String name = folder.substring(folder.lastIndexOf('/') + 1);
            ClassPathFiles.inFolder(folder).forEach((path, bytes) -> {
                if (!path.endsWith(".html")) { // pages are filled in and served by page(), never as they lie
                    files.put(name + "/" + path, bytes);
                }
            });
        }
        Vendor.INTER.into(files);
        NavigableMap<String, String> modules = new TreeMap<>();
        for (Vendor library : Vendor.LIT) {
            library.into(files);
            library.named(modules);
        }
        return new Assets(files, modules);
    }

    /**
     * The same with one module more, from an mvnpm or WebJars jar on the class path.
     *
     * @param bareName    what pages import, for example {@code echarts}
     * @param coordinates of the jar, for example {@code org.mvnpm:echarts}
     * @param file        in the package, for example {@code dist/echarts.esm.min.mjs}
     */
    public Assets withModule(String bareName, String coordinates, String file) {
        NavigableMap<String, byte[]> more = new TreeMap<>(files);
        NavigableMap<String, String> named = new TreeMap<>(modules);
        new Vendor(bareName, coordinates, file::equals).into(more);
        named.put(bareName, "vendor/" + bareName + "/" + file);
        return new Assets(more, named);
    }

    /**
     * The same with one file more, or another in its place: what a program makes at its start.
     *
     * @param path below the prefix, for example {@code kiosk/catalogues.js}
     */
    public Assets withFile(String path, byte[] content) {
        NavigableMap<String, byte[]> more = new TreeMap<>(files);
        more.put(path, content.clone());
        return new Assets(more, modules);
    }

    private Assets(NavigableMap<String, byte[]> files, NavigableMap<String, String> modules) {
        this.files = files;
        this.modules = modules;
        this.prefix = "/assets/" + contentHash(files) + "/";
        files.forEach((path, bytes) -> served.put(path, Asset.of(path, Buffer.buffer(bytes))));
        this.importMap = ImportMap.of(prefix, modules);
    }

    /** Where everything lies, with a slash at both ends. Another prefix means other pages: a page that finds one reloads. */
    public String prefix() {
        return prefix;
    }

    /** Serves the prefix. A path that is not there is a 404 which nobody keeps. */
    public void mount(Router router) {
        router.route("/assets/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> {
            String path = context.normalizedPath();
            Asset asset = path.startsWith(prefix) ? served.get(path.substring(prefix.length())) : null;
            if (asset == null) {
                context.response()
                        .setStatusCode(404)
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("Content-Type", "text/plain; charset=utf-8")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .end("Not among the assets of this version. Load the page again.\n");
                return;
            }
            context.response()
                    .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                    .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                    .putHeader("X-Content-Type-Options", "nosniff");
            asset.answer(context);
        });
    }

    /**
     * One page: an html resource with {@code {{assets}}} (the prefix without its last slash) and {@code {{importmap}}}
     * filled in. It may load from its own origin only, run no inline code, and use no camera.
     *
     * @param resource for example {@code page/desk/manager.html}
     */
    public Handler<RoutingContext> page(String resource) {
        return page(resource, PagePolicy.QUIET);
    }

    /** The same, for a page that may use the camera: the kiosk's. */
    public Handler<RoutingContext> pageWithCamera(String resource) {
        return page(resource, PagePolicy.CAMERA);
    }

    /** The same, for a page that people may put on their phone: it has a manifest and a service worker. */
    public Handler<RoutingContext> installedPage(String resource) {
        return page(resource, PagePolicy.INSTALLED);
    }

    /**
     * A file at an address that stays, whatever the version: a manifest or a service worker. {@code {{assets}}} is filled in,
     * and {@code {{kept}}} with the addresses, as a JSON list, of what the installed page needs to open without network.
     *
     * @param folders whose files those are, for example {@code me/}; Lit's are among them
     */
    public Handler<RoutingContext> standing(String resource, String... folders) {
        List<String> kept = Stream.concat(
                        Vendor.LIT_CORE.stream(), files.keySet().stream().filter(path -> Arrays.stream(folders)
                                .anyMatch(path::startsWith)))
                .map(path -> prefix + path)
                .distinct()
                .toList();
        String text = new String(ClassPathFiles.one(resource), StandardCharsets.UTF_8)
                .replace("{{assets}}", prefix.substring(0, prefix.length() - 1))
                .replace("{{kept}}", new String(Wire.encode(kept), StandardCharsets.UTF_8));
        Asset file = Asset.of(resource, Buffer.buffer(text));
        return context -> {
            context.response()
                    .putHeader("Cache-Control", "no-cache")
                    .putHeader("Content-Security-Policy", PagePolicy.OF_A_WORKER)
                    .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                    .putHeader("Service-Worker-Allowed", "/")
                    .putHeader("X-Content-Type-Options", "nosniff");
            file.answer(context);
        };
    }

    private Handler<RoutingContext> page(String resource, PagePolicy policy) {
        String html = new String(ClassPathFiles.one(resource), StandardCharsets.UTF_8)
                .replace("{{assets}}", prefix.substring(0, prefix.length() - 1))
                .replace("{{importmap}}", importMap.html());
        Asset page = Asset.of(resource, Buffer.buffer(html));
        Map<String, String> headers = policy.headers(importMap.cspSource());
        return context -> {
            headers.forEach(context.response()::putHeader);
            page.answer(context);
        };
    }

    private static String contentHash(NavigableMap<String, byte[]> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach((path, bytes) -> {
            digest.update((path + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return Sha256.hex(digest.digest()).substring(0, 16);
    }
}
