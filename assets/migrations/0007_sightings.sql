-- Which articles were opened, in order, so that other readers of the library learn of it. Each stands here once at most;
-- what was opened before this table was made does not.
CREATE TABLE sighting (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    article BLOB    NOT NULL REFERENCES article (id)
) STRICT;
