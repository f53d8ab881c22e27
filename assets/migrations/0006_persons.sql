-- Who is who across articles, as far as it was found out. Nothing here is a decision: all of it can be made again.

-- The person behind the key of a speaker. A key without a row is itself the person.
CREATE TABLE person (
    key    TEXT    NOT NULL, -- as in speaker
    doc    INTEGER NOT NULL, -- 0: in all documents that have no row of their own
    person TEXT    NOT NULL, -- the key that most documents have; with a document where that is another's
    name   TEXT    NOT NULL, -- the commonest in full
    PRIMARY KEY (key, doc)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_by_person ON person (person, doc, key);

-- What there was when that was found out last; a single row.
CREATE TABLE joining (
    only       INTEGER NOT NULL PRIMARY KEY CHECK (only = 0),
    n_speakers INTEGER NOT NULL, -- rows of speaker
    n_quotes   INTEGER NOT NULL  -- their quotations
) STRICT;

-- Whether a speaker is a person rather than an organisation or a place; NULL where an older program did not note it.
ALTER TABLE speaker ADD COLUMN is_person INTEGER CHECK (is_person IN (0, 1));
