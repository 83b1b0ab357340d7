-- Version 7: the order of all that was ever written, which no clock tells: each letter that came in, each gesture and each
-- document takes the next number. The journal and the backups have the same numbers.

ALTER TABLE gesture ADD COLUMN IF NOT EXISTS sequence BIGINT DEFAULT 0 NOT NULL;  -- 0: from before version 7

-- What no longer counts since a backup was restored as it was: entries after the first number, up to the last.
CREATE TABLE IF NOT EXISTS abandoned (
  last_entry BIGINT PRIMARY KEY,
  after_entry BIGINT NOT NULL
);
