package foyer.hub.mail;

import io.vertx.core.Future;

/** Where letters are posted. */
public interface Mail {

    /**
     * Takes a letter and returns at once; it goes out later.
     *
     * @return completed when it has been taken, failed with {@link TooManyLetters} when it was not
     */
    Future<Void> post(Letter letter);

    /**
     * For whoever keeps what they have to tell until it is told: one try, and no word of it stays here.
     *
     * @return completed when the letter lies where it is read or is with the mail server, failed when it could not be sent
     */
    default Future<Void> deliver(Letter letter) {
        return post(letter);
    }

    /** So much waits already that this letter was not taken. */
    final class TooManyLetters extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManyLetters(int most) {
            super(most + " letters wait for the mail server already");
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
