-- A tick or a sign-out may be recorded before the visit that it is about: it comes by another kiosk, or in another order. Both wait
-- for the visit, and are forgotten with time where it never comes.
--
-- A visit's tick therefore goes with no visit, and, naming no device, with no device that is deleted: RollCalls.forget deletes every
-- tick and every end after 30 days, and a space takes all of its own along.
ALTER TABLE roll_call_tick DROP CONSTRAINT roll_call_tick_space_id_visit_id_fkey;
ALTER TABLE roll_call_tick ADD FOREIGN KEY (space_id) REFERENCES space ON DELETE CASCADE;

CREATE TABLE visitor_left (
    space_id int NOT NULL REFERENCES space ON DELETE CASCADE,
    visit_id uuid NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (space_id, visit_id)
);

-- Somebody has ended a roll call by hand: what was ticked before counts in none that begins after.
CREATE TABLE roll_call_end (
    space_id int NOT NULL REFERENCES space ON DELETE CASCADE,
    began    timestamptz NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (space_id, at, began)
);
