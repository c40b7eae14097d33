package foyer.hub.access;

import foyer.wire.limits.RateLimits;
import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * How often somebody may try: 5 times at once, then 4 a minute, each address and each account; at the staff's accounts
 * everybody together 15 times at once, then 4 a minute. Ten minutes of guessing get 45 tries, or 55 from everywhere at everything (OWASP ASVS
 * 5.0, 6.3.1). A good sign-in gives its try back.
 *
 * <p>Whoever has signed in with a browser before is counted by that browser alone (OWASP, device cookies): an attack, from
 * however many addresses, does not lock them out.
 */
public final class SignInLimits {

    private static final Bandwidth TRIES = tries(5);
    private static final Bandwidth EVERYBODYS_TRIES = tries(15);
    private static final String EVERYBODY = "everybody";

    private final RateLimits addresses;
    private final RateLimits accounts;
    private final RateLimits everybody;
    private final RateLimits browsers;

    public SignInLimits(InstantSource clock) {
        this.addresses = new RateLimits(clock, TRIES);
        this.accounts = new RateLimits(clock, TRIES);
        this.everybody = new RateLimits(clock, EVERYBODYS_TRIES);
        this.browsers = new RateLimits(clock, TRIES);
    }

    private static Bandwidth tries(int atOnce) {
        return Bandwidth.builder()
                .capacity(atOnce)
                .refillGreedy(4, Duration.ofMinutes(1))
                .build();
    }

    /** Counts a try of a browser that has been here before with this account. */
    Optional<Duration> takeKnown(String browser) {
        return browsers.take(browser);
    }

    void giveBackKnown(String browser) {
        browsers.giveBack(browser);
    }

    /** Counts a try; how long to wait where there have been too many. */
    public Optional<Duration> take(String address, String email) {
        return addresses.take(AddressBlock.of(address)).or(() -> accounts.take(account(email)));
    }

    /** Counts a try at the staff's accounts, which are few: everybody's tries together are counted too. */
    Optional<Duration> takeAsStaff(String address, String email) {
        return take(address, email).or(() -> everybody.take(EVERYBODY));
    }

    void giveBackAsStaff(String address, String email) {
        giveBack(address, email);
        everybody.giveBack(EVERYBODY);
    }

    public void giveBack(String address, String email) {
        addresses.giveBack(AddressBlock.of(address));
        accounts.giveBack(account(email));
    }

    private static String account(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
