package foyer.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.journeys.house.Patience;
import foyer.kiosk.words.Catalogues;
import foyer.wire.page.Assets;
import foyer.wire.page.LivePage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The page at the door, served and told things as the kiosk does it, by a test that says whatever it likes: every state can
 * be shown without a house around it.
 */
final class DoorStage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Patience PAGE = Patience.of(PATIENCE);

    private final Vertx vertx = Vertx.vertx();
    private final LivePage live = new LivePage(vertx);
    private final Map<String, Object> kiosk = new LinkedHashMap<>(Map.of(
            "name", "Front door",
            "spaceName", "The Rope Loft",
            "timeZone", "Europe/Rome",
            "passage", "TOGGLE",
            "doorColour", "#0a6b4e",
            "online", true,
            "waiting", 0));
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>(); // of the desk
    private final AtomicInteger frames = new AtomicInteger();
    private final HttpServer server;
    private int number;

    DoorStage(Catalogues words) {
        this(words, assets -> assets);
    }

    /** With other files in the page, or more of them. */
    DoorStage(Catalogues words, UnaryOperator<Assets> furnished) {
        Assets assets = furnished.apply(words.into(Assets.load("page/shared", "page/kiosk")));
        Router router = Router.router(vertx);
        router.get("/").handler(assets.pageWithCamera("page/kiosk/index.html"));
        assets.mount(router);
        router.get("/live").handler(context -> context.request()
                .toWebSocket()
                .onSuccess(socket -> live.join(socket, text -> heard.add(new JsonObject(text)))));
        router.get("/frames").handler(context -> context.request().toWebSocket().onSuccess(this::look));
        router.post("/desk/:flow/:act").handler(BodyHandler.create(false)).handler(context -> {
            asked.add(context.pathParam("flow") + "/" + context.pathParam("act") + " "
                    + new TreeMap<>(context.body().asJsonObject().getMap()));
            context.json(new JsonObject());
        });
        live.show("verdict", null);
        kiosk(Map.of(
                "rosterMembers",
                60,
                "rosterAgeSeconds",
                0,
                "troubles",
                List.of(),
                "languages",
                List.of("en", "es", "fr", "de", "pt", "ar"),
                "language",
                "en",
                "theme",
                "auto",
                "features",
                List.of()));
        server = wait(vertx.createHttpServer(LivePage.serverOptions()
                        .setMaxWebSocketFrameSize(4 << 20)
                        .setMaxWebSocketMessageSize(4 << 20))
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    /** The kiosk is otherwise in this. */
    DoorStage kiosk(Map<String, Object> changed) {
        kiosk.putAll(changed);
        live.show("kiosk", kiosk);
        return this;
    }

    /** Answers whoever stands there. */
    int says(Map<String, Object> verdict) {
        Map<String, Object> state = new LinkedHashMap<>(verdict);
        state.put("number", ++number);
        state.putIfAbsent("turnable", false);
        live.show("verdict", state);
        return number;
    }

    /** The same verdict, otherwise. */
    DoorStage amends(int number, Map<String, Object> verdict) {
        Map<String, Object> state = new LinkedHashMap<>(verdict);
        state.put("number", number);
        state.putIfAbsent("turnable", false);
        live.show("verdict", state);
        return this;
    }

    /** What the page asks of the desk. */
    DoorStage hears(String act, Map<String, Object> said) {
        String wanted = act + " " + new TreeMap<>(said);
        Patience.of(PATIENCE).until("the desk hears " + wanted, asked::toString, () -> asked.contains(wanted));
        return this;
    }

    DoorStage clears() {
        live.show("verdict", null);
        return this;
    }

    /** What the page has said, of this kind, latest last. */
    List<String> heard(String what) {
        return heard.stream()
                .filter(said -> said.containsKey(what))
                .map(said -> said.getString(what))
                .toList();
    }

    JsonObject last() {
        return heard.get(heard.size() - 1);
    }

    /** Waits until the page has said so many of this kind. */
    void hears(String what, int many) {
        PAGE.until(
                "it says " + many + " times " + what,
                () -> heard(what).toString(),
                () -> heard(what).size() >= many);
    }

    /** Waits until the camera has shown so many pictures. */
    void sees(int many) {
        PAGE.until("it sends " + many + " frames", () -> "it has sent " + frames(), () -> frames() >= many);
    }

    int frames() {
        return frames.get();
    }

    @Override
    public void close() {
        wait(live.close().eventually(server::close).eventually(vertx::close));
    }

    private void look(ServerWebSocket socket) {
        socket.binaryMessageHandler(frame -> {
            frames.incrementAndGet();
            socket.writeTextMessage("{\"read\":false}");
        });
    }

    private static <T extends @Nullable Object> T wait(Future<T> future) {
        CompletableFuture<T> done = future.toCompletionStage().toCompletableFuture();
        assertThat(done).succeedsWithin(PATIENCE);
        return done.join();
    }
}
