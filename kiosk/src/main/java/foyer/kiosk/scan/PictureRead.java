package foyer.kiosk.scan;

/** What became of a picture. */
public sealed interface PictureRead {

    record Found(String text) implements PictureRead {}

    /** A good picture, and no code in it that could be read. */
    record NoCode() implements PictureRead {}

    /**
     * Not a picture that can be opened, or not one that will be.
     *
     * @param why in one sentence, with what to send instead
     */
    record Unreadable(String why) implements PictureRead {}

    /** Too many pictures are waiting already. */
    record Busy() implements PictureRead {}
}
