package foyer.hub.web;

import foyer.hub.events.Guests;
import foyer.hub.events.Guests.AtTheDoor;
import foyer.hub.events.Guests.Outcome;
import foyer.hub.spaces.Space;
import foyer.wire.DeviceId;
import foyer.wire.EventKey;
import foyer.wire.MemberId;
import foyer.wire.Required;
import foyer.wire.Today.Question;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who comes to events, and what the doors ask of them. */
final class GuestRoutes {

    private final Guests guests;

    /** How an event is at the door, as somebody of the staff wants it. */
    record Door(
            String uid,
            @Nullable Integer places,
            @Nullable DeviceId door,
            @Nullable Asks question) {

        Door {
            Required.text(uid, "uid");
        }

        AtTheDoor atTheDoor() {
            return new AtTheDoor(places, door, question == null ? null : question.asked());
        }
    }

    /** Without choices, yes or no. */
    record Asks(String words, @Nullable List<String> choices) {
        Question asked() {
            return new Question(words, choices == null ? List.of() : choices);
        }
    }

    /** Whether somebody comes; {@code member} only where somebody of the staff says it. */
    record Going(@Nullable MemberId member, String uid, Instant recurrenceId, boolean going) {

        EventKey event() {
            return new EventKey(uid, recurrenceId);
        }
    }

    GuestRoutes(Guests guests) {
        this.guests = guests;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("setEventDoor", this::setDoor)
                .inSpace("listGuests", this::list)
                .inSpace("sayWhoComes", (space, asked) -> {
                    Going said = asked.body(Going.class);
                    MemberId member = Required.present(said.member(), "member");
                    asked.concerns("member " + member);
                    return say(space, member, said);
                })
                .add(
                        "sayThatICome",
                        asked -> say(asked.me().space(), asked.me().member().id(), asked.body(Going.class)));
    }

    private Future<Answer> setDoor(Space space, Asked asked) {
        Door door = asked.body(Door.class);
        AtTheDoor wanted;
        try {
            wanted = door.atTheDoor();
        } catch (IllegalArgumentException e) {
            throw new Unusable(422, "question." + e.getMessage());
        }
        return guests.atTheDoor(space, door.uid(), wanted).map(Answer.done());
    }

    private Future<Answer> list(Space space, Asked asked) {
        Instant recurrenceId = asked.instant("recurrenceId").orElseThrow();
        String uid = asked.text("uid").orElseThrow();
        return guests.of(space, new EventKey(uid, recurrenceId)).map(all -> Answer.ok(Map.of("guests", all)));
    }

    private Future<Answer> say(Space space, MemberId member, Going said) {
        return said.going()
                ? guests.expect(space, said.event(), member).map(GuestRoutes::answer)
                : guests.unexpect(space, said.event(), member).map(Answer.done());
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case NOTED -> Answer.done();
            case FULL ->
                Answer.problem(409, "Every place of this event is taken. Whoever does not come after all frees one.");
            case NO_SUCH_EVENT ->
                Answer.problem(404, "There is no such member, or no such event to come: list the events anew.");
        };
    }
}
