-- A member's own number for the day on which the badge is at home; of it only what Argon2id makes of it.
CREATE TABLE member_pin (
    space_id  int NOT NULL,
    member_id bigint NOT NULL,
    verifier  text NOT NULL,
    set_at    timestamptz NOT NULL,
    PRIMARY KEY (space_id, member_id),
    FOREIGN KEY (space_id, member_id) REFERENCES member ON DELETE CASCADE
);

-- Who stands at a door and asks staff to be let in; of interest for minutes, kept for a day.
CREATE TABLE door_ask (
    space_id    int NOT NULL,
    id          uuid NOT NULL,
    device_id   int NOT NULL,
    member_id   bigint NOT NULL,
    asked_at    timestamptz NOT NULL,
    until       timestamptz NOT NULL,
    answered_at timestamptz,
    let_in      boolean,
    PRIMARY KEY (space_id, id),
    FOREIGN KEY (space_id, device_id) REFERENCES device ON DELETE CASCADE,
    FOREIGN KEY (space_id, member_id) REFERENCES member ON DELETE CASCADE,
    CHECK ((answered_at IS NULL) = (let_in IS NULL))
);
CREATE INDEX door_ask_of_member ON door_ask (space_id, member_id);
