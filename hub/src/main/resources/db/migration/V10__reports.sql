-- That a device has reported something, once. What it said is with the room that it concerns; what could not be used is in
-- check_in_aside, as are check-ins that could not.
CREATE TABLE report (
    space_id    int NOT NULL,
    id          uuid NOT NULL,
    device_id   int NOT NULL,
    seq         bigint NOT NULL,
    kind        text NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    why         text, -- it could not be used
    PRIMARY KEY (space_id, id),
    FOREIGN KEY (space_id, device_id) REFERENCES device ON DELETE CASCADE
);
CREATE INDEX report_by_arrival ON report (space_id, received_at);

-- How many of a device's numbers have been forgotten, so that it can still be proven that none is missing.
CREATE TABLE report_forgotten (
    space_id  int NOT NULL,
    device_id int NOT NULL,
    numbers   bigint NOT NULL,
    PRIMARY KEY (space_id, device_id),
    FOREIGN KEY (space_id, device_id) REFERENCES device ON DELETE CASCADE
);

-- Taps at the exit. Counts only: a row a tap, with its moment, would lie beside the check-out of the same moment.
CREATE TABLE feedback (
    space_id      int NOT NULL REFERENCES space ON DELETE CASCADE,
    day           date NOT NULL,
    uid           text NOT NULL DEFAULT '', -- of an event; '' is the day itself
    recurrence_id timestamptz NOT NULL DEFAULT 'epoch',
    mood          text NOT NULL CHECK (mood IN ('GOOD', 'FINE', 'NOT_SO_GOOD')),
    taps          int NOT NULL,
    PRIMARY KEY (space_id, day, uid, recurrence_id, mood)
);
