-- Version 9: from which kind of file a run of predictions came, so that it's known which tool its values were made with.

ALTER TABLE prediction_run ADD COLUMN IF NOT EXISTS format VARCHAR DEFAULT '' NOT NULL;
