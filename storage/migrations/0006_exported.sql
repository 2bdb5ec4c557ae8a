-- What a package for Anki last said of each card of a deck that has no ledger, so that a note that says
-- something else gets a later time. It is of this file alone and is never merged.
SELECT shown FROM memory LIMIT 1; -- fails on tables of another version, before anything is changed
CREATE TABLE exported (
	card TEXT PRIMARY KEY,                               -- full id
	hash BLOB NOT NULL CHECK (length(hash) = 16),        -- of all that the note said
	mod  INTEGER NOT NULL CHECK (mod BETWEEN 0 AND 253402300799) -- Unix seconds that it bore
) STRICT, WITHOUT ROWID;
-- More is kept of each deck: they are read again.
UPDATE deck SET stamp = '', sha256 = '', tried = '';
-- An import that is taken back leaves as many voids with an item as it brought rows: to find the one
-- of an event is one short look all the same.
DROP INDEX event_void;
CREATE INDEX event_void ON event(item, body) WHERE kind = 3;
-- What leads to a card is found from the card, however many former ids there are.
CREATE INDEX alias_new ON alias(new);
