-- A round that anyone but each letter's first annotator may do: until somebody begins a letter, its record is hidden
-- from everyone who still may.

-- The row of such a round has no name.
ALTER TABLE second_reader ADD COLUMN first text;  -- who annotated it first, as far as that was known by then

-- Who first decided on a value; null for nobody, and where that was kept in the old form.
CREATE FUNCTION first_annotator(of integer) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$ SELECT CASE WHEN act IS NOT NULL THEN author END FROM gesture
     WHERE letter = of AND NOT program AND number > 1 AND coalesce(act, '') NOT IN
       ('re-extract', 'note', 'flag', 'unflag', 'assign', 'dismiss-check', 'settle-claim', 'undo', 'redo')
     ORDER BY number LIMIT 1 $$;

-- True where a row says that this person must not see the letter's record.
CREATE FUNCTION blinds(s second_reader, person text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT NOT s.opened AND s.starts <= now() AND CASE s.name WHEN '' THEN
     coalesce(coalesce(s.first, ${schema}.first_annotator(s.letter)) <> person, false) ELSE s.name = person END $$;

CREATE OR REPLACE FUNCTION is_hidden(of integer) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT NOT ${schema}.is_adjudicator() AND EXISTS (SELECT 1 FROM ${schema}.second_reader s
     WHERE s.letter = of AND ${schema}.blinds(s, ${schema}.my_name())) $$;

DROP POLICY readable ON gesture;
CREATE POLICY readable ON gesture FOR SELECT
  USING (number = 1 OR written_by = session_user OR (SELECT is_adjudicator())
    OR NOT EXISTS (SELECT 1 FROM second_reader s
      WHERE s.letter = gesture.letter AND s.name IN ('', (SELECT my_name())) AND blinds(s, (SELECT my_name()))));

CREATE OR REPLACE FUNCTION take_from_queue() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$
DECLARE
  taken integer;
BEGIN
  SELECT q.letter INTO taken FROM queue q JOIN letter l ON l.number = q.letter
    WHERE l.availability = 'LISTED' AND l.state <> 'FINISHED'
      AND NOT EXISTS (SELECT 1 FROM second_reader s
        WHERE s.letter = q.letter AND NOT s.opened AND (s.name = my_name()
          OR s.name = '' AND coalesce(s.first, first_annotator(s.letter)) <> my_name()))
    ORDER BY q.place LIMIT 1 FOR UPDATE OF q SKIP LOCKED;
  DELETE FROM queue WHERE letter = taken;
  RETURN taken;
END
$$;

-- What a round says of its letters.
CREATE FUNCTION take_round(round text, described jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS
$$ INSERT INTO second_reader(letter, name, round, starts, opened, first)
     SELECT l.number, coalesce(described->>'person', ''), round,
         CASE WHEN described->>'from' = described->>'at' THEN '-infinity' ELSE (described->>'from')::timestamptz END,
         described->>'person' IS NULL AND EXISTS (SELECT 1 FROM second_reader s WHERE s.letter = l.number AND s.round = take_round.round),
         m->>'first'
       FROM jsonb_array_elements(described->'letters') AS m JOIN letter l ON l.id = decode(m->>'textSha256', 'hex')
     ON CONFLICT DO NOTHING $$;

CREATE OR REPLACE FUNCTION document_was_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
      PERFORM take_round(NEW.name, described);
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
      -- Whoever began is the only one who still may.
      UPDATE second_reader SET opened = true WHERE letter = about AND round = part[1] AND name = '';
    END IF;
  END IF;
  RETURN NULL;
END
$$;

-- Rounds of before.
DO $$
DECLARE
  kept record;
BEGIN
  FOR kept IN SELECT name, text FROM document WHERE kind = 'DOUBLE_ROUND' LOOP
    BEGIN
      PERFORM take_round(kept.name, convert_from(kept.text, 'UTF8')::jsonb);
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION first_annotator(integer), blinds(second_reader, text), take_round(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION first_annotator(integer), blinds(second_reader, text) TO ${annotator};
