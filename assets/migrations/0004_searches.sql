-- Searches that the reader gave a name to, the oldest first by rowid.
CREATE TABLE search (
    name  TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    query TEXT NOT NULL -- as it was typed
) STRICT;
