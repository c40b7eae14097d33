-- Rights: what somebody of the staff may do in a space, and how they prove who they are.

CREATE TABLE staff_role (
    space_id int NOT NULL REFERENCES space ON DELETE CASCADE,
    staff_id int NOT NULL REFERENCES staff ON DELETE CASCADE,
    role     text NOT NULL CHECK (role IN ('owner', 'manager', 'community', 'desk')),
    PRIMARY KEY (space_id, staff_id)
);
CREATE INDEX staff_role_of_staff ON staff_role (staff_id);

-- Until now whoever signed in could do everything everywhere.
INSERT INTO staff_role (space_id, staff_id, role) SELECT space.id, staff.id, 'owner' FROM space CROSS JOIN staff;

-- A password that somebody else has given is good until then, and for nothing but choosing one's own.
ALTER TABLE staff ADD COLUMN password_until timestamptz;

-- WebAuthn. Only the public half is here; the private one never leaves the person's own device.
CREATE TABLE passkey (
    id            text PRIMARY KEY, -- the credential's, base64url
    staff_id      int NOT NULL REFERENCES staff ON DELETE CASCADE,
    name          text NOT NULL,
    authenticator jsonb NOT NULL,
    counter       bigint NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    used_at       timestamptz
);
CREATE INDEX passkey_of_staff ON passkey (staff_id);

-- A browser in which somebody has signed in before is counted by itself, so that an attack does not lock them out.
CREATE TABLE staff_browser (
    token_hash bytea PRIMARY KEY,
    staff_id   int NOT NULL REFERENCES staff ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

-- What a sign-in with a passkey or through another house must answer; used once.
CREATE TABLE sign_in_challenge (
    hash       bytea PRIMARY KEY,
    said       jsonb NOT NULL,
    expires_at timestamptz NOT NULL
);
