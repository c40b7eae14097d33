package foyer.hub.audit;

/**
 * How far the chain went when this hub last added to it, kept outside of the database: whoever takes lines off its end, or
 * puts an older copy of it back, cannot take this back too.
 *
 * @param number of the last line
 * @param mac    of the last line
 */
@SuppressWarnings("ArrayRecordComponent") // compared by value where it is compared
public record Anchor(long number, byte[] mac) {

    public static final String FILE = "audit-anchor.json";
}
