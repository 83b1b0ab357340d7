-- Version 8: what a gesture does and who made it are typed. Gestures from before keep what they said (what, author, undoes,
-- redoes), because their hash covers it; their new columns are empty. See the package imr.ledger.
--
-- Each statement can be run again, as always.

-- The batch actions that gestures belong to, each once.
CREATE TABLE IF NOT EXISTS batch (
  number INTEGER PRIMARY KEY,
  id UUID NOT NULL,
  starter VARCHAR NOT NULL,                    -- the person who started it
  letters INTEGER NOT NULL                     -- how many letters it set out to change
);

ALTER TABLE gesture ALTER COLUMN what DROP NOT NULL;                 -- empty from version 8 on
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS version VARCHAR;        -- of the program that made it; null for a person
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS act VARCHAR;            -- its kind; null before version 8
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS act_subject VARCHAR;    -- the target that it was aimed at, or null
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS act_field INTEGER;
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS act_entry VARCHAR;
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS act_number INTEGER;     -- a gesture's number or a count
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS act_text VARCHAR;       -- a person's name or a check's id
ALTER TABLE gesture ADD COLUMN IF NOT EXISTS batch INTEGER;
