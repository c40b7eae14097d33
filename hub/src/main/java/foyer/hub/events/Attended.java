package foyer.hub.events;

/** An occurrence, and how many came for it so far. */
public record Attended(Occurrence occurrence, int attendance) {

    /** With those whose check-ins are forgotten. */
    Attended and(int forgotten) {
        return new Attended(occurrence, attendance + forgotten);
    }
}
