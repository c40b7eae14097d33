package foyer.hub.access;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * How often somebody may try: 5 times at once, then 4 a minute, each address and each account. Ten minutes of
 * guessing get 45 tries (OWASP ASVS 5.0, 6.3.1). A good sign-in gives its try back.
 */
public final class SignInLimits {

    private static final Bandwidth TRIES = Bandwidth.builder()
            .capacity(5)
            .refillGreedy(4, Duration.ofMinutes(1))
            .build();

    private final RateLimits addresses;
    private final RateLimits accounts;

    public SignInLimits(InstantSource clock) {
        this.addresses = new RateLimits(clock, TRIES);
        this.accounts = new RateLimits(clock, TRIES);
    }

    /** Counts a try; how long to wait where there have been too many. */
    public Optional<Duration> take(String address, String email) {
        return addresses.take(AddressBlock.of(address)).or(() -> accounts.take(account(email)));
    }

    public void giveBack(String address, String email) {
        addresses.giveBack(AddressBlock.of(address));
        accounts.giveBack(account(email));
    }

    private static String account(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
