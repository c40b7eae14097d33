package foyer.wire.pin;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import foyer.wire.Required;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 4 to 8 digits, and the verifier that is kept in their place: Argon2id with 7 MiB, 5 passes and 1 lane, which the OWASP
 * Password Storage Cheat Sheet holds equal to the 19 MiB of the staff's passwords; a kiosk has 96 MB for everything. Few
 * digits are few: whoever has the verifier finds them within minutes, whatever its parameters.
 */
public record Pin(String digits) {

    private static final Logger log = LoggerFactory.getLogger(Pin.class);

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4,8}");

    private static final int KIBIBYTES = 7_168;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int RESULT_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Memory and passes that a kiosk can give: the library takes them before it looks at the rest. */
    private static final Pattern READABLE =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,4}|1\\d{4}),t=\\d,p=1\\$.{20,200}");

    /** @throws IllegalArgumentException in words for whoever has typed it */
    public Pin {
        Required.that(
                SHAPE.matcher(Required.text(digits, "pin")).matches(), "A PIN has 4 to 8 digits, and nothing else.");
    }

    /** Whether it is among those that are tried first: one digit over and over, or digits in a row. */
    public boolean isTriedFirst() {
        return isARow(0) || isARow(1) || isARow(-1);
    }

    /** What is kept of it. Takes some 50 ms: never on an event loop. */
    public String verifier() {
        Argon2Function argon2id = Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, RESULT_BYTES, Argon2.ID);
        return Password.hash(digits).addRandomSalt(SALT_BYTES).with(argon2id).getResult();
    }

    /** Whether this is the number of which that was kept; never of what is no verifier. Takes as long as making one. */
    public boolean fits(String verifier) {
        try {
            Required.that(READABLE.matcher(verifier).matches(), "not made by this hub");
            return Password.check(digits, verifier).with(Argon2Function.getInstanceFromHash(verifier));
        } catch (RuntimeException e) {
            log.warn("A PIN's verifier cannot be read, so no number fits it; a new PIN mends that", e);
            return false;
        }
    }

    private boolean isARow(int step) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) - digits.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    /** Without the number: this may end up in a log. */
    @Override
    public String toString() {
        return "Pin[]";
    }
}
