-- Version 3: what is kept for good beside the letters, as it was written: gold sets, and ledgers of a letter that
-- another workbench holds and that do not follow from this one's. Rows are added and never changed.

CREATE TABLE IF NOT EXISTS document (
  number INTEGER PRIMARY KEY,                  -- order of arrival, from 1
  kind ENUM('GOLD_SET', 'LEDGER') NOT NULL,
  about VARCHAR NOT NULL,                      -- the letter's id; empty where it is about no single one
  name VARCHAR NOT NULL,                       -- unique among those of its kind about the same
  at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  sha256 BINARY(32) NOT NULL,                  -- of the text as UTF-8
  text CLOB NOT NULL
);
