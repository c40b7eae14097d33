package foyer.hub.introductions;

/** An introduction as it is going to be made. */
record Draft(Match match, String shared, Prompt prompt, String question, String place) {}
