package foyer.hub.reports;

import foyer.hub.database.Faults;
import foyer.hub.devices.Device;
import foyer.hub.devices.Devices;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.inbox.DeviceClock;
import foyer.hub.spaces.Space;
import foyer.hub.spaces.Spaces;
import foyer.wire.Receipt;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.Said;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every report once, and with it in one commit what its taker writes. Vert.x context only. */
public final class ReportBook {

    private static final Logger log = LoggerFactory.getLogger(ReportBook.class);

    private static final int TRIES = 5;

    private final Pool pool;
    private final Spaces spaces;
    private final Devices devices;
    private final AsideShelf aside;
    private final Map<Class<?>, Hand<?>> hands = new HashMap<>();

    public ReportBook(Pool pool, Spaces spaces, Devices devices, AsideShelf aside) {
        this.pool = pool;
        this.spaces = spaces;
        this.devices = devices;
        this.aside = aside;
    }

    /** One taker a kind; a kind without one is kept aside. */
    public <S extends Said> ReportBook handTo(Class<S> kind, Taker<S> taker) {
        hands.put(kind, new Hand<>(kind, taker));
        return this;
    }

    /** Of one device. Completes with one receipt for each, after their commit; a repeat gets the same receipt. */
    public Future<List<Receipt>> receive(List<Report> reports) {
        Map<ReportId, String> refusals = new HashMap<>();
        List<Filed<?>> usable = usable(reports, refusals);
        return record(usable, TRIES)
                .onSuccess(recorded -> refusals.putAll(recorded.refusals()))
                .compose(recorded -> setAside(reports, refusals).map(recorded)) // before its receipt says so
                .onSuccess(recorded -> recorded.fresh().forEach(Filed::taken))
                .map(recorded -> reports.stream()
                        .map(report -> receipt(report, refusals.get(report.id())))
                        .toList());
    }

    /** In order of their ids, each once. */
    private List<Filed<?>> usable(List<Report> reports, Map<ReportId, String> refusals) {
        Map<ReportId, Filed<?>> usable = new LinkedHashMap<>();
        reports.stream()
                .sorted(Comparator.comparing(report -> report.id().value()))
                .forEach(report -> {
                    Optional<Space> space = spaces.find(report.space());
                    Optional<Device> device = devices.find(report.space(), report.device());
                    Hand<?> hand = hands.get(report.said().getClass());
                    Optional<String> trouble = DeviceClock.trouble(report.occurredAt());
                    if (space.isEmpty() || device.isEmpty()) {
                        refusals.put(report.id(), "There is no device " + report.device() + " in " + report.space());
                    } else if (hand == null) {
                        refusals.put(report.id(), "Nobody here takes a " + kind(report));
                    } else if (trouble.isPresent()) {
                        refusals.put(report.id(), trouble.get());
                    } else {
                        usable.put(report.id(), hand.filed(space.get(), device.get(), report));
                    }
                });
        return List.copyOf(usable.values());
    }

    /** One transaction; where PostgreSQL finds fault with something in it, it is halved until that stands alone. */
    private Future<Recorded> record(List<Filed<?>> sorted, int triesLeft) {
        if (sorted.isEmpty()) {
            return Future.succeededFuture(new Recorded(List.of(), Map.of()));
        }
        return pool.withTransaction(
                        transaction -> enter(transaction, sorted).compose(entered -> takeEach(transaction, entered)))
                .recover(e -> {
                    if (triesLeft > 1 && Faults.worthAnotherTry(e)) {
                        return record(sorted, triesLeft - 1);
                    }
                    if (!Faults.aboutTheData(e) && !(e instanceof IllegalArgumentException)) {
                        return Future.failedFuture(e);
                    }
                    if (sorted.size() == 1) {
                        return refuse(sorted.get(0), String.valueOf(e.getMessage()));
                    }
                    int half = sorted.size() / 2;
                    return record(sorted.subList(0, half), TRIES)
                            .compose(first -> record(sorted.subList(half, sorted.size()), TRIES)
                                    .map(first::and));
                });
    }

    /** What is new among them, and why those are refused that are here under the same id already. */
    private static Future<Recorded> enter(SqlConnection transaction, List<Filed<?>> sorted) {
        List<Told<?>> told = new ArrayList<>(sorted.size());
        sorted.forEach(filed -> told.add(filed.told()));
        return ReportSql.enter(transaction, told).compose(ids -> {
            List<Filed<?>> fresh =
                    sorted.stream().filter(filed -> ids.contains(filed.id())).toList();
            if (fresh.size() == sorted.size()) {
                return Future.succeededFuture(new Recorded(fresh, new HashMap<>()));
            }
            return refusedBefore(transaction, sorted, ids).map(refusals -> new Recorded(fresh, refusals));
        });
    }

    private static Future<Map<ReportId, String>> refusedBefore(
            SqlConnection transaction, List<Filed<?>> sorted, Set<ReportId> fresh) {
        List<Filed<?>> again =
                sorted.stream().filter(filed -> !fresh.contains(filed.id())).toList();
        int space = again.get(0).told().space().id();
        return ReportSql.before(
                        transaction, space, again.stream().map(Filed::id).toList())
                .map(before -> {
                    Map<ReportId, String> refusals = new HashMap<>();
                    for (Filed<?> filed : again) {
                        ReportSql.Before known = before.get(filed.id());
                        if (known == null
                                || known.device() != filed.told().device().id()) {
                            refusals.put(filed.id(), "Another device has said something under this id before");
                        } else {
                            known.why().ifPresent(why -> refusals.put(filed.id(), why));
                        }
                    }
                    return refusals;
                });
    }

    /** One after the other, as they are on one connection. */
    private static Future<Recorded> takeEach(SqlConnection transaction, Recorded entered) {
        List<Filed<?>> taken = new ArrayList<>();
        Map<ReportId, String> refusals = new HashMap<>(entered.refusals());
        Future<?> done = Future.succeededFuture();
        for (Filed<?> filed : entered.fresh()) {
            done = done.compose(before -> filed.take(transaction)).compose(why -> {
                if (why.isEmpty()) {
                    taken.add(filed);
                    return Future.succeededFuture();
                }
                refusals.put(filed.id(), why.get());
                return ReportSql.refuse(transaction, filed.told(), why.get());
            });
        }
        return done.map(all -> new Recorded(taken, refusals));
    }

    /** Its number is in the book; nothing else is. */
    private Future<Recorded> refuse(Filed<?> filed, String why) {
        return pool.withTransaction(transaction -> ReportSql.enter(transaction, List.of(filed.told()))
                        .compose(entered -> ReportSql.refuse(transaction, filed.told(), why)))
                .map(refused -> new Recorded(List.of(), Map.of(filed.id(), why)));
    }

    private Future<?> setAside(List<Report> reports, Map<ReportId, String> refusals) {
        List<Future<?>> put = new ArrayList<>();
        for (Report report : reports) {
            String why = refusals.get(report.id());
            if (why != null) {
                log.warn("Kept report {} of {} aside: {}", report.id(), report.device(), why);
                put.add(aside.put(report, why));
            }
        }
        return Future.all(put);
    }

    private static Receipt receipt(Report report, @Nullable String why) {
        return why == null ? Receipt.recorded(report.id()) : Receipt.setAside(report.id(), why);
    }

    private static String kind(Report report) {
        return report.said().getClass().getSimpleName();
    }

    /** What became of some: taken now, or refused; neither where it was taken before. */
    private record Recorded(List<Filed<?>> fresh, Map<ReportId, String> refusals) {

        Recorded and(Recorded other) {
            List<Filed<?>> all = new ArrayList<>(fresh);
            all.addAll(other.fresh);
            Map<ReportId, String> why = new HashMap<>(refusals);
            why.putAll(other.refusals);
            return new Recorded(all, why);
        }
    }

    private record Hand<S extends Said>(Class<S> kind, Taker<S> taker) {

        Filed<S> filed(Space space, Device device, Report report) {
            return new Filed<>(new Told<>(space, device, report, kind.cast(report.said())), taker);
        }
    }

    /** A report, and who takes it. */
    private record Filed<S extends Said>(Told<S> told, Taker<S> taker) {

        ReportId id() {
            return told.report().id();
        }

        Future<Optional<String>> take(SqlConnection transaction) {
            return taker.take(transaction, told);
        }

        void taken() {
            taker.taken(told);
        }
    }
}
