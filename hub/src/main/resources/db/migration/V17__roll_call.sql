-- Ticks of roll calls, as each kiosk told them. They are put together when somebody looks: the first tick of each counts.
CREATE TABLE roll_call_tick (
    space_id  int NOT NULL,
    who       text NOT NULL, -- "member 7", or "visit " and its id
    began     timestamptz NOT NULL,
    member_id bigint,
    visit_id  uuid,
    at        timestamptz NOT NULL,
    PRIMARY KEY (space_id, who, began),
    FOREIGN KEY (space_id, member_id) REFERENCES member ON DELETE CASCADE,
    FOREIGN KEY (space_id, visit_id) REFERENCES visit ON DELETE CASCADE
);
CREATE INDEX roll_call_by_time ON roll_call_tick (space_id, began);
