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

    /** So much waits already that this letter was not taken. */
    final class TooManyLetters extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManyLetters(int most) {
            super(most + " letters wait for the mail server already");
        }
    }
}
