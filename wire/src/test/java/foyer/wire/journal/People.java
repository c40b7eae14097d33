package foyer.wire.journal;

import foyer.wire.CheckIn;
import foyer.wire.CheckInId;
import foyer.wire.DeviceId;
import foyer.wire.Direction;
import foyer.wire.Feedback;
import foyer.wire.Feedback.Mood;
import foyer.wire.MemberId;
import foyer.wire.Report;
import foyer.wire.ReportId;
import foyer.wire.SpaceId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongFunction;

/** Ada and others at the front door of the harbour. */
final class People {

    static final SpaceId HARBOUR = new SpaceId("harbour");
    static final DeviceId FRONT_DOOR = new DeviceId("front-door");
    static final MemberId ADA = new MemberId(1);

    private People() {}

    static LongFunction<CheckIn> adaComesIn() {
        CheckInId id = new CheckInId(UUID.randomUUID());
        return seq -> adaComesIn(id, seq);
    }

    static CheckIn adaComesIn(CheckInId id, long seq) {
        return new CheckIn(
                id, HARBOUR, FRONT_DOOR, seq, ADA, Direction.IN, Instant.parse("2026-11-21T08:30:00.123Z"), null);
    }

    static LongFunction<Report> somebodyIsPleased() {
        ReportId id = new ReportId(UUID.randomUUID());
        return seq -> new Report(
                id, HARBOUR, FRONT_DOOR, seq, Instant.parse("2026-11-21T17:30:00.123Z"), new Feedback(Mood.GOOD, null));
    }
}
