package foyer.wire.tls;

/** A certificate, key or authority that cannot be used, said with its file and the fix. Meant to be shown as it is. */
public final class TlsProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    TlsProblem(String words) {
        super(words);
    }

    TlsProblem(String words, Throwable cause) {
        super(words, cause);
    }
}
