package foyer.wire.page;

import java.util.Arrays;

/** What a file is, by its ending. One that is not listed here stops the program at its start, not a page later. */
enum MediaType {
    HTML("text/html; charset=utf-8", Compress.WELL, "html"),
    SCRIPT("text/javascript; charset=utf-8", Compress.WELL, "m?js"),
    STYLE("text/css; charset=utf-8", Compress.WELL, "css"),
    JSON("application/json", Compress.WELL, "json"),
    MANIFEST("application/manifest+json", Compress.WELL, "webmanifest"),
    TEXT("text/plain; charset=utf-8", Compress.WELL, "txt"),
    SVG("image/svg+xml", Compress.WELL, "svg"),
    WASM("application/wasm", Compress.WELL, "wasm"),
    FONT("font/woff2", Compress.NOT, "woff2"),
    PNG("image/png", Compress.NOT, "png"),
    JPEG("image/jpeg", Compress.NOT, "jpe?g"),
    WEBP("image/webp", Compress.NOT, "webp"),
    ICON("image/x-icon", Compress.NOT, "ico"),
    MP3("audio/mpeg", Compress.NOT, "mp3"),
    OGG("audio/ogg", Compress.NOT, "ogg"),
    WAV("audio/wav", Compress.NOT, "wav");

    private enum Compress {
        WELL,
        NOT
    }

    private final String header;
    private final Compress compress;
    private final String endings; // a regular expression

    MediaType(String header, Compress compress, String endings) {
        this.header = header;
        this.compress = compress;
        this.endings = endings;
    }

    static MediaType of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(type -> ending.matches(type.endings))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        path + ": no media type is known for ." + ending + "; add it to MediaType"));
    }

    String header() {
        return header;
    }

    boolean compresses() {
        return compress == Compress.WELL;
    }
}
