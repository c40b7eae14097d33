package foyer.hub.visitors;

import foyer.hub.mail.Mail;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** What came of one try to tell somebody. */
sealed interface Rung {

    /** They have it. */
    record Told() implements Rung {}

    /**
     * Another try may do better.
     *
     * @param why in words that go on after "because", and name nobody
     */
    record NotNow(String why) implements Rung {}

    /** Another try would come to the same. */
    record Never(String why) implements Rung {}

    /**
     * Nobody waits to hear it any more.
     *
     * @param why as above
     */
    record NeedNot(String why) implements Rung {}

    static Rung failed(String whose, Throwable e) {
        if (e instanceof Mail.Refused refused) {
            String why = Objects.requireNonNull(refused.getMessage());
            return refused.forGood() ? new Never(why) : new NotNow(why);
        }
        if (e instanceof Mail.NobodyReads) {
            return new Never("no mail server is set; the letter lies in the outbox");
        }
        return new NotNow(whose + (isLate(e) ? " did not answer in time" : " could not be reached"));
    }

    private static boolean isLate(Throwable e) {
        return e instanceof TimeoutException;
    }
}
