package foyer.hub.authority;

/** Why nothing was made, in words that say what to do. Meant to be shown as it is. */
final class AuthorityProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    AuthorityProblem(String words) {
        super(words);
    }

    AuthorityProblem(String words, Throwable cause) {
        super(words, cause);
    }
}
