-- A team library, version 1: letters and their ledgers on a PostgreSQL server, and who may do what with them.
--
-- The rights are the server's, not the program's: whoever connects with a tool of their own can do no more than with the
-- program. Roles: annotator, adjudicator (may do all that an annotator may), administrator (all that an adjudicator may).
-- Whoever ran "team init" owns the tables and is beyond these rules; that account isn't for daily work.
--
-- Rows of letter_text, original, gesture, moving and document are written once and never changed. Texts are UTF-8 in
-- bytea, because a letter may have characters that the type text can't hold. Times of gestures are seconds and
-- nanoseconds, because timestamptz has only microseconds. Offsets are UTF-16 indices.

-- The people of the team.
CREATE TABLE member (
  login name PRIMARY KEY,                       -- the server's user
  name text NOT NULL UNIQUE,                    -- as histories show it: the author of this user's gestures
  role text NOT NULL CHECK (role IN ('annotator', 'adjudicator', 'administrator')),
  added timestamptz NOT NULL DEFAULT now()
);

-- One row: a secret that only members can read, for what the program keeps on their computers.
CREATE TABLE library (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  secret bytea NOT NULL
);
INSERT INTO library(secret)
  VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

CREATE TABLE letter (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- order of arrival; numbers can be missing
  id bytea NOT NULL UNIQUE CHECK (length(id) = 32),         -- SHA-256 of the text
  name text NOT NULL,
  recognised boolean NOT NULL,
  added_seconds bigint NOT NULL DEFAULT 0,                  -- when its first gesture was made
  added_nanos integer NOT NULL DEFAULT 0,
  gestures integer NOT NULL DEFAULT 0,                      -- number of its last gesture
  title text NOT NULL,
  line text NOT NULL,
  items integer NOT NULL,
  open_blanks integer NOT NULL,
  blanks integer NOT NULL,
  state text NOT NULL CHECK (state IN ('NEW', 'IN_REVIEW', 'FINISHED')),
  flagged boolean NOT NULL,
  availability text NOT NULL DEFAULT 'LISTED' CHECK (availability IN ('LISTED', 'ARCHIVED', 'TRASHED')),
  written_by name NOT NULL DEFAULT session_user,
  changed xid8 NOT NULL DEFAULT pg_current_xact_id()        -- the transaction that changed the row last
);
CREATE INDEX letter_changed ON letter(changed);

CREATE TABLE letter_text (
  letter integer PRIMARY KEY REFERENCES letter,
  text bytea NOT NULL
);

CREATE TABLE original (
  letter integer PRIMARY KEY REFERENCES letter,
  format text NOT NULL,
  sha256 bytea NOT NULL,
  bytes bytea NOT NULL,
  CHECK (sha256 = sha256(bytes))
);

-- What somebody did in one go. All columns but the letter and the bytes are read from the bytes by a trigger, so that
-- none of them can say anything else.
CREATE TABLE gesture (
  letter integer NOT NULL REFERENCES letter,
  number integer NOT NULL,
  act text,                                     -- null in the first format
  act_number integer NOT NULL DEFAULT 0,
  author text NOT NULL,
  program boolean NOT NULL DEFAULT false,
  at_seconds bigint NOT NULL,
  at_nanos integer NOT NULL,
  batch uuid,
  batch_by text,
  batch_letters integer,
  sha256 bytea NOT NULL,
  bytes bytea NOT NULL,                         -- as imr.ledger.GestureCodec has it
  written_by name NOT NULL DEFAULT session_user,
  written timestamptz NOT NULL DEFAULT clock_timestamp(),
  place bigint GENERATED ALWAYS AS IDENTITY,    -- order of writing
  PRIMARY KEY (letter, number)
);
CREATE INDEX gesture_batch ON gesture(batch) WHERE batch IS NOT NULL;

-- Each time that a letter was archived, trashed or restored.
CREATE TABLE moving (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  letter integer NOT NULL REFERENCES letter,
  availability text NOT NULL,
  at_seconds bigint NOT NULL,
  at_nanos integer NOT NULL,
  written_by name NOT NULL DEFAULT session_user
);
CREATE INDEX moving_letter ON moving(letter);

CREATE TABLE document (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  about text NOT NULL,
  name text NOT NULL,
  at_seconds bigint NOT NULL,
  at_nanos integer NOT NULL,
  sha256 bytea NOT NULL,
  text bytea NOT NULL,
  written_by name NOT NULL DEFAULT session_user,
  UNIQUE (kind, about, name),
  CHECK (sha256 = sha256(text))
);

CREATE TABLE prediction_run (
  name text PRIMARY KEY,
  author text NOT NULL,
  version text NOT NULL,
  at_seconds bigint NOT NULL,
  at_nanos integer NOT NULL,
  format text NOT NULL,
  written_by name NOT NULL DEFAULT session_user
);

CREATE TABLE prediction (
  run text NOT NULL,
  letter bytea NOT NULL,
  sha256 bytea NOT NULL,
  text bytea NOT NULL,
  PRIMARY KEY (run, letter),
  CHECK (sha256 = sha256(text))
);

CREATE TABLE effort (
  letter bytea NOT NULL,
  annotator text NOT NULL,
  day date NOT NULL,
  keys integer NOT NULL CHECK (keys >= 0),
  seconds integer NOT NULL CHECK (seconds >= 0),
  PRIMARY KEY (letter, annotator, day)
);

-- Who has a letter open. A lease that wasn't renewed for a minute, by the server's clock, is over. Leases are advice: they
-- keep nobody from writing, and the numbers of gestures keep what is written in order.
CREATE TABLE lease (
  letter bytea PRIMARY KEY,
  login name NOT NULL DEFAULT session_user,
  name text NOT NULL,
  session uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  beat timestamptz NOT NULL DEFAULT now()
);

-- Letters that wait to be handed out, each to one person.
CREATE TABLE queue (
  letter integer PRIMARY KEY REFERENCES letter,
  place bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  written_by name NOT NULL DEFAULT session_user
);

-- Who annotates which letter once more without seeing its record. Follows from the documents that say so.
CREATE TABLE second_reader (
  letter integer NOT NULL REFERENCES letter,
  name text NOT NULL,
  round text NOT NULL,
  starts timestamptz NOT NULL,
  opened boolean NOT NULL,                      -- the two records are being compared, or were
  PRIMARY KEY (letter, name, round)
);

-- What was learned from the letters, so that each computer needn't learn it again.
CREATE TABLE shared_model (
  name text PRIMARY KEY,
  learned_from text NOT NULL,                   -- which letters in which state, as the program has it
  sha256 bytea NOT NULL,
  bytes bytea NOT NULL,
  written_by name NOT NULL DEFAULT session_user,
  CHECK (sha256 = sha256(bytes))
);

-- Who is asking.

CREATE FUNCTION my_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${schema}, pg_temp AS
$$ SELECT name FROM member WHERE login = session_user $$;

CREATE FUNCTION is_adjudicator() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT pg_has_role(session_user, '${adjudicator}', 'MEMBER') $$;

CREATE FUNCTION is_administrator() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT pg_has_role(session_user, '${administrator}', 'MEMBER') $$;

-- Kinds of documents that other annotators must not see: one annotator's second record of a double annotation.
CREATE FUNCTION is_blind(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT kind = 'PASS_GESTURE' $$;

-- Reading the bytes of a gesture.

CREATE FUNCTION int_at(b bytea, at integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT (get_byte(b, at) << 24) | (get_byte(b, at + 1) << 16) | (get_byte(b, at + 2) << 8) | get_byte(b, at + 3) $$;

CREATE FUNCTION long_at(b bytea, at integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT (${schema}.int_at(b, at)::bigint << 32) | (${schema}.int_at(b, at + 4)::bigint & 4294967295) $$;

CREATE FUNCTION text_at(b bytea, at integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT convert_from(substring(b FROM at + 5 FOR ${schema}.int_at(b, at)), 'UTF8') $$;

CREATE FUNCTION gesture_is_to_be_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
DECLARE
  b bytea := NEW.bytes;
  at integer := 5;
  hashed bytea := b;
  hex text;
BEGIN
  NEW.number := int_at(b, 1);
  UPDATE letter SET gestures = NEW.number, changed = pg_current_xact_id()
    WHERE number = NEW.letter AND gestures = NEW.number - 1
    RETURNING encode(letter.id, 'hex') INTO hex;
  IF hex IS NULL THEN
    RAISE EXCEPTION 'another gesture has this number' USING ERRCODE = 'IM001';
  END IF;
  IF get_byte(b, 0) = 2 THEN
    NEW.act := text_at(b, at);
    at := at + 4 + int_at(b, at);
    IF get_byte(b, at) = 1 THEN
      at := at + 1;
      FOR part IN 1..3 LOOP at := at + 4 + int_at(b, at); END LOOP;
    ELSE
      at := at + 1;
    END IF;
    NEW.act_number := int_at(b, at);
    at := at + 4;
    at := at + 4 + int_at(b, at);
    NEW.author := text_at(b, at);
    at := at + 4 + int_at(b, at);
    NEW.program := get_byte(b, at) = 1;
    at := at + 1;
    at := at + 4 + int_at(b, at);
    NEW.at_seconds := long_at(b, at);
    NEW.at_nanos := int_at(b, at + 8);
    at := at + 12;
    NEW.batch := NULL;
    NEW.batch_by := NULL;
    NEW.batch_letters := NULL;
    IF get_byte(b, at) = 1 THEN
      at := at + 1;
      NEW.batch := text_at(b, at)::uuid;
      at := at + 4 + int_at(b, at);
      NEW.batch_by := text_at(b, at);
      at := at + 4 + int_at(b, at);
      NEW.batch_letters := int_at(b, at);
    END IF;
  ELSIF get_byte(b, 0) = 1 AND is_administrator() THEN
    hashed := substring(b FROM 2);
    NEW.act := NULL;
    at := at + 4 + int_at(b, at);
    NEW.author := text_at(b, at);
    at := at + 4 + int_at(b, at);
    NEW.program := false;
    NEW.at_seconds := long_at(b, at);
    NEW.at_nanos := int_at(b, at + 8);
  ELSE
    RAISE EXCEPTION 'not a gesture' USING ERRCODE = '42501';
  END IF;
  NEW.sha256 := sha256('\x00000040'::bytea || convert_to(hex, 'UTF8') || hashed);
  NEW.written_by := session_user;
  NEW.written := clock_timestamp();
  IF NOT is_administrator()
      AND NOT (NEW.program AND NEW.act IN ('suggest', 're-extract'))
      AND (NEW.program OR NEW.author IS DISTINCT FROM my_name()) THEN
    RAISE EXCEPTION 'a gesture in another name' USING ERRCODE = '42501';
  END IF;
  IF NEW.number = 1 THEN
    UPDATE letter SET added_seconds = NEW.at_seconds, added_nanos = NEW.at_nanos WHERE number = NEW.letter;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER gesture_is_to_be_written BEFORE INSERT ON gesture
  FOR EACH ROW EXECUTE FUNCTION gesture_is_to_be_written();

CREATE FUNCTION text_is_to_be_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
BEGIN
  IF (SELECT id FROM letter WHERE number = NEW.letter) IS DISTINCT FROM sha256(NEW.text) THEN
    RAISE EXCEPTION 'not the text of this letter' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER text_is_to_be_written BEFORE INSERT ON letter_text
  FOR EACH ROW EXECUTE FUNCTION text_is_to_be_written();

CREATE FUNCTION moving_is_to_be_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
BEGIN
  NEW.written_by := session_user;
  UPDATE letter SET availability = NEW.availability WHERE number = NEW.letter;
  RETURN NEW;
END
$$;
CREATE TRIGGER moving_is_to_be_written BEFORE INSERT ON moving
  FOR EACH ROW EXECUTE FUNCTION moving_is_to_be_written();

-- Whoever writes is in the row, whatever the statement says.
CREATE FUNCTION writer_is_the_user() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  NEW.written_by := session_user;
  RETURN NEW;
END
$$;
CREATE TRIGGER writer_is_the_user BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION writer_is_the_user();
CREATE TRIGGER writer_is_the_user BEFORE INSERT ON document FOR EACH ROW EXECUTE FUNCTION writer_is_the_user();
CREATE TRIGGER writer_is_the_user BEFORE INSERT ON prediction_run
  FOR EACH ROW EXECUTE FUNCTION writer_is_the_user();
CREATE TRIGGER writer_is_the_user BEFORE INSERT ON queue FOR EACH ROW EXECUTE FUNCTION writer_is_the_user();
CREATE TRIGGER writer_is_the_user BEFORE INSERT OR UPDATE ON shared_model
  FOR EACH ROW EXECUTE FUNCTION writer_is_the_user();

-- A lease's times are the server's, and its holder is who asks.
CREATE FUNCTION lease_is_to_be_written() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  NEW.login := session_user;
  NEW.name := ${schema}.my_name();
  NEW.beat := clock_timestamp();
  NEW.since := clock_timestamp();
  IF TG_OP = 'UPDATE' THEN
    IF NEW.session = OLD.session THEN
      NEW.since := OLD.since;
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER lease_is_to_be_written BEFORE INSERT OR UPDATE ON lease
  FOR EACH ROW EXECUTE FUNCTION lease_is_to_be_written();

-- Whoever had the letter open hears of it.
CREATE FUNCTION lease_was_taken_over() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM pg_notify('imr_leases', encode(OLD.letter, 'hex'));
  RETURN NULL;
END
$$;
CREATE TRIGGER lease_was_taken_over AFTER UPDATE ON lease
  FOR EACH ROW WHEN (OLD.session <> NEW.session) EXECUTE FUNCTION lease_was_taken_over();
CREATE TRIGGER lease_was_let_go AFTER DELETE ON lease FOR EACH ROW EXECUTE FUNCTION lease_was_taken_over();

-- Rounds, second records, and comparisons say who must not see what.
CREATE FUNCTION document_was_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
DECLARE
  described jsonb;
  about integer;
  part text[] := string_to_array(NEW.name, E'\t');
BEGIN
  IF NEW.kind = 'DOUBLE_ROUND' THEN
    BEGIN
      described := convert_from(NEW.text, 'UTF8')::jsonb;
      INSERT INTO second_reader(letter, name, round, starts, opened)
        SELECT l.number, described->>'person', NEW.name,
            CASE WHEN described->>'from' = described->>'at' THEN '-infinity' ELSE (described->>'from')::timestamptz END, false
          FROM jsonb_array_elements(described->'letters') AS m JOIN letter l ON l.id = decode(m->>'textSha256', 'hex')
          WHERE described->>'person' IS NOT NULL
        ON CONFLICT DO NOTHING;
      -- Every window reads the letters again, here and below.
      UPDATE letter SET flagged = flagged
        WHERE id IN (SELECT decode(m->>'textSha256', 'hex') FROM jsonb_array_elements(described->'letters') AS m);
    EXCEPTION WHEN data_exception THEN
      NULL; -- not a round; the program reads it as none
    END;
  ELSIF NEW.kind IN ('PASS_GESTURE', 'ADJUDICATION') AND NEW.about ~ '^[0-9a-f]{64}$' THEN
    UPDATE letter SET flagged = flagged WHERE id = decode(NEW.about, 'hex') RETURNING number INTO about;
    IF NEW.kind = 'ADJUDICATION' THEN
      UPDATE second_reader SET opened = true WHERE letter = about AND round = part[1] AND name = part[2];
    ELSIF about IS NOT NULL THEN
      INSERT INTO second_reader(letter, name, round, starts, opened)
        SELECT about, part[2], part[1], '-infinity', EXISTS (SELECT 1 FROM document d
            WHERE d.kind = 'ADJUDICATION' AND d.about = NEW.about AND d.name = part[1] || E'\t' || part[2])
        ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER document_was_written AFTER INSERT ON document
  FOR EACH ROW EXECUTE FUNCTION document_was_written();

-- True where the one who asks annotates the letter once more, without seeing its record.
CREATE FUNCTION is_hidden(of integer) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT NOT ${schema}.is_adjudicator() AND EXISTS (SELECT 1 FROM ${schema}.second_reader s
     WHERE s.letter = of AND s.name = ${schema}.my_name() AND NOT s.opened AND s.starts <= now()) $$;

-- Hands the next letter of the queue to the one who asks; null for none. Two who ask at once get different letters.
CREATE FUNCTION take_from_queue() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
DECLARE
  taken integer;
BEGIN
  SELECT q.letter INTO taken FROM queue q JOIN letter l ON l.number = q.letter
    WHERE l.availability = 'LISTED' AND l.state <> 'FINISHED'
      AND NOT EXISTS (SELECT 1 FROM second_reader s
        WHERE s.letter = q.letter AND s.name = my_name() AND NOT s.opened)
    ORDER BY q.place LIMIT 1 FOR UPDATE OF q SKIP LOCKED;
  DELETE FROM queue WHERE letter = taken;
  RETURN taken;
END
$$;

-- Every window hears of a letter that was written.
CREATE FUNCTION letter_was_written() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM pg_notify('imr_letters', encode(NEW.id, 'hex'));
  RETURN NULL;
END
$$;
CREATE TRIGGER letter_was_written AFTER INSERT OR UPDATE ON letter
  FOR EACH ROW EXECUTE FUNCTION letter_was_written();

CREATE FUNCTION letter_is_to_be_changed() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  NEW.changed := pg_current_xact_id();
  RETURN NEW;
END
$$;
CREATE TRIGGER letter_is_to_be_changed BEFORE UPDATE ON letter
  FOR EACH ROW EXECUTE FUNCTION letter_is_to_be_changed();

-- The rows that are never changed, not even by the owner in passing. Only deleting for good takes rows away.
CREATE FUNCTION is_never_changed() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('imr.deleting', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER is_never_changed BEFORE UPDATE OR DELETE ON letter_text
  FOR EACH ROW EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON letter_text EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_changed BEFORE UPDATE OR DELETE ON original
  FOR EACH ROW EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON original EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_changed BEFORE UPDATE OR DELETE ON gesture
  FOR EACH ROW EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON gesture EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_changed BEFORE UPDATE OR DELETE ON moving
  FOR EACH ROW EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON moving EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_changed BEFORE UPDATE OR DELETE ON document
  FOR EACH ROW EXECUTE FUNCTION is_never_changed();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON document EXECUTE FUNCTION is_never_changed();

-- Deletes letters that are in the trash for good; gives how many.
CREATE FUNCTION delete_for_good(ids bytea[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
DECLARE
  gone integer[];
BEGIN
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'only an administrator deletes for good' USING ERRCODE = '42501';
  END IF;
  PERFORM set_config('imr.deleting', 'on', true);
  SELECT array_agg(number) INTO gone FROM
    (SELECT number FROM letter WHERE id = ANY(ids) AND availability = 'TRASHED' FOR UPDATE) AS trashed;
  DELETE FROM prediction WHERE letter IN (SELECT id FROM letter WHERE number = ANY(gone));
  DELETE FROM effort WHERE letter IN (SELECT id FROM letter WHERE number = ANY(gone));
  DELETE FROM lease WHERE letter IN (SELECT id FROM letter WHERE number = ANY(gone));
  DELETE FROM queue WHERE letter = ANY(gone);
  DELETE FROM second_reader WHERE letter = ANY(gone);
  DELETE FROM shared_model;
  DELETE FROM document WHERE about IN (SELECT encode(id, 'hex') FROM letter WHERE number = ANY(gone));
  DELETE FROM moving WHERE letter = ANY(gone);
  DELETE FROM gesture WHERE letter = ANY(gone);
  DELETE FROM original WHERE letter = ANY(gone);
  DELETE FROM letter_text WHERE letter = ANY(gone);
  PERFORM pg_notify('imr_letters', encode(id, 'hex')) FROM letter WHERE number = ANY(gone);
  DELETE FROM letter WHERE number = ANY(gone);
  PERFORM set_config('imr.deleting', 'off', true);
  RETURN coalesce(array_length(gone, 1), 0);
END
$$;

-- Rights.

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC;
GRANT USAGE ON SCHEMA ${schema} TO ${annotator};
GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${annotator};
GRANT EXECUTE ON FUNCTION my_name(), is_adjudicator(), is_administrator(), is_blind(text), int_at(bytea, integer),
  long_at(bytea, integer), text_at(bytea, integer), is_hidden(integer), take_from_queue() TO ${annotator};
GRANT EXECUTE ON FUNCTION delete_for_good(bytea[]) TO ${administrator};

GRANT INSERT (id, name, recognised, title, line, items, open_blanks, blanks, state, flagged) ON letter TO ${annotator};
GRANT UPDATE (title, line, items, open_blanks, blanks, state, flagged) ON letter TO ${annotator};
GRANT INSERT ON letter_text, original TO ${annotator};
GRANT INSERT (letter, bytes) ON gesture TO ${annotator};
GRANT INSERT (letter, availability, at_seconds, at_nanos) ON moving TO ${annotator};
GRANT INSERT (kind, about, name, at_seconds, at_nanos, sha256, text) ON document TO ${annotator};
GRANT INSERT (name, author, version, at_seconds, at_nanos, format) ON prediction_run TO ${annotator};
GRANT INSERT, UPDATE ON prediction TO ${annotator};
GRANT DELETE ON prediction, prediction_run TO ${adjudicator};
GRANT INSERT, UPDATE ON effort TO ${annotator};
GRANT INSERT (letter, session), UPDATE (session), DELETE ON lease TO ${annotator};
GRANT INSERT (letter), DELETE ON queue TO ${adjudicator};
GRANT INSERT (name, learned_from, sha256, bytes), UPDATE (learned_from, sha256, bytes) ON shared_model TO ${annotator};

-- Whoever annotates a letter once more sees what programs suggested at first, and their own gestures.
ALTER TABLE gesture ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON gesture FOR SELECT
  USING (number = 1 OR written_by = session_user OR (SELECT is_adjudicator())
    OR NOT EXISTS (SELECT 1 FROM second_reader s
      WHERE s.letter = gesture.letter AND s.name = (SELECT my_name()) AND NOT s.opened AND s.starts <= now()));
CREATE POLICY written ON gesture FOR INSERT WITH CHECK (true);

ALTER TABLE document ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON document FOR SELECT
  USING (NOT is_blind(kind) OR written_by = session_user OR is_adjudicator());
CREATE POLICY written ON document FOR INSERT
  WITH CHECK (CASE
    WHEN kind IN ('SCHEMA', 'GOLD_SET', 'DOUBLE_ROUND', 'ADJUDICATION') THEN is_adjudicator()
    -- round, person, number
    WHEN is_blind(kind) THEN split_part(name, E'\t', 2) = my_name() OR is_administrator()
    ELSE true END);

ALTER TABLE effort ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON effort FOR SELECT USING (annotator = my_name() OR is_adjudicator());
CREATE POLICY written ON effort FOR INSERT WITH CHECK (annotator = my_name() OR is_administrator());
CREATE POLICY added_to ON effort FOR UPDATE USING (annotator = my_name() OR is_administrator())
  WITH CHECK (annotator = my_name() OR is_administrator());

ALTER TABLE lease ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON lease FOR SELECT USING (true);
CREATE POLICY taken ON lease FOR INSERT WITH CHECK (login = session_user AND name = my_name());
CREATE POLICY taken_over ON lease FOR UPDATE USING (true) WITH CHECK (login = session_user AND name = my_name());
CREATE POLICY let_go ON lease FOR DELETE USING (login = session_user);
