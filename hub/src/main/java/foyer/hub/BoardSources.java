package foyer.hub;

import foyer.hub.board.Board;
import foyer.hub.conflicts.Conflict;
import foyer.hub.conflicts.Conflicts;
import foyer.hub.door.DoorAsks;
import foyer.hub.events.Attended;
import foyer.hub.events.Events;
import foyer.hub.events.Occurrence;
import foyer.hub.feedback.Feedbacks;
import foyer.hub.introductions.Introduction;
import foyer.hub.introductions.Introductions;
import foyer.hub.rollcall.RollCalls;
import foyer.hub.spaces.Space;
import foyer.hub.visitors.Visits;
import foyer.wire.tls.ServerCertificate;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the board shows of events and introductions. */
record BoardSources(
        Events events,
        Introductions introductions,
        Feedbacks feedbacks,
        Conflicts conflicts,
        DoorAsks asks,
        Visits visits,
        RollCalls rollCalls,
        @Nullable ServerCertificate certificate,
        InstantSource clock)
        implements Board.Sources {

    private static final Duration LATELY = Duration.ofDays(1);
    private static final int MOST_CONFLICTS = 100;

    @Override
    public Future<?> events(Space space, LocalDate day) {
        return events.attendance(space, day)
                .map(all -> all.stream().map(EventShown::of).toList());
    }

    @Override
    public Future<?> introductions(Space space) {
        return introductions
                .today(space, clock.instant())
                .map(made -> made.stream().map(IntroductionShown::of).toList());
    }

    @Override
    public Future<?> feedback(Space space, LocalDate day) {
        return feedbacks.of(space, day, day);
    }

    @Override
    public Future<?> asks(Space space) {
        return asks.open(space);
    }

    @Override
    public Future<?> visitors(Space space) {
        return visits.today(space);
    }

    @Override
    public Future<?> rollCall(Space space) {
        return rollCalls.now(space);
    }

    @Override
    public Future<List<String>> conflicts(Space space) {
        return conflicts
                .since(space, clock.instant().minus(LATELY), MOST_CONFLICTS)
                .map(found -> found.stream().map(Conflict::words).toList());
    }

    @Override
    public List<String> ofTheHub() {
        return Optional.ofNullable(certificate).flatMap(ServerCertificate::trouble).stream()
                .map(words -> "The hub's certificate " + words)
                .toList();
    }

    /** An event of today as the manager sees it. */
    record EventShown(
            String uid,
            String title,
            String room,
            @Nullable String format,
            Instant startsAt,
            Instant endsAt,
            boolean allDay,
            int attendance) {

        static EventShown of(Attended attended) {
            Occurrence one = attended.occurrence();
            return new EventShown(
                    one.uid(),
                    one.title(),
                    one.room(),
                    one.format(),
                    one.startsAt(),
                    one.endsAt(),
                    one.allDay(),
                    attended.attendance());
        }
    }

    /** An introduction as the manager sees it. */
    record IntroductionShown(
            Instant at, List<String> names, String shared, String prompt, String place, boolean onScreens) {

        static IntroductionShown of(Introduction made) {
            return new IntroductionShown(
                    made.at(), made.names(), made.shared(), made.prompt(), made.place(), made.onScreens());
        }
    }
}
