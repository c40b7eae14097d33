package foyer.hub.screens;

import foyer.hub.devices.Device;
import foyer.hub.devices.Devices;
import foyer.hub.pace.OnceMore;
import foyer.hub.screens.ProgrammeComposer.Showable;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.DeviceStatus;
import foyer.wire.IntroductionCard;
import foyer.wire.Programme;
import foyer.wire.Programme.ArrivalShown;
import foyer.wire.Programme.ProgrammeEvent;
import foyer.wire.SpaceId;
import foyer.wire.Topics;
import foyer.wire.Wire;
import foyer.wire.mqtt.MqttLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes each screen's programme, retained, as soon as it differs from what the screen was last sent. */
public final class Screens {

    /** How long somebody has "just arrived". */
    private static final Duration WELCOMED = Duration.ofMinutes(30);

    private static final int MOST_ARRIVALS = 12;

    private static final int NEWCOMER_DAYS = 30;

    /** How far ahead a screen can go on alone. */
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Pool pool;
    private final Spaces spaces;
    private final Devices devices;
    private final Sources sources;
    private final MqttLink link;
    private final InstantSource clock;
    private final OnceMore<SpaceId> composing;
    private final Map<String, String> sentHash = new HashMap<>(); // by topic; forgotten when the broker may have

    /** Where a programme's parts come from, beside the arrivals. */
    public interface Sources {
        Future<List<ProgrammeEvent>> events(Space space, Instant from, Instant until);

        Future<Optional<IntroductionCard>> introduction(Space space, Instant now);

        Future<Optional<String>> question(Space space, Instant now);
    }

    public Screens(
            Vertx vertx,
            Pool pool,
            Spaces spaces,
            Devices devices,
            Sources sources,
            MqttLink link,
            InstantSource clock) {
        this.pool = pool;
        this.spaces = spaces;
        this.devices = devices;
        this.sources = sources;
        this.link = link;
        this.clock = clock;
        this.composing = new OnceMore<>(vertx, "The programme", Duration.ofMillis(200), this::publish);
    }

    /** Something that screens show may have changed. */
    public void refresh(SpaceId space) {
        composing.wish(space);
    }

    /** The broker may have forgotten what it retained: everything is sent anew. */
    public void refreshAll() {
        sentHash.clear();
        spaces.all().forEach(space -> refresh(space.slug()));
    }

    private Future<?> publish(SpaceId slug) {
        if (!link.connected()) {
            return Future.succeededFuture(); // a connection begins with everything
        }
        Space space = spaces.find(slug).orElseThrow();
        List<String> topics = devices.of(slug).stream()
                .filter(device -> device.kind() == DeviceStatus.Kind.SCREEN)
                .map(Screens::topic)
                .toList();
        if (topics.isEmpty()) {
            return Future.succeededFuture();
        }
        return compose(space)
                .compose(programme -> Future.all(
                        topics.stream().map(topic -> send(topic, programme)).toList()));
    }

    Future<Programme> compose(Space space) {
        Instant now = clock.instant();
        Instant thisMorning = LocalDate.ofInstant(now, space.timeZone())
                .atStartOfDay(space.timeZone())
                .toInstant();
        Future<List<ProgrammeEvent>> events = sources.events(space, thisMorning, thisMorning.plus(AHEAD));
        Future<List<ArrivalShown>> arrivals = arrivals(space, now);
        Future<Optional<IntroductionCard>> introduction = sources.introduction(space, now);
        Future<Optional<String>> question = sources.question(space, now);
        return Future.all(events, arrivals, introduction, question)
                .map(all -> new Showable(events.result(), arrivals.result(), introduction.result(), question.result()))
                .map(showable -> ProgrammeComposer.compose(space, showable, now));
    }

    private Future<List<ArrivalShown>> arrivals(Space space, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, space.timeZone());
        return pool.preparedQuery(ScreensSql.ARRIVALS)
                .execute(Tuple.of(space.id(), now.minus(WELCOMED).atOffset(ZoneOffset.UTC), MOST_ARRIVALS))
                .map(rows -> {
                    List<ArrivalShown> arrivals = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        LocalDate since = row.getLocalDate("member_since");
                        arrivals.add(new ArrivalShown(
                                row.getString("display_name"),
                                row.getOffsetDateTime("since").toInstant(),
                                since != null && since.plusDays(NEWCOMER_DAYS).isAfter(today)));
                    }
                    return arrivals;
                });
    }

    private Future<Void> send(String topic, Programme programme) {
        if (programme.hash().equals(sentHash.get(topic))) {
            return Future.succeededFuture();
        }
        return link.retain(topic, Wire.encode(programme)).onSuccess(sent -> sentHash.put(topic, programme.hash()));
    }

    private static String topic(Device screen) {
        return Topics.programme(screen.space().slug(), screen.device());
    }
}
