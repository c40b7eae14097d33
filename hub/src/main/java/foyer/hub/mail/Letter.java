package foyer.hub.mail;

import foyer.wire.MemberId;

/**
 * A letter in plain text.
 *
 * @param space   the number of the space that writes it
 * @param member  whom it is for; when they are erased, so is a letter that has not gone out
 * @param to      one address
 * @param subject without line breaks: they would begin another header
 */
public record Letter(int space, MemberId member, String to, String subject, String text) {

    public Letter {
        subject = subject.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    }

    /** Without its text, which may hold a secret, and without who it is for: this may end up in a log. */
    @Override
    public String toString() {
        return "\"" + subject + "\"";
    }
}
