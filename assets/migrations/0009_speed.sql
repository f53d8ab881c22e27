-- How the full-text index is written: many articles at once, and joined with others less often.
-- Nothing of it is written anew.
INSERT INTO fts (fts, rank) VALUES ('hashsize', 8388608); -- bytes that wait before they are written
INSERT INTO fts (fts, rank) VALUES ('automerge', 8);      -- so many parts of one size become one, little by little
INSERT INTO fts (fts, rank) VALUES ('crisismerge', 64);   -- so many, at once
