-- From half an hour before the event until its end, this door is for it alone.
ALTER TABLE event_door ADD COLUMN device text;
