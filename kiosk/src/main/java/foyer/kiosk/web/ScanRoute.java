package foyer.kiosk.web;

import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.scan.PictureFormat;
import foyer.kiosk.scan.PictureRead;
import foyer.kiosk.scan.Scanner;
import foyer.kiosk.words.Interpreter;
import foyer.wire.Verdict;
import foyer.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /scans}: a picture or a text in, the verdict out. For door cameras, and for whoever tries the door. */
final class ScanRoute {

    private static final Logger log = LoggerFactory.getLogger(ScanRoute.class);

    static final int MOST_BYTES = 8 << 20;
    static final int MOST_TEXT_BYTES = 4_096; // no QR code holds more
    private static final List<String> READ_TYPES = List.of("image/png", "image/jpeg", "text/plain");

    private static final int MOST_PICTURES = 2;

    private final Callers callers;
    private final Scanner scanner;
    private final ScanDesk desk;
    private final Interpreter interpreter;
    private int pictures; // being received or read; Vert.x context only

    ScanRoute(Callers callers, Scanner scanner, ScanDesk desk, Interpreter interpreter) {
        this.interpreter = interpreter;
        this.callers = callers;
        this.scanner = scanner;
        this.desk = desk;
    }

    void mount(Router router) {
        router.post("/scans").handler(this::knownCallersOnly);
        router.post("/scans").handler(this::knownTypesOnly);
        router.post("/scans").handler(this::twoPicturesAtATime);
        router.post("/scans").handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES)); // no file uploads
        router.post("/scans").handler(this::scan);
    }

    static Problem tooLarge(String what, int most) {
        return new Problem("Too large", what + " may have at most " + most + " bytes here. Send a smaller one.", 413);
    }

    /** Before the body is read. */
    private void knownCallersOnly(RoutingContext context) {
        if (callers.hasToken(context.request())) {
            context.next();
            return;
        }
        context.response().putHeader("WWW-Authenticate", "Bearer");
        answer(
                context,
                new Problem(
                        "No entry",
                        "Send this kiosk's local token as \"Authorization: Bearer TOKEN\";"
                                + " it is in the file \"token\" in the kiosk's data folder.",
                        401));
    }

    private void knownTypesOnly(RoutingContext context) {
        if (READ_TYPES.contains(mediaType(context))) {
            context.next();
            return;
        }
        String types = String.join(", ", READ_TYPES);
        context.response().putHeader("Accept", types);
        answer(context, new Problem("Not read here", "Send one of these media types: " + types + ".", 415));
    }

    /** A picture is held whole while it is read, and the kiosk runs in 96 MB. */
    private void twoPicturesAtATime(RoutingContext context) {
        if (mediaType(context).equals("text/plain")) {
            context.next();
        } else if (pictures == MOST_PICTURES) {
            busy(context);
        } else {
            pictures++;
            context.addEndHandler(answered -> pictures--);
            context.next();
        }
    }

    private void scan(RoutingContext context) {
        Buffer body = context.body().buffer() == null
                ? Buffer.buffer()
                : context.body().buffer();
        switch (mediaType(context)) {
            case "image/png" -> picture(context, body, PictureFormat.PNG);
            case "image/jpeg" -> picture(context, body, PictureFormat.JPEG);
            default -> text(context, body);
        }
    }

    private void text(RoutingContext context, Buffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        if (body.length() > MOST_TEXT_BYTES) {
            answer(context, tooLarge("A text", MOST_TEXT_BYTES));
        } else if (text.isBlank()) {
            answer(context, new Problem("Nothing there", "Send the text of a badge's code as the body.", 422));
        } else {
            verdict(context, desk.scanned(text));
        }
    }

    private void picture(RoutingContext context, Buffer body, PictureFormat format) {
        scanner.picture(body.getBytes(), format)
                .onSuccess(read -> read(context, read))
                .onFailure(context::fail);
    }

    private void read(RoutingContext context, PictureRead read) {
        if (read instanceof PictureRead.Found found) {
            verdict(context, desk.scanned(found.text()));
        } else if (read instanceof PictureRead.Unreadable unreadable) {
            answer(context, new Problem("Not a picture that can be opened", unreadable.why(), 422));
        } else if (read instanceof PictureRead.Busy) {
            busy(context);
        } else {
            answer(
                    context,
                    new Problem(
                            "No code found",
                            "No QR code could be read in the picture. Send one in which the code is sharp, whole and lit evenly.",
                            422));
        }
    }

    private void verdict(RoutingContext context, Future<Verdict> verdict) {
        String language = interpreter.languageFor(context.request().getHeader("Accept-Language"));
        verdict.map(given -> given instanceof Verdict.Refused refused ? interpreter.in(language, refused) : given)
                .compose(given -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Content-Language", language)
                        .putHeader("Vary", "Accept-Language")
                        .putHeader("Cache-Control", "no-store")
                        .end(Buffer.buffer(Wire.encode(given))))
                .onFailure(e -> log.info("Whoever sent a scan left before the verdict ({})", e.getMessage()));
    }

    private static void busy(RoutingContext context) {
        context.response().putHeader("Retry-After", "1");
        answer(context, new Problem("Busy", "Other pictures are being read. Send it again in a second.", 503));
    }

    private static void answer(RoutingContext context, Problem problem) {
        problem.answer(context)
                .onFailure(e -> log.debug("Whoever sent a scan left before the answer {}", problem.status(), e));
    }

    private static String mediaType(RoutingContext context) {
        String header = context.request().getHeader("Content-Type");
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
