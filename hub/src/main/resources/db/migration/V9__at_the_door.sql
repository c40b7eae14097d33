-- How a kiosk's page is (DeviceSettings.AtTheDoor); null: as usual.
ALTER TABLE device ADD COLUMN at_the_door jsonb;

-- In which language a member likes to be answered at the door; null where nobody has said. Once they have said it
-- themselves, no import changes it.
ALTER TABLE member
    ADD COLUMN language text CHECK (language IN ('en', 'es', 'fr', 'de', 'pt', 'ar')),
    ADD COLUMN own_language boolean NOT NULL DEFAULT false;
