-- Who asked to be erased, by number alone, so that a check-in that comes late is made nobody's too.
CREATE TABLE erased (
    space_id  int NOT NULL REFERENCES space ON DELETE CASCADE,
    member_id bigint NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (space_id, member_id)
);

-- What is left of check-ins after their time: how many, an hour, and nobody.
CREATE TABLE check_in_hour (
    space_id   int NOT NULL REFERENCES space ON DELETE CASCADE,
    hour       timestamptz NOT NULL,
    arrivals   int NOT NULL,
    departures int NOT NULL,
    people     int NOT NULL, -- different ones in that hour
    PRIMARY KEY (space_id, hour)
);

-- How many of a device's numbers have been forgotten, so that it can still be proven that none is missing.
CREATE TABLE check_in_forgotten (
    space_id  int NOT NULL,
    device_id int NOT NULL,
    numbers   bigint NOT NULL,
    PRIMARY KEY (space_id, device_id),
    FOREIGN KEY (space_id, device_id) REFERENCES device ON DELETE CASCADE
);

-- How many came, once the check-ins that told it are forgotten.
ALTER TABLE occurrence ADD COLUMN attended int;
