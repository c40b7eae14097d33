package foyer.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a report says. In JSON its {@code kind} says which; the hub has a taker for each, {@code foyer.hub.reports}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AtEvent.class, name = "atEvent"),
    @JsonSubTypes.Type(value = Feedback.class, name = "feedback"),
    @JsonSubTypes.Type(value = MemberSafe.class, name = "memberSafe"),
    @JsonSubTypes.Type(value = VisitorSafe.class, name = "visitorSafe"),
    @JsonSubTypes.Type(value = RollCallEnded.class, name = "rollCallEnded"),
    @JsonSubTypes.Type(value = VisitorCame.class, name = "visitorCame"),
    @JsonSubTypes.Type(value = VisitorLeft.class, name = "visitorLeft")
})
public sealed interface Said
        permits AtEvent, Feedback, VisitorCame, VisitorLeft, MemberSafe, VisitorSafe, RollCallEnded {}
