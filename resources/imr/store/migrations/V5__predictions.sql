-- Version 5: what programs elsewhere say of the letters, a run of one program under a name. Not in the journal, since the
-- files can be taken in again; in the backups with all else.

CREATE TABLE IF NOT EXISTS prediction_run (
  name VARCHAR PRIMARY KEY,
  author VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  at TIMESTAMP(9) WITH TIME ZONE NOT NULL      -- when it was taken in first
);

CREATE TABLE IF NOT EXISTS prediction (
  run VARCHAR NOT NULL,
  letter BINARY(32) NOT NULL,                  -- SHA-256 of the letter's text
  sha256 BINARY(32) NOT NULL,                  -- of the text as UTF-8
  text CLOB NOT NULL,                          -- a record as JSON, with rules and confidences, and what has no place
  PRIMARY KEY (run, letter)
);
