-- The catalogue: every article that was ever read, where its files lie, and what the engine found in it.
-- Nothing here is a decision: all of it can be made again from the files.

-- What the list shows of an article. Slim, so that a long list is read fast.
CREATE TABLE document (
    doc      INTEGER PRIMARY KEY,
    id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 32), -- BLAKE3 of the content
    title    TEXT    NOT NULL, -- in one line, without markup
    date     TEXT,             -- the article's own, YYYY-MM-DD
    source   TEXT,             -- the outlet
    size     INTEGER NOT NULL, -- of the content, in bytes
    n_words  INTEGER NOT NULL,
    n_quotes INTEGER,          -- NULL where there is no analysis
    engine   INTEGER           -- which engine has seen it last; NULL where none has, or where it is to be seen again
) STRICT;

-- A path, and the article that was last read there. Two files of equal content are one article.
CREATE TABLE file (
    path     BLOB    NOT NULL PRIMARY KEY,
    doc      INTEGER NOT NULL REFERENCES document (doc),
    size     INTEGER NOT NULL,
    modified INTEGER, -- ns since 1970, UTC; NULL for what is no file
    sure     INTEGER NOT NULL CHECK (sure IN (0, 1)), -- whether a change would have shown in the time
    day      TEXT,    -- what the list is sorted by: the article's own date, else the day of the file
    arrived  INTEGER NOT NULL, -- ms since 1970, UTC
    state    TEXT    NOT NULL CHECK (state IN ('present', 'changed', 'missing'))
) STRICT, WITHOUT ROWID;

CREATE INDEX file_by_day ON file (day DESC, path, doc, state, modified);
CREATE INDEX file_by_doc ON file (doc);

-- The article as decoded.
CREATE TABLE text (
    doc  INTEGER PRIMARY KEY REFERENCES document (doc),
    text TEXT NOT NULL
) STRICT;

-- What the engine found, in the form of src/library/stored.rs.
CREATE TABLE analysis (
    doc   INTEGER PRIMARY KEY REFERENCES document (doc),
    bytes BLOB NOT NULL
) STRICT;

-- Who with a name is quoted in which article.
CREATE TABLE speaker (
    doc              INTEGER NOT NULL REFERENCES document (doc),
    key              TEXT    NOT NULL, -- the same for all spellings of the name
    name             TEXT    NOT NULL, -- the fullest in the article
    role             TEXT,
    n_quotes         INTEGER NOT NULL,
    least_confidence REAL    NOT NULL, -- of its quotations, from 0 to 1
    PRIMARY KEY (doc, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX speaker_by_key ON speaker (key, doc);

-- Full text; rowid = doc. The last four columns hold names as printed, and the keys of their spellings.
CREATE VIRTUAL TABLE fts USING fts5 (
    title, body, said, speaker, person, org, place,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
