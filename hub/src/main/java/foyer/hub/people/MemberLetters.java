package foyer.hub.people;

import foyer.hub.mail.Letter;
import foyer.hub.people.MemberSessionsSql.Owner;
import foyer.hub.spaces.Space;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the mails to members say. */
final class MemberLetters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private MemberLetters() {}

    static Letter invitation(Space space, Owner to, String link, Instant until) {
        return letter(space, to, "Your pass for " + space.name(), """
                Hello %s,

                welcome to %s. Open this on your phone: it puts your pass for the door on it, and shows you what is on today.

                %s

                The link works once, until %s. Whoever has it can open your page, so do not send it on.
                """.formatted(
                        to.name(), space.name(), link, DAY.format(until.atZone(space.timeZone()))));
    }

    static Letter signIn(Space space, Owner to, String link, Duration lasts) {
        return letter(space, to, "Your link to " + space.name(), """
                Hello %s,

                this opens your page at %s:

                %s

                The link works once, within %d minutes. If you have not asked for it, do nothing: nobody has come in.
                """.formatted(
                        to.name(), space.name(), link, lasts.toMinutes()));
    }

    private static Letter letter(Space space, Owner to, String subject, String text) {
        return new Letter(space.id(), to.member(), to.email(), subject, text);
    }
}
