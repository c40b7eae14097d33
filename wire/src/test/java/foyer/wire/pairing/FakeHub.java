package foyer.wire.pairing;

import static foyer.wire.Eventually.got;

import foyer.wire.DeviceId;
import foyer.wire.SpaceId;
import foyer.wire.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The hub's two answers to a device without a name; it can be away, come back, and forget. */
final class FakeHub {

    final List<PairingWish> wishes = new CopyOnWriteArrayList<>();
    final Map<String, PairingNow> byClaim = new ConcurrentHashMap<>();

    private final Vertx vertx;
    private @Nullable HttpServer server;
    private int port;

    FakeHub(Vertx vertx) {
        this.vertx = vertx;
        comes();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void comes() {
        HttpServer fresh = vertx.createHttpServer().requestHandler(this::answer);
        got(fresh.listen(port, "127.0.0.1"));
        server = fresh;
        port = fresh.actualPort();
    }

    void goes() {
        if (server != null) {
            got(server.close());
        }
    }

    /** A manager confirms the newest code. */
    PairingWish confirms(String device) {
        byClaim.put(
                "claim-" + wishes.size(),
                PairingNow.confirmed(new SpaceId("harbour"), new DeviceId(device), "tcp://127.0.0.1:1"));
        return wishes.get(wishes.size() - 1);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/api/v1/pairings")) {
            request.body().onSuccess(body -> {
                wishes.add(Wire.decode(body.getBytes(), PairingWish.class));
                int number = wishes.size();
                byClaim.put("claim-" + number, PairingNow.WAITING);
                say(
                        request,
                        new PairingOffer(
                                "AAAA-000" + number, "claim-" + number, Instant.parse("2026-11-23T08:10:00Z")));
            });
        } else {
            String claim = String.valueOf(request.getHeader("Authorization")).replace("Bearer ", "");
            say(request, byClaim.getOrDefault(claim, PairingNow.GONE));
        }
    }

    private static void say(HttpServerRequest request, Object words) {
        request.response().end(Buffer.buffer(Wire.encode(words)));
    }
}
