package foyer.journeys;

/** Where the pages show what journeys look for. */
final class Selectors {

    static final String DESK_PRESENT = "data[data-part=present]";
    static final String WALL_PRESENT = "#foot [data-present]";

    private Selectors() {}

    static String deskPresentIs(int present) {
        return "document.querySelector('" + DESK_PRESENT + "')?.value === '" + present + "'";
    }

    static String wallPresentIs(int present) {
        return "document.querySelector('" + WALL_PRESENT + "')?.dataset.present === '" + present + "'";
    }
}
