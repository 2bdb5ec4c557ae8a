-- Paths: decks of units, which name cards and concepts of other decks, and which cards those are now.
SELECT mod FROM exported LIMIT 1; -- fails on tables of another version, before anything is changed
CREATE TABLE unit (
	k     INTEGER PRIMARY KEY,
	path  INTEGER NOT NULL REFERENCES deck(k),
	pos   INTEGER NOT NULL,
	id    TEXT NOT NULL,
	title TEXT NOT NULL,
	opens INTEGER,           -- study day; NULL for always
	UNIQUE (path, pos)
) STRICT;
CREATE TABLE named (
	unit    INTEGER NOT NULL REFERENCES unit(k),
	pos     INTEGER NOT NULL,
	id      TEXT NOT NULL,   -- full id of a card or a concept
	concept INTEGER NOT NULL CHECK (concept IN (0, 1)),
	PRIMARY KEY (unit, pos)
) STRICT, WITHOUT ROWID;

-- The cards of installed decks that a path has, in its order.
CREATE TABLE way (
	path  INTEGER NOT NULL REFERENCES deck(k),
	place INTEGER NOT NULL,
	card  INTEGER NOT NULL REFERENCES card(k),
	unit  INTEGER NOT NULL REFERENCES unit(k),
	PRIMARY KEY (path, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX way_card ON way(card, path, unit);
CREATE INDEX way_unit ON way(unit);
