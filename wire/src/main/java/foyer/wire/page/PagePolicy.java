package foyer.wire.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a page's browser is told to refuse on its behalf. */
enum PagePolicy {
    QUIET("camera=()", "'none'"),
    CAMERA("camera=(self)", "'none'"),
    INSTALLED("camera=()", "'self'");

    /** Of a service worker: it may fetch what the page is made of, and nothing else. */
    static final String OF_A_WORKER =
            "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    private final String camera;
    private final String manifest;

    PagePolicy(String camera, String manifest) {
        this.camera = camera;
        this.manifest = manifest;
    }

    /** The headers of every page; {@code importMap} is the one inline script that may run, by its hash. */
    Map<String, String> headers(String importMap) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-cache");
        headers.put(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self' " + importMap,
                        "style-src 'self'",
                        "font-src 'self'",
                        "img-src 'self' data: blob:",
                        "media-src 'self' blob:",
                        "connect-src 'self'", // its WebSockets too (CSP 3, 6.7.2.8)
                        "worker-src 'self'",
                        "manifest-src " + manifest,
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types lit-html foyer"));
        headers.put("Referrer-Policy", "no-referrer"); // a member's link is a secret
        headers.put(
                "Permissions-Policy",
                camera + ", microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }
}
