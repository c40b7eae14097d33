-- Passes on phones beside those on badges, keys that take turns, and which pass opened the door.

ALTER TABLE pass
    ADD COLUMN kind text NOT NULL DEFAULT 'printed' CHECK (kind IN ('printed', 'live')),
    ADD COLUMN public_key bytea CHECK (octet_length(public_key) = 32), -- the phone's, raw Ed25519
    ADD COLUMN issued_at timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT a_live_pass_has_its_phone CHECK ((kind = 'live') = (public_key IS NOT NULL));

-- A phone's key is bound once: revoked, it never comes back, and it is nobody else's.
CREATE UNIQUE INDEX pass_of_phone ON pass (space_id, public_key);
CREATE UNIQUE INDEX one_phone_a_member ON pass (space_id, member_id) WHERE kind = 'live' AND revoked_at IS NULL;

-- A key is published before it signs, and for as long as anything that it signed is valid.
ALTER TABLE signing_key
    ADD COLUMN signs_from timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN signed_until date, -- the last day of all that it has signed; null before the first
    ADD COLUMN wrapped boolean NOT NULL DEFAULT false; -- the private half is encrypted with the hub's key file

UPDATE signing_key SET signs_from = created_at,
    signed_until = (SELECT max(valid_until) FROM pass
                    WHERE pass.space_id = signing_key.space_id AND pass.key_id = signing_key.id);

ALTER TABLE check_in ADD COLUMN pass_id bigint; -- null from a device of before passes were told

ALTER TABLE space ADD COLUMN printed_badges boolean NOT NULL DEFAULT true; -- whether they suffice at the door
