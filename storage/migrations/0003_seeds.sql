-- Seeds and nudges: what comes from another program, and what updates of decks append.
ALTER TABLE memory ADD COLUMN seeded INTEGER NOT NULL DEFAULT 0; -- 1 + counted when a seed last set the memory
ALTER TABLE memory ADD COLUMN nudge INTEGER; -- study day to which the next review is brought forward

-- Few: what updates appended is found without a walk through the reviews. Bodies are JSON
-- as this program writes it, in which no other text can look so.
CREATE INDEX event_update ON event(item) WHERE kind IN (10, 13, 14) AND instr(body, '"for":') > 0;

-- The id of the device that this one goes on from, since a restore makes a new one.
ALTER TABLE device ADD COLUMN follows BLOB CHECK (length(follows) = 16);

-- What imports added here, so that it can be taken back. Not merged.
CREATE TABLE import (
	k      INTEGER PRIMARY KEY,
	file   TEXT NOT NULL,    -- that was imported
	at     INTEGER NOT NULL, -- UTC milliseconds
	backup TEXT NOT NULL,    -- file that was written before
	own    INTEGER NOT NULL CHECK (own IN (0, 1)) -- its events have ids of goodcard and cannot be taken back
) STRICT;
CREATE TABLE imported (
	import INTEGER NOT NULL REFERENCES import(k),
	item   INTEGER NOT NULL REFERENCES item(k),
	at     INTEGER NOT NULL,
	id     BLOB NOT NULL,
	PRIMARY KEY (import, item, at, id)
) STRICT, WITHOUT ROWID;

-- Where a deck may come from is for the program to say.
ALTER TABLE deck ADD COLUMN origin TEXT NOT NULL DEFAULT '';
UPDATE deck SET origin = source;
ALTER TABLE deck DROP COLUMN source;
ALTER TABLE deck RENAME COLUMN origin TO source;
