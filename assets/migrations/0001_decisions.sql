-- What is decided about each article. An article without a row is new and was never opened.
CREATE TABLE article (
    id    BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 32), -- BLAKE3 of the content
    state TEXT    NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'kept', 'starred', 'discarded')),
    seen  INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Every decision, with the value that it replaced: what undo reads.
-- Rows are never deleted; a step that was undone says when.
CREATE TABLE journal (
    step      INTEGER PRIMARY KEY AUTOINCREMENT,
    article   BLOB    NOT NULL REFERENCES article (id),
    old       TEXT    NOT NULL,
    new       TEXT    NOT NULL,
    made_at   INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)), -- ms since 1970, UTC
    undone_at INTEGER
) STRICT;

CREATE INDEX journal_done ON journal (step) WHERE undone_at IS NULL;
