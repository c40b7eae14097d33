package foyer.wire.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file in memory, ready to be sent as it is or, where that gains something, compressed. */
record Asset(String mediaType, Form plain, @Nullable Form gzip) {

    /** One way to send it. Two forms are different bytes, so they have different strong ETags (RFC 9110, 8.8.3). */
    record Form(Buffer body, String etag, @Nullable String encoding) {}

    static Asset of(String path, Buffer plain) {
        MediaType type = MediaType.of(path);
        String hash = Sha256.hex(Sha256.of(plain.getBytes())).substring(0, 32);
        Form asItIs = new Form(plain, '"' + hash + '"', null);
        if (type.compresses()) {
            Buffer gzip = gzip(plain);
            if (gzip.length() < plain.length()) {
                return new Asset(type.header(), asItIs, new Form(gzip, '"' + hash + "-gzip\"", "gzip"));
            }
        }
        return new Asset(type.header(), asItIs, null);
    }

    /** Sends the form the browser accepts, or 304 when it has it. What else the answer says is set before. */
    void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Form form = plain;
        if (gzip != null) {
            response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
            form = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) ? gzip : plain;
        }
        response.putHeader(HttpHeaders.ETAG, form.etag());
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), form.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        if (form.encoding() != null) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, form.encoding());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(form.body().length()))
                    .end();
            return;
        }
        response.end(form.body());
    }

    /** Weak comparison against a list or {@code *}, as If-None-Match wants it (RFC 9110, 13.1.2). */
    private static boolean names(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",", 64)) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.split(",", 64)) {
            String[] nameAndWeight = coding.strip().split("\\s*;\\s*q=", 2);
            if (nameAndWeight[0].equalsIgnoreCase("gzip")) {
                return nameAndWeight.length == 1 || !nameAndWeight[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }

    private static Buffer gzip(Buffer plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
