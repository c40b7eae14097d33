-- Visitors and day guests, kept for thirty days. The id is that of the report by which a kiosk told of them.
CREATE TABLE visit (
    space_id         int NOT NULL,
    id               uuid NOT NULL,
    device_id        int NOT NULL,
    name             text NOT NULL,
    member_id        bigint, -- whom they visit, where they found them
    whom             text,   -- as they wrote it, where they did not
    came_at          timestamptz NOT NULL,
    left_at          timestamptz,
    pass_id          bigint,
    told_at          timestamptz NOT NULL,
    coming_at        timestamptz, -- somebody said "I am coming"
    fallback_told_at timestamptz,
    PRIMARY KEY (space_id, id),
    FOREIGN KEY (space_id, device_id) REFERENCES device ON DELETE CASCADE,
    FOREIGN KEY (space_id, member_id) REFERENCES member ON DELETE SET NULL (member_id)
);
CREATE INDEX visit_by_day ON visit (space_id, came_at);
CREATE INDEX visit_of_host ON visit (space_id, member_id);

-- How a space receives them.
CREATE TABLE reception (
    space_id       int PRIMARY KEY REFERENCES space ON DELETE CASCADE,
    fallback_id    bigint, -- a member who goes where the host does not answer
    answer_seconds int NOT NULL DEFAULT 180,
    webhook_url    text,
    webhook_secret text,
    staff_pin      text, -- what Argon2id makes of it
    FOREIGN KEY (space_id, fallback_id) REFERENCES member ON DELETE SET NULL (fallback_id)
);
