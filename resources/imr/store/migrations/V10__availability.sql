-- Version 10: which letters are archived or in the trash is kept as documents too, one for each time letters are moved.

ALTER TABLE document ALTER COLUMN kind ENUM('GOLD_SET', 'LEDGER', 'SCHEMA', 'BULK', 'AVAILABILITY') NOT NULL;
