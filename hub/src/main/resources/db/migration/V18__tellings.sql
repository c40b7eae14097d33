-- Whom the house owes word of a visitor, written in one commit with the visit: what a hub that dies has not told, the next one
-- does. Due: due_at says when it is tried, or when a hub that has it in hand is believed dead. Told: told_at. Given up: neither.
CREATE TABLE telling (
    space_id int NOT NULL,
    visit_id uuid NOT NULL,
    whom     text NOT NULL CHECK (whom IN ('HOST', 'FALLBACK', 'WEBHOOK')),
    due_at   timestamptz,
    tries    int NOT NULL DEFAULT 0,
    told_at  timestamptz,
    failure  text, -- of the last try, in words for staff
    PRIMARY KEY (space_id, visit_id, whom),
    FOREIGN KEY (space_id, visit_id) REFERENCES visit ON DELETE CASCADE,
    CHECK (told_at IS NULL OR due_at IS NULL)
);
CREATE INDEX telling_due ON telling (due_at) WHERE due_at IS NOT NULL;
