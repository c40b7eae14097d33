package foyer.wire.pairing;

import foyer.wire.Wire;
import foyer.wire.tls.Trust;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** The two questions that a device without a name may put to its hub. */
final class HubDoor {

    private static final long PATIENCE_MILLIS = 5_000;
    private static final int LARGEST_ANSWER = 65_536;
    private static final String API = "/api/v1/pairings";

    private final HttpClient client;
    private final String url;
    private final String kind;

    /** The hub said no, in its own words. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String words) {
            super(words, null, false, false);
        }
    }

    /** @param url of the hub, without a slash at its end */
    HubDoor(Vertx vertx, String url, Trust trust, String kind) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE_MILLIS)
                .setIdleTimeout((int) PATIENCE_MILLIS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxInitialLineLength(4_096)
                .setMaxHeaderSize(LARGEST_ANSWER);
        this.client = vertx.createHttpClient(url.startsWith("https:") ? trust.secure(options) : options);
        this.url = url;
        this.kind = kind;
    }

    Future<PairingOffer> ask(PairingWish wish) {
        return send(request(HttpMethod.POST, API), Buffer.buffer(Wire.encode(wish)), PairingOffer.class);
    }

    Future<PairingNow> now(String claim) {
        return send(
                request(HttpMethod.GET, API + "/current").putHeader("Authorization", "Bearer " + claim),
                Buffer.buffer(),
                PairingNow.class);
    }

    Future<Void> close() {
        return client.close();
    }

    private RequestOptions request(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url + path)
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Foyer-Client", kind);
    }

    private <T> Future<T> send(RequestOptions options, Buffer body, Class<T> type) {
        return client.request(options).compose(request -> request.send(body)).compose(answer -> answer.body()
                .map(said -> read(answer, said, type)));
    }

    private static <T> T read(HttpClientResponse answer, Buffer said, Class<T> type) {
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(words(answer.statusCode(), said));
        }
        return Wire.decode(said.getBytes(), type);
    }

    private static String words(int status, Buffer said) {
        try {
            return new JsonObject(said).getString("detail", "It answers " + status + ".");
        } catch (RuntimeException notAProblem) {
            return "It answers " + status + ".";
        }
    }
}
