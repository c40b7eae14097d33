-- What the doors are to know of events, who said they will come, and who came; and what a space asks at its doors.

-- Of a calendar's event, for each time it takes place.
CREATE TABLE event_door (
    space_id int NOT NULL REFERENCES space ON DELETE CASCADE,
    uid      text NOT NULL,
    places   int CHECK (places > 0),
    question jsonb,
    PRIMARY KEY (space_id, uid)
);

CREATE TABLE rsvp (
    space_id      int NOT NULL,
    uid           text NOT NULL,
    recurrence_id timestamptz NOT NULL,
    member_id     bigint NOT NULL,
    said_at       timestamptz NOT NULL,
    PRIMARY KEY (space_id, uid, recurrence_id, member_id),
    FOREIGN KEY (space_id, member_id) REFERENCES member ON DELETE CASCADE
);
CREATE INDEX rsvp_of_member ON rsvp (space_id, member_id);

-- What a door has been told of somebody at an event; it overrules what check-ins let suppose.
CREATE TABLE event_visit (
    space_id      int NOT NULL,
    uid           text NOT NULL,
    recurrence_id timestamptz NOT NULL,
    member_id     bigint NOT NULL,
    came          boolean NOT NULL,
    answer        text,
    said_at       timestamptz NOT NULL,
    PRIMARY KEY (space_id, uid, recurrence_id, member_id),
    FOREIGN KEY (space_id, member_id) REFERENCES member ON DELETE CASCADE
);
CREATE INDEX event_visit_of_member ON event_visit (space_id, member_id);

ALTER TABLE space ADD COLUMN door_rules jsonb; -- null: none
