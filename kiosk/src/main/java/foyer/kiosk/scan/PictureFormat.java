package foyer.kiosk.scan;

/** The kinds of picture that are read. Others are not opened at all: each decoder is a way in. */
public enum PictureFormat {
    PNG("image/png"),
    JPEG("image/jpeg");

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
