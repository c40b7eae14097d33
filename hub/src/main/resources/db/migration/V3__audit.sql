-- Who did what to whom. Each line's mac is over the line and the mac before it, with a key that is not in this database.
-- space_id is null for what concerns no single space, such as a sign-in.
CREATE TABLE audit (
    number   bigint PRIMARY KEY CHECK (number > 0),
    at       timestamptz NOT NULL,
    space_id int,
    actor    text NOT NULL,
    act      text NOT NULL,
    object   text NOT NULL,
    outcome  text NOT NULL,
    address  text NOT NULL,
    mac      bytea NOT NULL
);
CREATE INDEX audit_of_space ON audit (space_id, number);

-- How far the chain goes; whoever adds to it holds this row until the line is committed.
CREATE TABLE audit_head (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    number bigint NOT NULL,
    mac    bytea NOT NULL
);
INSERT INTO audit_head (number, mac) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only added to';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
