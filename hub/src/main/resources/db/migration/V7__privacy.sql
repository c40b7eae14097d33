-- A third purpose beside the walls and the introductions. Nothing is allowed until a member says so.
ALTER TABLE member ADD COLUMN insight boolean NOT NULL DEFAULT false;
