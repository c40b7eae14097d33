package foyer.hub.web;

import foyer.hub.access.Role;
import foyer.hub.access.Staff;
import foyer.hub.access.StaffSessions;
import foyer.wire.SpaceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page that is live has shown its session once, on opening. Here it is asked for again every two seconds: whose session
 * has ended, or whose role in the space is another, is closed, and finds out why when it opens again. Vert.x context only.
 */
final class LiveLines {

    private static final Logger log = LoggerFactory.getLogger(LiveLines.class);

    private static final long EVERY_MILLIS = 2_000;
    private static final short POLICY = 1008;

    private final StaffSessions sessions;
    private final Set<Line> lines = new LinkedHashSet<>();
    private boolean looking;

    private record Line(ServerWebSocket socket, String token, SpaceId space, Role role) {
        boolean stands(Optional<Staff> holder) {
            return holder.flatMap(staff -> staff.in(space)).equals(Optional.of(role));
        }
    }

    LiveLines(Vertx vertx, StaffSessions sessions) {
        this.sessions = sessions;
        vertx.setPeriodic(EVERY_MILLIS, tick -> {
            if (!looking) { // a database that is slow is not asked twice
                looking = true;
                lookAgain()
                        .onFailure(e -> log.warn("Who still may watch is not known; asked again in two seconds", e))
                        .onComplete(looked -> looking = false);
            }
        });
    }

    void hold(ServerWebSocket socket, String token, SpaceId space, Role role) {
        lines.add(new Line(socket, token, space, role));
    }

    private Future<?> lookAgain() {
        lines.removeIf(line -> line.socket().isClosed());
        List<Future<?>> all = new ArrayList<>();
        for (Line line : List.copyOf(lines)) {
            all.add(sessions.find(line.token()).onSuccess(holder -> {
                if (!line.stands(holder)) {
                    lines.remove(line);
                    close(line);
                }
            }));
        }
        return Future.join(all);
    }

    private static void close(Line line) {
        log.info("A live page of {} is closed: its session has ended, or its role is another", line.space());
        line.socket()
                .close(POLICY, "Your session or your role has ended")
                .onFailure(e -> log.debug("A live page was gone before it was closed", e));
    }
}
