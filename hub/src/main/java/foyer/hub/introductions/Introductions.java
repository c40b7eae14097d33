package foyer.hub.introductions;

import foyer.hub.imports.ImportReport;
import foyer.hub.imports.Refused;
import foyer.hub.spaces.Space;
import foyer.wire.IntroductionCard;
import foyer.wire.MemberId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Introduces members of a space to each other. An introduction is shown for 90 minutes, and only while all of it still
 * stands: as soon as one of them leaves, no longer wants introductions or is no longer a member, it is no longer told.
 * That is seen in the presence and the consent as they are when somebody asks, so it holds at once, everywhere, and also
 * the other way round: who comes back within the 90 minutes finds it again. Any thread.
 */
public final class Introductions {

    private static final Duration SHOWN = Duration.ofMinutes(90);

    private final Vertx vertx;
    private final Pool pool;
    private final IntroductionsSql sql = new IntroductionsSql();

    public Introductions(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * Looks at who has just arrived and introduces those who should meet; to be called after arrivals, and every minute
     * for those who wait. Two hubs may do so at once: whoever is second to introduce somebody that day does not.
     */
    public Future<List<Introduction>> consider(Space space, Instant now) {
        return sql.arrived(pool, space, now)
                .compose(inside -> inside.size() < 2
                        ? Future.succeededFuture(List.of())
                        : host(space, inside, now).compose(host -> introduce(space, host, now)));
    }

    /** What may be told now, the latest first. */
    public Future<List<Introduction>> standing(Space space, Instant now) {
        return sql.standing(pool, space.id(), now);
    }

    /** What to tell a member now. */
    public Future<Optional<IntroductionCard>> cardFor(Space space, MemberId member, Instant now) {
        return cards(space, now).map(cards -> Optional.ofNullable(cards.get(member)));
    }

    /** What to tell each member now, for the roster. */
    public Future<Map<MemberId, IntroductionCard>> cards(Space space, Instant now) {
        return standing(space, now).map(standing -> {
            Map<MemberId, IntroductionCard> cards = new HashMap<>();
            standing.forEach(introduction -> introduction
                    .people()
                    .forEach(someone -> cards.putIfAbsent(someone.member(), introduction.cardFor(someone.member()))));
            return cards;
        });
    }

    /** What a wall may say now, the latest first. */
    public Future<List<IntroductionCard>> forWall(Space space, Instant now) {
        return standing(space, now).map(standing -> standing.stream()
                .flatMap(introduction -> introduction.cardForWall().stream())
                .toList());
    }

    /** All that were made today, by the space's own calendar, the latest first. */
    public Future<List<Introduction>> today(Space space, Instant now) {
        return sql.madeOn(pool, space.id(), dayOf(space, now));
    }

    /** The member's own, the latest first. */
    public Future<List<Introduction>> ofMember(Space space, MemberId member, int most) {
        return sql.ofMember(pool, space.id(), member, most);
    }

    /** A light question for whoever stands before a screen, another each hour; empty in a space that has none. */
    public Future<Optional<String>> question(Space space, Instant now) {
        return sql.prompts(pool, space.id()).map(prompts -> {
            long hour = now.truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3600;
            Prompt prompt = new PromptBook(prompts).choose(Prompt.Kind.ANY, 1, Set.of(), hour);
            return prompts.contains(prompt) ? Optional.of(prompt.text()) : Optional.empty();
        });
    }

    /** Takes over a CSV file of questions ({@code id,depth,kind,text}); the same file again writes nothing. */
    public Future<ImportReport> importPrompts(Space space, byte[] csv) {
        return pool.withTransaction(connection -> sql.lockPrompts(connection, space.id())
                        .compose(v -> sql.prompts(connection, space.id()))
                        .compose(known -> vertx.executeBlocking(() -> PromptsFile.read(csv, known)))
                        .compose(file -> sql.put(connection, space.id(), file.added())
                                .compose(v -> sql.put(connection, space.id(), file.changed()))
                                .map(v -> new ImportReport(
                                        true,
                                        file.added().size(),
                                        file.changed().size(),
                                        file.unchanged(),
                                        0,
                                        file.problems(),
                                        file.notes()))))
                .recover(e -> e instanceof Refused refused
                        ? Future.succeededFuture(ImportReport.refused(refused.problem()))
                        : Future.failedFuture(e));
    }

    private Future<Host> host(Space space, List<Person> inside, Instant now) {
        Future<Community> community = sql.community(pool, space.id());
        Future<History> history = sql.history(pool, space.id(), inside, dayOf(space, now));
        Future<PromptBook> book = sql.prompts(pool, space.id()).map(PromptBook::new);
        Future<List<String>> lastPlaces = sql.lastPlaces(pool, space.id());
        return Future.all(community, history, book, lastPlaces)
                .map(v -> new Host(
                        new Situation(inside, community.result(), history.result(), now, space.timeZone()),
                        book.result(),
                        space.meetingPlaces(),
                        lastPlaces.result()));
    }

    /** Tens of milliseconds when two hundred come at once: not on the event loop. */
    private Future<List<Introduction>> introduce(Space space, Host host, Instant now) {
        return vertx.executeBlocking(host::introduce).compose(drafts -> {
            List<Introduction> made = new ArrayList<>();
            Future<Void> previous = Future.succeededFuture();
            for (Draft draft : drafts) {
                previous = previous.compose(
                                v -> sql.make(pool, space.id(), draft, now, now.plus(SHOWN), dayOf(space, now)))
                        .onSuccess(introduction -> introduction.ifPresent(made::add))
                        .mapEmpty();
            }
            return previous.map(v -> List.copyOf(made));
        });
    }

    private static LocalDate dayOf(Space space, Instant now) {
        return LocalDate.ofInstant(now, space.timeZone());
    }
}
