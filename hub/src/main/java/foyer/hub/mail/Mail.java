package foyer.hub.mail;

import io.vertx.core.Future;
import java.time.Duration;

/** Where letters are posted. */
public interface Mail {

    /** After this long it is known whether a letter has been delivered. */
    Duration LONGEST_DELIVERY = Duration.ofSeconds(60);

    /**
     * Takes a letter and returns at once; it goes out later.
     *
     * @return completed when it has been taken, failed with {@link TooManyLetters} when it was not
     */
    Future<Void> post(Letter letter);

    /**
     * For whoever keeps what they have to tell until it is told: one try, and no word of it in a log.
     *
     * @param id of what is told, in letters, digits and hyphens, and the same at each try: by it a mailbox that has the letter
     *     already can know it again
     * @return completed when the letter lies where it is read or is with the mail server, failed when it could not be sent, and
     *     with {@link NobodyReads} where that is for want of a mail server
     */
    Future<Void> deliver(Letter letter, String id);

    /** So much waits already that this letter was not taken. */
    final class TooManyLetters extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManyLetters(int most) {
            super(most + " letters wait for the mail server already");
        }
    }

    /** There is no mail server: the letter lies in the outbox, and nobody is sure to read it there. */
    final class NobodyReads extends RuntimeException {

        private static final long serialVersionUID = 1;

        NobodyReads() {
            super("no mail server is set");
        }
    }

    /** The mail server does not take this letter. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final boolean forGood;

        /** @param code the server's, without its words, which may name whom the letter is for */
        Refused(int code, boolean forGood) {
            super("the mail server refused the letter (" + code + ")");
            this.forGood = forGood;
        }

        /** Whether it says the same tomorrow. */
        public boolean forGood() {
            return forGood;
        }
    }
}
