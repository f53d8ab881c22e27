-- What readers say against the analysis of an article, or beside it. One row for each matter: the speaker, the extent
-- or the verdict of the quotation at a place, or whether two names are one person's.
CREATE TABLE correction (
    article    BLOB NOT NULL REFERENCES article (id),
    matter     TEXT NOT NULL,
    correction TEXT NOT NULL, -- JSON, in the form of src/library/correction/stored.rs
    PRIMARY KEY (article, matter)
) STRICT, WITHOUT ROWID;

-- The journal tells of them, too.
CREATE TABLE journal_4 (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    step    INTEGER NOT NULL REFERENCES step (step),
    article BLOB    NOT NULL REFERENCES article (id),
    what    TEXT    NOT NULL CHECK (what IN ('state', 'tag', 'note', 'correction')),
    matter  TEXT,    -- of a correction
    old     TEXT, -- NULL: there was no such tag, note or correction
    new     TEXT, -- NULL: there is none now
    CHECK (old IS NOT new),
    CHECK ((what = 'correction') = (matter IS NOT NULL))
) STRICT;

INSERT INTO journal_4 (seq, step, article, what, old, new)
    SELECT seq, step, article, what, old, new FROM journal ORDER BY seq;

DROP TABLE journal;
ALTER TABLE journal_4 RENAME TO journal;

CREATE INDEX journal_by_step ON journal (step);
CREATE INDEX journal_by_article ON journal (article);

-- The least confidence in a speaker of the document's quotations, named or described; NULL where there is none.
ALTER TABLE document ADD COLUMN least_confidence REAL;
UPDATE document SET least_confidence = (SELECT min(least_confidence) FROM speaker WHERE speaker.doc = document.doc);
