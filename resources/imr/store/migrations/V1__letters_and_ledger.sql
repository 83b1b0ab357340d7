-- The store, version 1: letters and the ledger of what was said of them.
--
-- Every offset is an index into letter_text.text in UTF-16 units, as inside the program; at the rim (records as JSON,
-- exports) offsets are Unicode code points.
--
-- Rows of letter_text, original, gesture and change are written once and never touched again. What stands at a target
-- now is the last change made there; what stood before a change is the change before it at the same target. So nothing
-- is kept twice, and every earlier state of a letter can be read.
--
-- Each statement can be run again, because H2 commits after each and the program can be killed between two.
-- No foreign keys: each would cost an index as large as its table; the hashes of gestures hold the same promise.

CREATE TABLE IF NOT EXISTS letter (
  number INTEGER PRIMARY KEY,                  -- order of arrival, from 1
  id BINARY(32) NOT NULL UNIQUE,               -- SHA-256 of the text as UTF-8
  name VARCHAR NOT NULL,                       -- the file's name as the analyst knows it
  recognised BOOLEAN NOT NULL,
  added TIMESTAMP(9) WITH TIME ZONE NOT NULL,  -- when its first gesture was made
  gestures INTEGER NOT NULL,                   -- number of its last gesture
  -- the headline: worked out from the record at each gesture, so that the library need not read every record
  title VARCHAR NOT NULL,
  line VARCHAR NOT NULL,
  items INTEGER NOT NULL,
  open_blanks INTEGER NOT NULL,
  blanks INTEGER NOT NULL,
  state ENUM('NEW', 'IN_REVIEW', 'FINISHED') NOT NULL
);

CREATE TABLE IF NOT EXISTS letter_text (
  letter INTEGER PRIMARY KEY,
  text CLOB NOT NULL                           -- the canonical text, frozen when the letter came in
);

CREATE TABLE IF NOT EXISTS original (
  letter INTEGER PRIMARY KEY,
  format ENUM('PDF', 'TEXT') NOT NULL,
  sha256 BINARY(32) NOT NULL,                  -- of the bytes
  bytes BLOB NOT NULL                          -- the file that the letter was read from
);

-- Who says something. Each stands here once, because few programs' rules say millions of things.
CREATE TABLE IF NOT EXISTS source (
  number INTEGER PRIMARY KEY,
  kind ENUM('PERSON', 'PROGRAM') NOT NULL,
  name VARCHAR NOT NULL,
  version VARCHAR NOT NULL,                    -- of a program, else empty
  rule VARCHAR NOT NULL                        -- of a program, else empty
);

-- Names of fields, each once.
CREATE TABLE IF NOT EXISTS field (
  number INTEGER PRIMARY KEY,
  path VARCHAR NOT NULL                        -- as the schema writes it: items.request
);

-- What somebody did in one go.
CREATE TABLE IF NOT EXISTS gesture (
  letter INTEGER NOT NULL,
  number INTEGER NOT NULL,                     -- its place in the letter's ledger, from 1
  what VARCHAR NOT NULL,
  author VARCHAR NOT NULL,
  at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  undoes INTEGER NOT NULL,                     -- number of the gesture that it takes back, or 0
  redoes INTEGER NOT NULL,                     -- number of the gesture that it does again, or 0
  first_change BIGINT NOT NULL,                -- its changes are change.id first_change .. first_change + changes - 1
  changes INTEGER NOT NULL,
  sha256 BINARY(32) NOT NULL,                  -- of all that it says, see GestureHash
  PRIMARY KEY (letter, number)
);

-- What stands at a target after a gesture. The quote is not kept: it is the letter's own text at the span.
CREATE TABLE IF NOT EXISTS change (
  id BIGINT PRIMARY KEY,
  letter INTEGER NOT NULL,
  gesture INTEGER NOT NULL,
  subject VARCHAR NOT NULL,                    -- empty for the letter itself, else the id of an item or a citation
  field INTEGER NOT NULL,
  entry VARCHAR NOT NULL,                      -- empty for a whole field, else the id of one entry
  answer ENUM('KNOWN', 'UNREAL', 'UNREAD', 'ABSENT', 'ENTRY', 'REMOVED') NOT NULL,
  said VARCHAR,                                -- KNOWN: the normal form; UNREAD: as typed
  span_start INTEGER,                          -- where the letter says so, end exclusive; null without evidence
  span_end INTEGER,
  status ENUM('SUGGESTED', 'CONFIRMED', 'CORRECTED', 'ADDED', 'REJECTED'),  -- null when REMOVED, and so the rest
  source INTEGER,
  confidence DOUBLE PRECISION,                 -- of a program
  said_at TIMESTAMP(9) WITH TIME ZONE          -- of a person
);
