-- Lines that were typed in the reader, so that they can be had again; the newest by seq. Each stands here once for whoever
-- typed it and where.
CREATE TABLE line (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    who  TEXT NOT NULL, -- empty: no name was known
    kind TEXT NOT NULL CHECK (kind IN ('command', 'filter', 'search')),
    text TEXT NOT NULL CHECK (text <> ''),
    UNIQUE (who, kind, text)
) STRICT;
