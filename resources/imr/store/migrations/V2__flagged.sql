-- Version 2: a letter shows in the library whether somebody wants to come back to it or to a field of it.

ALTER TABLE letter ADD COLUMN IF NOT EXISTS flagged BOOLEAN DEFAULT FALSE NOT NULL;
