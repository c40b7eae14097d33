package foyer.kiosk.web;

import foyer.kiosk.desk.Shown;
import foyer.kiosk.desk.VerdictBoard;
import foyer.kiosk.status.Camera;
import foyer.kiosk.status.KioskNow;
import foyer.wire.CheckInId;
import foyer.wire.Verdict;
import foyer.wire.Verdict.Visit;
import foyer.wire.Wire;
import foyer.wire.page.LivePage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page at the door: what it shows, and what people do on it. Vert.x context only. */
public final class KioskPage implements VerdictBoard {

    private static final Logger log = LoggerFactory.getLogger(KioskPage.class);

    private static final long CLEARS_AFTER_MILLIS = 4_000;
    private static final long CLEARS_AFTER_READING_MILLIS =
            10_000; // an introduction is three sentences, a question wants a tap

    /**
     * What a page says: one of these.
     *
     * @param or the other way to read what was typed, where there is one
     */
    record Said(
            @Nullable String typed,
            @Nullable String or,
            @Nullable CheckInId turn,
            @Nullable Camera camera) {}

    /** Where what a page says goes. */
    public record Heard(BiConsumer<String, String> typed, Consumer<CheckInId> turn, Consumer<Camera> camera) {}

    private final Vertx vertx;
    private final LivePage live;

    private @Nullable Shown there;
    private long clearing = -1; // the timer that takes it away

    public KioskPage(Vertx vertx, LivePage live) {
        this.vertx = vertx;
        this.live = live;
        live.show("verdict", null);
    }

    public void show(KioskNow now) {
        live.show("kiosk", now);
    }

    @Override
    public void show(Shown shown) {
        there = shown;
        live.show("verdict", state(shown));
        clearLater(shown);
    }

    @Override
    public void amend(Shown shown) {
        if (there != null && there.number() == shown.number()) {
            show(shown);
        }
    }

    @Override
    public void stay(Verdict verdict) {
        Shown shown = there;
        if (shown != null && shown.verdict().equals(verdict)) {
            clearLater(shown);
        }
    }

    void join(ServerWebSocket socket, Heard heard) {
        live.join(socket, text -> said(text, heard));
    }

    private void clearLater(Shown shown) {
        vertx.cancelTimer(clearing);
        long after = isLong(shown.verdict()) ? CLEARS_AFTER_READING_MILLIS : CLEARS_AFTER_MILLIS;
        clearing = vertx.setTimer(after, timer -> {
            there = null;
            live.show("verdict", null);
        });
    }

    private static void said(String text, Heard heard) {
        try {
            Said said = Wire.decode(text.getBytes(StandardCharsets.UTF_8), Said.class);
            if (said.typed() != null) {
                heard.typed().accept(said.typed(), said.or() == null ? said.typed() : said.or());
            }
            if (said.turn() != null) {
                heard.turn().accept(said.turn());
            }
            if (said.camera() != null) {
                heard.camera().accept(said.camera());
            }
        } catch (Wire.Unreadable e) {
            log.info("The page said something that is not understood here; ignored ({})", e.getMessage());
        }
    }

    /** The verdict as on the wire, with what only the page needs. */
    private static Map<String, Object> state(Shown shown) {
        JsonObject state = new JsonObject(Buffer.buffer(Wire.encode(shown.verdict())));
        state.put("number", shown.number());
        state.put("turnable", shown.turnable() != null);
        if (shown.turnable() != null) {
            state.put("checkIn", Objects.toString(shown.turnable()));
        }
        if (shown.language() != null) {
            state.put("language", shown.language());
        }
        return state.getMap();
    }

    /** There is somebody to meet, or a question to answer. */
    private static boolean isLong(Verdict verdict) {
        if (verdict instanceof Verdict.Welcome welcome) {
            return welcome.introduction() != null || asks(welcome.visit());
        }
        return verdict instanceof Verdict.Already already && (already.introduction() != null || asks(already.visit()));
    }

    private static boolean asks(@Nullable Visit visit) {
        return visit != null && visit.question() != null;
    }
}
