package foyer.hub.people;

import foyer.hub.spaces.Space;

/** A member, and where. */
public record MemberOfSpace(Space space, Member member) {}
