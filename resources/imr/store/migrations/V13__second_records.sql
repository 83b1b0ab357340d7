-- Version 13: second records of letters are kept as documents too: rounds of double annotation, each gesture of a
-- second record, and that one is compared with the first. What kinds there are is the program's business from now on.

ALTER TABLE document ALTER COLUMN kind VARCHAR NOT NULL;
