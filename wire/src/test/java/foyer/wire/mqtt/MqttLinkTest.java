package foyer.wire.mqtt;

import static foyer.wire.Eventually.got;
import static foyer.wire.Eventually.holds;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.wire.mqtt.MqttLink.LastWill;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MqttLinkTest {

    private static final String PROGRAMME = "foyer/v1/harbour/lobby/programme";
    private static final String STATUS = "foyer/v1/harbour/lobby/status";

    private final Vertx vertx = Vertx.vertx();
    private final MosquittoForTests broker = MosquittoForTests.installed();
    private final List<MqttLink> links = new ArrayList<>();

    @BeforeEach
    void theBrokerRuns() {
        broker.startAgain();
    }

    @AfterEach
    void allGoHome() {
        links.forEach(link -> got(link.close()));
        broker.close();
        got(vertx.close());
    }

    @Test
    void aMessageArrivesOnTheContextThatTheLinkWasMadeOn() {
        MqttLink hub = opened(link("hub"));
        Context context = vertx.getOrCreateContext();
        Collection<@Nullable Context> heardOn = new ConcurrentLinkedQueue<>();
        Promise<Void> listening = Promise.promise();
        context.runOnContext(made -> link("screen")
                .listen(PROGRAMME, (topic, payload) -> heardOn.add(Vertx.currentContext()))
                .open()
                .onComplete(listening));
        got(listening.future());
        got(hub.publish(PROGRAMME, bytes("today")));
        holds("the programme arrives", () -> !heardOn.isEmpty());
        assertThat(heardOn).containsExactly(context);
    }

    @Test
    void whoComesLaterHearsWhatWasRetained() {
        got(opened(link("hub")).retain(PROGRAMME, bytes("today")));
        assertThat(heardBy("lobby", PROGRAMME, 1)).containsExactly("today");
    }

    @Test
    void aLinkThatLeavesTellsItsLastWill() {
        Heard heard = listening("hub", STATUS);
        MqttLink lobby = opened(link("lobby", new LastWill(STATUS, bytes("gone"))));
        got(lobby.retain(STATUS, bytes("here")));
        got(lobby.close());
        holds("the will is told", () -> heard.texts().equals(List.of("here", "gone")));
        assertThat(heardBy("late-hub", STATUS, 1)).containsExactly("gone");
    }

    @Test
    void afterTheBrokerWasKilledTheLinkComesBackAndStillListens() {
        Heard heard = listening("lobby", PROGRAMME);
        AtomicInteger connections = new AtomicInteger();
        AtomicInteger losses = new AtomicInteger();
        MqttLink hub = link("hub").onConnected(connections::incrementAndGet).onLost(losses::incrementAndGet);
        opened(hub);
        for (int night = 1; night <= 2; night++) {
            int nights = night;
            broker.kill();
            holds("both notice", () -> !hub.connected() && !heard.link().connected());
            broker.startAgain();
            holds("both are back", () -> hub.connected() && heard.link().connected());
            got(hub.publish(PROGRAMME, bytes("morning " + night)));
            holds("the lobby hears again", () -> heard.texts().contains("morning " + nights));
        }
        assertThat(connections).hasValue(3);
        assertThat(losses).hasValue(2);
    }

    @Test
    void aBrokerThatStartsAfterTheLinkIsFound() {
        broker.kill();
        MqttLink lobby = link("lobby");
        Future<Void> open = lobby.open();
        assertThat(lobby.connected()).isFalse();
        broker.startAgain();
        got(open);
        assertThat(lobby.connected()).isTrue();
    }

    @Test
    void aBrokerThatNoLongerAnswersIsLeftAndFoundAgain() {
        MqttLink lobby = keep(new MqttLink(vertx, broker.as("lobby"), null, 1));
        opened(lobby);
        broker.freeze();
        Future<Void> unanswered = lobby.publish(PROGRAMME, bytes("into the void"));
        holds("the half-open line is noticed", () -> !lobby.connected());
        assertThatThrownBy(() -> got(unanswered)).isInstanceOf(NotConnected.class);
        broker.thaw();
        holds("the line is back", lobby::connected);
        got(lobby.publish(PROGRAMME, bytes("answered")));
    }

    @Test
    void aPublishWithoutAConnectionFailsAtOnce() {
        MqttLink neverOpened = link("hub");
        Future<Void> publish = neverOpened.publish(PROGRAMME, bytes("today"));
        assertThat(publish.isComplete()).isTrue();
        assertThat(publish.cause()).isInstanceOf(NotConnected.class).hasMessageContaining("hub");
    }

    @Test
    void aThousandPublishesAtOnceAllArriveInOrder() {
        Heard heard = listening("lobby", PROGRAMME);
        MqttLink hub = opened(link("hub"));
        List<String> numbers =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        got(Future.all(
                numbers.stream().map(n -> hub.publish(PROGRAMME, bytes(n))).toList()));
        holds("all arrive", () -> heard.texts().size() >= numbers.size());
        assertThat(heard.texts()).isEqualTo(numbers);
    }

    @Test
    void whatNobodyListensToIsStillPublished() {
        got(opened(link("hub")).publish("foyer/v1/nobody/home/programme", bytes("today")));
    }

    @Test
    void whatTheBrokerForbidsFails() {
        MqttLink hub = opened(link("hub"));
        assertThatThrownBy(() -> got(hub.publish("elsewhere/status", bytes("hello"))))
                .hasMessageContaining("elsewhere/status");
        assertThat(hub.connected()).isTrue();
    }

    @Test
    void subscribingAgainBringsTheRetainedMessageAnew() {
        got(opened(link("hub")).retain(PROGRAMME, bytes("today")));
        Heard heard = listening("lobby", PROGRAMME);
        holds("once", () -> heard.texts().size() == 1);
        got(heard.link().subscribeAgain(PROGRAMME));
        holds("twice", () -> heard.texts().equals(List.of("today", "today")));
    }

    @Test
    void aHandlerThatFailsDoesNotEndTheLink() {
        List<String> heard = new ArrayList<>();
        MqttLink lobby = link("lobby").listen(PROGRAMME, (topic, payload) -> {
            heard.add(new String(payload, UTF_8));
            throw new IllegalStateException("as the test wants it");
        });
        opened(lobby);
        got(lobby.publish(PROGRAMME, bytes("one")));
        got(lobby.publish(PROGRAMME, bytes("two")));
        holds("both are heard", () -> heard.equals(List.of("one", "two")));
    }

    /** What a link has heard so far. */
    private record Heard(MqttLink link, Collection<String> soFar) {
        List<String> texts() {
            return List.copyOf(soFar);
        }
    }

    private Heard listening(String clientId, String filter) {
        Collection<String> heard = new ConcurrentLinkedQueue<>();
        MqttLink link = link(clientId).listen(filter, (topic, payload) -> heard.add(new String(payload, UTF_8)));
        return new Heard(opened(link), heard);
    }

    private List<String> heardBy(String clientId, String filter, int messages) {
        Heard heard = listening(clientId, filter);
        holds(messages + " messages for " + clientId, () -> heard.texts().size() >= messages);
        return heard.texts();
    }

    private MqttLink link(String clientId) {
        return link(clientId, null);
    }

    private MqttLink link(String clientId, @Nullable LastWill will) {
        return keep(new MqttLink(vertx, broker.as(clientId), will));
    }

    private synchronized MqttLink keep(MqttLink link) {
        links.add(link);
        return link;
    }

    private static MqttLink opened(MqttLink link) {
        got(link.open());
        return link;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
