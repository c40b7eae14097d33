package foyer.kiosk.visitors;

import com.fasterxml.jackson.annotation.JsonProperty;
import foyer.kiosk.desk.Reporter;
import foyer.kiosk.people.Names;
import foyer.wire.Command;
import foyer.wire.Command.Announced.Heard;
import foyer.wire.HouseNow.Visitor;
import foyer.wire.MemberId;
import foyer.wire.PassId;
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

    /** So long a visitor waits for their pass, before the page goes on without. */
    private static final long PATIENCE_MILLIS = 4_000;

    /** So long the hub may say nothing, as one of before this never does; then they are told when to ring. */
    private static final long TOLD_WITHIN_MILLIS = 10_000;

    /** Nobody looks at the page any more. */
    private static final long STANDS_MILLIS = 180_000;

    /** What this door knows of who has heard that somebody is here; a visitor is told no more than that. */
    public enum Word {
        @JsonProperty("telling")
        TELLING,
        @JsonProperty("host")
        HOST,
        @JsonProperty("house")
        HOUSE,
        @JsonProperty("nobody")
        NOBODY,
        @JsonProperty("unheard")
        UNHEARD
    }

    /**
     * A visitor who has been written down.
     *
     * @param host the host's whole name is not told: what the visitor chose from
     * @param qr   the day pass as an SVG; null where there is none yet
     */
    public record Received(
            UUID visit,
            String name,
            @Nullable String host,
            Word word,
            @Nullable String qr,
            @Nullable LocalDate day) {}

    private final Vertx vertx;
    private final Names names;
    private final HouseBook book;
    private final Reporter reporter;
    private final BooleanSupplier online;
    private final Map<UUID, Standing> standing = new HashMap<>(); // each for a few minutes

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
            return stands(new Standing(report.id().value(), came, whom)).map(this::received);
        });
    }

    /** Of somebody who came a moment ago: what has become known meanwhile; empty where they are not here any more. */
    public Optional<Received> look(UUID visit) {
        return Optional.ofNullable(standing.get(visit)).map(this::received);
    }

    /** The hub has signed a pass for somebody who may still stand here. */
    public void heard(Command.DayPass pass) {
        Standing visitor = standing.get(pass.visit());
        if (visitor != null) {
            visitor.pass = pass;
            visitor.passOrPatience.tryComplete();
        }
    }

    /** The hub has told somebody of them, or could not. */
    public void heard(Command.Announced announced) {
        Standing visitor = standing.get(announced.visit());
        if (visitor != null) {
            visitor.hears(announced.heard());
        }
    }

    /** Whoever holds up the pass of today is on their way out; empty where it is nobody's who is in. */
    public Optional<Future<Visitor>> left(PassId pass) {
        return book.holderOf(pass).map(visitor -> reporter.report(new VisitorLeft(visitor.visit()))
                .onSuccess(book::saw)
                .map(visitor));
    }

    /** Completes with the pass, or when patience is over. */
    private Future<Standing> stands(Standing visitor) {
        standing.put(visitor.visit, visitor);
        vertx.setTimer(STANDS_MILLIS, gone -> standing.remove(visitor.visit));
        vertx.setTimer(TOLD_WITHIN_MILLIS, late -> visitor.late = true);
        if (!online.getAsBoolean()) {
            visitor.hears(Heard.NOBODY);
            return Future.succeededFuture(visitor);
        }
        vertx.setTimer(PATIENCE_MILLIS, late -> visitor.passOrPatience.tryComplete());
        return visitor.passOrPatience.future().map(visitor);
    }

    private Received received(Standing visitor) {
        Command.DayPass pass = visitor.pass;
        return new Received(
                visitor.visit,
                visitor.came.name(),
                visitor.whom,
                visitor.word(),
                pass == null ? null : QrPicture.svg(pass.text()).orElse(null),
                pass == null ? null : pass.until());
    }

    /** Somebody who has just come, and may still look at the page. */
    private static final class Standing {

        final UUID visit;
        final VisitorCame came;
        final @Nullable String whom; // as the page shows it
        final Promise<Void> passOrPatience = Promise.promise();
        Command.@Nullable DayPass pass; // from its command on
        boolean late; // the hub might have said something by now
        private @Nullable Heard heard; // from the first word on

        Standing(UUID visit, VisitorCame came, @Nullable String whom) {
            this.visit = visit;
            this.came = came;
            this.whom = whom;
        }

        /** Who has been told stays told. */
        void hears(Heard now) {
            if (heard == null || now.compareTo(heard) < 0) {
                heard = now;
            }
        }

        Word word() {
            if (heard == null) {
                return late ? Word.UNHEARD : Word.TELLING;
            }
            return switch (heard) {
                case HOST -> Word.HOST;
                case HOUSE -> Word.HOUSE;
                case NOBODY -> Word.NOBODY;
            };
        }
    }
}
