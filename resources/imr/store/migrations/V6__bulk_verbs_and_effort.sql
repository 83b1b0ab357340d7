-- Version 6: what was done to many letters in one go is kept as a document, so that it can be undone in one go; and how
-- many keys and how much time each letter took.

ALTER TABLE document ALTER COLUMN kind ENUM('GOLD_SET', 'LEDGER', 'SCHEMA', 'BULK') NOT NULL;

-- Not in the journal, since nothing rests on it; in the backups with all else.
CREATE TABLE IF NOT EXISTS effort (
  letter BINARY(32) NOT NULL,                  -- SHA-256 of the letter's text
  annotator VARCHAR NOT NULL,
  "day" DATE NOT NULL,                         -- where the annotator was
  keys INTEGER NOT NULL,                       -- pressed while the letter was on the desk
  seconds INTEGER NOT NULL,                    -- on the desk, pauses left out
  PRIMARY KEY (letter, annotator, "day")
);
