package foyer.wire;

import java.time.Instant;

/**
 * In a roll call a member has been seen to be safe. Ticks of several kiosks add up; the first of each counts.
 *
 * @param began when the roll call began at this kiosk; those of a space within a quarter of an hour are one, unless one was ended
 *              between
 */
public record MemberSafe(Instant began, MemberId member) implements Said {

    public MemberSafe {
        Required.present(began, "began");
        Required.present(member, "member");
    }
}
