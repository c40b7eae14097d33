package foyer.kiosk.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the page at the door says of its camera. */
public enum Camera {
    @JsonProperty("live")
    LIVE("live", "The camera is live."),
    @JsonProperty("covered")
    COVERED("covered", "The camera sees nothing; uncover its lens, or turn on a light."),
    @JsonProperty("denied")
    DENIED("denied", "The page may not use the camera; allow it in the browser."),
    @JsonProperty("lost")
    LOST("lost", "The camera has gone; look at its cable."),
    @JsonProperty("none")
    NONE("none", "There is no camera; badges are read by a hand scanner or POST /scans.");

    private final String word;
    private final String words;

    Camera(String word, String words) {
        this.word = word;
        this.words = words;
    }

    String word() {
        return word;
    }

    String words() {
        return words;
    }
}
