-- A tick or a sign-out may be recorded before the visit that it is about: it comes by another kiosk, or in another order. Both wait
-- for the visit, and are forgotten with time where it never comes.
ALTER TABLE roll_call_tick DROP CONSTRAINT roll_call_tick_space_id_visit_id_fkey;

CREATE TABLE visitor_left (
    space_id int NOT NULL REFERENCES space ON DELETE CASCADE,
    visit_id uuid NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (space_id, visit_id)
);
