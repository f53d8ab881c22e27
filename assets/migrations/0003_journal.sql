-- Decisions are made in steps, each by somebody: one change, or one for each of many articles.
-- Undoing and redoing are steps, too, so that the journal tells all that has ever happened, in order.
CREATE TABLE step (
    step    INTEGER PRIMARY KEY AUTOINCREMENT, -- the order; the time is only told
    uid     BLOB    NOT NULL UNIQUE DEFAULT (randomblob(16)), -- the same wherever this step is merged to
    who     TEXT,                              -- NULL where nobody gave a name
    made_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)), -- ms since 1970, UTC
    action  TEXT    NOT NULL CHECK (action IN ('decide', 'undo', 'redo', 'merge')),
    target  INTEGER REFERENCES step (step),    -- the step that this one undoes or redoes
    merged  INTEGER REFERENCES step (step),    -- the merge that brought this step; nothing changed here by it
    stack   TEXT CHECK (stack IN ('done', 'undone')) -- what undo and redo may still take; NULL: neither
) STRICT;

CREATE INDEX step_by_stack ON step (stack, step) WHERE stack IS NOT NULL;
CREATE INDEX step_by_target ON step (target) WHERE target IS NOT NULL;

ALTER TABLE journal RENAME TO journal_1;

-- Every change, with the value that it replaced. Rows are never changed or deleted.
CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    step    INTEGER NOT NULL REFERENCES step (step),
    article BLOB    NOT NULL REFERENCES article (id),
    what    TEXT    NOT NULL CHECK (what IN ('state', 'tag', 'note')),
    old     TEXT, -- NULL: there was no such tag, or no note
    new     TEXT, -- NULL: there is none now
    CHECK (old IS NOT new)
) STRICT;

CREATE INDEX journal_by_step ON journal (step);
CREATE INDEX journal_by_article ON journal (article);

CREATE TABLE tag (
    article BLOB NOT NULL REFERENCES article (id),
    tag     TEXT NOT NULL, -- one word, in lower case
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_by_tag ON tag (tag, article);

CREATE TABLE note (
    article BLOB NOT NULL PRIMARY KEY REFERENCES article (id),
    text    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal until now: a row for each decision, which says when it was undone. Each becomes a step, and each undoing
-- one after it. Copies of one library give the same steps the same names.
-- A clock that went back does not change the order of the decisions.
CREATE TEMP TABLE event AS
    SELECT row_number() OVER (ORDER BY place, undoes, iif(undoes, -step, step)) AS step, step AS old_step, undoes, at
    FROM (
        SELECT step, 0 AS undoes, made_at AS at, max(made_at) OVER (ORDER BY step) AS place FROM journal_1
        UNION ALL
        SELECT step, 1, undone_at, max(undone_at, place)
        FROM (SELECT step, undone_at, max(made_at) OVER (ORDER BY step) AS place FROM journal_1)
        WHERE undone_at IS NOT NULL
    );

INSERT INTO step (step, uid, made_at, action, target, stack)
    SELECT
        event.step,
        CAST(hex(old.article) || ' ' || old.step || ' ' || event.undoes || ' ' || event.at AS BLOB),
        event.at,
        iif(event.undoes, 'undo', 'decide'),
        iif(event.undoes, decided.step, NULL),
        iif(old.undone_at IS NULL, 'done', NULL)
    FROM event
    JOIN journal_1 AS old ON old.step = event.old_step
    JOIN event AS decided ON decided.old_step = event.old_step AND NOT decided.undoes
    ORDER BY event.step;

INSERT INTO journal (step, article, what, old, new)
    SELECT event.step, old.article, 'state', iif(event.undoes, old.new, old.old), iif(event.undoes, old.old, old.new)
    FROM event
    JOIN journal_1 AS old ON old.step = event.old_step
    WHERE old.old <> old.new
    ORDER BY event.step;

DROP TABLE event;
DROP TABLE journal_1;
