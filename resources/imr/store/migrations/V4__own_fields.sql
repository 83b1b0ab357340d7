-- Version 4: the project's own fields are kept as documents too, each revision one.

ALTER TABLE document ALTER COLUMN kind ENUM('GOLD_SET', 'LEDGER', 'SCHEMA') NOT NULL;
