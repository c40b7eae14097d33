package foyer.kiosk.visitors;

import foyer.kiosk.desk.Reporter;
import foyer.kiosk.people.Names;
import foyer.wire.Command;
import foyer.wire.HouseNow.Visitor;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.Report;
import foyer.wire.RosterEntry;
import foyer.wire.VisitorCame;
import foyer.wire.VisitorLeft;
import foyer.wire.page.QrPicture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Receives whoever is no member. Vert.x context only. */
public final class Visitors {

    /** So long a visitor waits for their pass; without it they are asked to ring. */
    private static final long PATIENCE_MILLIS = 4_000;

    /**
     * A visitor who has been written down.
     *
     * @param host the host's whole name is not told: what the visitor chose from
     * @param told whether the hub knows, and has told the host
     * @param qr   the day pass as an SVG; null where there is none yet
     */
    public record Received(
            UUID visit,
            String name,
            @Nullable String host,
            boolean told,
            @Nullable String qr,
            @Nullable LocalDate day) {}

    private final Vertx vertx;
    private final Names names;
    private final HouseBook book;
    private final Reporter reporter;
    private final BooleanSupplier online;
    private final Map<UUID, Promise<Optional<Command.DayPass>>> waiting = new HashMap<>(); // each for a few seconds

    public Visitors(Vertx vertx, Names names, HouseBook book, Reporter reporter, BooleanSupplier online) {
        this.vertx = vertx;
        this.names = names;
        this.book = book;
        this.reporter = reporter;
        this.online = online;
    }

    /** Hosts by a few letters, masked. */
    public Names.Searched hosts(String letters) {
        return names.find(letters);
    }

    /**
     * On disk first; then the pass, if the hub is quick.
     *
     * @param handle of a host who was found; null where whom they visit is in their own words, or nobody in particular
     */
    public Future<Received> came(String name, @Nullable String handle, @Nullable String whom) {
        Optional<MemberId> host =
                handle == null ? Optional.empty() : names.meant(handle).map(RosterEntry::member);
        String inTheirWords = host.isPresent() || whom == null || whom.isBlank() ? null : whom.strip();
        VisitorCame came = new VisitorCame(name.strip(), host.orElse(null), inTheirWords);
        return reporter.report(came).compose(report -> {
            book.saw(report);
            return pass(report).map(pass -> received(report, came, whom, pass));
        });
    }

    /** The hub has signed a pass for somebody who may still stand here. */
    public void heard(Command.DayPass pass) {
        Promise<Optional<Command.DayPass>> waits = waiting.remove(pass.visit());
        if (waits != null) {
            waits.tryComplete(Optional.of(pass));
        }
    }

    /** Whoever holds up the pass of today is on their way out; empty where it is nobody's who is in. */
    public Optional<Future<Visitor>> left(PassId pass) {
        return book.holderOf(pass).map(visitor -> reporter.report(new VisitorLeft(visitor.visit()))
                .onSuccess(book::saw)
                .map(visitor));
    }

    private Future<Optional<Command.DayPass>> pass(Report report) {
        if (!online.getAsBoolean()) {
            return Future.succeededFuture(Optional.empty());
        }
        UUID visit = report.id().value();
        Promise<Optional<Command.DayPass>> waits = Promise.promise();
        waiting.put(visit, waits);
        vertx.setTimer(PATIENCE_MILLIS, late -> {
            waiting.remove(visit);
            waits.tryComplete(Optional.empty());
        });
        return waits.future();
    }

    private static Received received(
            Report report, VisitorCame came, @Nullable String whom, Optional<Command.DayPass> pass) {
        return new Received(
                report.id().value(),
                came.name(),
                whom,
                pass.isPresent(),
                pass.flatMap(one -> QrPicture.svg(one.text())).orElse(null),
                pass.map(Command.DayPass::until).orElse(null));
    }
}
