package foyer.hub.web;

/** A request that its operation cannot begin with; its words go to whoever asked. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    Unusable(int status, String words) {
        super(words, null, false, false); // no stack: it is an answer
        this.status = status;
    }

    Answer answer() {
        return Answer.problem(status, String.valueOf(getMessage()));
    }
}
