-- Devices that ask to be let in, and what an outside broker needs to know of those that are.

-- A device's secret as Mosquitto keeps it ($7$ is PBKDF2 with SHA-512); devices enrolled before this have none.
ALTER TABLE device ADD COLUMN broker_hash text;

-- A row lives ten minutes, or from its confirmation until the device has connected (at most a day).
CREATE TABLE pairing (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code_hash    bytea NOT NULL UNIQUE,
    claim_hash   bytea NOT NULL UNIQUE,
    kind         text NOT NULL CHECK (kind IN ('kiosk', 'screen')),
    said         text,
    asked_from   text NOT NULL,
    secret_hash  bytea NOT NULL,
    broker_hash  text NOT NULL,
    expires_at   timestamptz NOT NULL,
    space_id     int REFERENCES space ON DELETE CASCADE,
    device       text,
    confirmed_at timestamptz,
    CHECK ((confirmed_at IS NULL) = (device IS NULL) AND (device IS NULL) = (space_id IS NULL))
);

CREATE INDEX pairing_by_device ON pairing (space_id, device);
