CREATE TABLE alias (
	old TEXT PRIMARY KEY,
	new TEXT NOT NULL
) STRICT, WITHOUT ROWID 
CREATE TABLE card (
	k        INTEGER PRIMARY KEY,
	id       TEXT NOT NULL UNIQUE,  -- deck/card
	name     TEXT NOT NULL,         -- its card part
	deck     INTEGER NOT NULL REFERENCES deck(k),
	kind     TEXT NOT NULL,
	concepts TEXT NOT NULL,         -- full ids, each between line feeds
	tags     TEXT NOT NULL,         -- each between line feeds
	body     TEXT NOT NULL          -- the card, JSON
, probes TEXT NOT NULL DEFAULT '') STRICT 
CREATE TABLE card_concept (
	concept TEXT NOT NULL,
	card    INTEGER NOT NULL REFERENCES card(k),
	alone   INTEGER NOT NULL CHECK (alone IN (0, 1)),
	PRIMARY KEY (concept, card)
) STRICT, WITHOUT ROWID 
CREATE TABLE changed (
	card TEXT PRIMARY KEY,
	body TEXT NOT NULL
) STRICT, WITHOUT ROWID 
CREATE TABLE claim (
	old  TEXT NOT NULL,
	new  TEXT NOT NULL,
	deck INTEGER NOT NULL REFERENCES deck(k),
	PRIMARY KEY (old, new)
) STRICT, WITHOUT ROWID 
CREATE TABLE content (
	item    INTEGER PRIMARY KEY REFERENCES item(k),
	card    INTEGER NOT NULL REFERENCES card(k),
	deck    INTEGER NOT NULL REFERENCES deck(k),
	pos     INTEGER NOT NULL,       -- place in the deck
	studied INTEGER NOT NULL CHECK (studied IN (0, 1)) -- whether memory has a review: new cards are found by a seek
) STRICT 
CREATE TABLE deck (
	k       INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE,
	title   TEXT NOT NULL,
	version TEXT NOT NULL,
	path    TEXT NOT NULL,          -- absolute for a file; the name for a shipped deck
	stamp   TEXT NOT NULL,          -- sizes and times of the files when they were last read
	sha256  TEXT NOT NULL,          -- of the text that serves
	tried   TEXT NOT NULL,          -- sha256 of the newest text that was read, good or not
	problem TEXT NOT NULL,          -- what was wrong with the newest text; empty if nothing
	body    TEXT NOT NULL,          -- concepts and sources, JSON
	active  INTEGER NOT NULL CHECK (active IN (0, 1))
, source TEXT NOT NULL DEFAULT '') STRICT 
CREATE TABLE device (
	k    INTEGER PRIMARY KEY,
	id   BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	name TEXT NOT NULL
, follows BLOB CHECK (length(follows) = 16)) STRICT 
CREATE TABLE event (
	item       INTEGER NOT NULL REFERENCES item(k),
	at         INTEGER NOT NULL CHECK (at BETWEEN 0 AND 253402300799999), -- UTC milliseconds
	id         BLOB    NOT NULL CHECK (length(id) = 16),                  -- UUIDv7, UUIDv8 for imports
	device     INTEGER NOT NULL REFERENCES device(k),
	offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
	day        INTEGER NOT NULL CHECK (day BETWEEN -2 AND 2932898),       -- study day, counted from 1970-01-01
	kind       INTEGER NOT NULL,
	grade      INTEGER CHECK (grade BETWEEN 0 AND 5),
	ms         INTEGER CHECK (ms >= 0),                                   -- time taken
	wording    TEXT,
	body       TEXT,
	PRIMARY KEY (item, at, id),
	CHECK (kind NOT IN (1, 2) OR grade IS NOT NULL)
) STRICT, WITHOUT ROWID 
CREATE TABLE exported (
	card TEXT PRIMARY KEY,                               -- full id
	hash BLOB NOT NULL CHECK (length(hash) = 16),        -- of all that the note said
	mod  INTEGER NOT NULL CHECK (mod BETWEEN 0 AND 253402300799) -- Unix seconds that it bore
) STRICT, WITHOUT ROWID 
CREATE TABLE import (
	k      INTEGER PRIMARY KEY,
	file   TEXT NOT NULL,    -- that was imported
	at     INTEGER NOT NULL, -- UTC milliseconds
	backup TEXT NOT NULL,    -- file that was written before
	own    INTEGER NOT NULL CHECK (own IN (0, 1)) -- its events have ids of goodcard and cannot be taken back
) STRICT 
CREATE TABLE imported (
	import INTEGER NOT NULL REFERENCES import(k),
	item   INTEGER NOT NULL REFERENCES item(k),
	at     INTEGER NOT NULL,
	id     BLOB NOT NULL,
	PRIMARY KEY (import, item, at, id)
) STRICT, WITHOUT ROWID 
CREATE TABLE item (
	k    INTEGER PRIMARY KEY,
	id   TEXT NOT NULL UNIQUE,
	home INTEGER REFERENCES item(k)
) STRICT 
CREATE TABLE memory (
	item         INTEGER PRIMARY KEY REFERENCES item(k),
	shuffle      INTEGER NOT NULL, -- 31 bits of a hash of the id: the order of a day is made from it
	due          INTEGER,          -- NULL without a review since the last forget
	interval     INTEGER NOT NULL,
	n            INTEGER NOT NULL,
	ef           INTEGER NOT NULL, -- hundredths
	s            REAL NOT NULL,
	d            REAL NOT NULL,
	first_day    INTEGER NOT NULL,
	last_day     INTEGER NOT NULL, -- of the last counted review
	reviews      INTEGER NOT NULL,
	counted      INTEGER NOT NULL,
	passed       INTEGER NOT NULL,
	lapses       INTEGER NOT NULL,
	last_grade   INTEGER NOT NULL,
	last_wording TEXT NOT NULL,
	suspended    INTEGER NOT NULL CHECK (suspended IN (0, 1)),
	flagged      INTEGER NOT NULL CHECK (flagged IN (0, 1)),
	buried_day   INTEGER,
	card         INTEGER           -- as in content; NULL while no deck has the item
, seeded INTEGER NOT NULL DEFAULT 0, nudge INTEGER, answers BLOB NOT NULL DEFAULT x'', shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))) STRICT 
CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID 
CREATE TABLE named (
	unit    INTEGER NOT NULL REFERENCES unit(k),
	pos     INTEGER NOT NULL,
	id      TEXT NOT NULL,   -- full id of a card or a concept
	concept INTEGER NOT NULL CHECK (concept IN (0, 1)),
	PRIMARY KEY (unit, pos)
) STRICT, WITHOUT ROWID 
CREATE TABLE need (
	concept TEXT NOT NULL,
	needs   TEXT NOT NULL,
	deck    INTEGER NOT NULL REFERENCES deck(k),
	holds   INTEGER NOT NULL CHECK (holds IN (0, 1)),
	PRIMARY KEY (concept, needs, deck)
) STRICT, WITHOUT ROWID 
CREATE TABLE neighbour (
	concept TEXT NOT NULL,
	other   TEXT NOT NULL,
	deck    INTEGER NOT NULL REFERENCES deck(k),
	PRIMARY KEY (concept, other, deck)
) STRICT, WITHOUT ROWID 
CREATE TABLE said (
	card INTEGER PRIMARY KEY REFERENCES card(k),
	text TEXT NOT NULL
) STRICT 
CREATE TABLE unit (
	k     INTEGER PRIMARY KEY,
	path  INTEGER NOT NULL REFERENCES deck(k),
	pos   INTEGER NOT NULL,
	id    TEXT NOT NULL,
	title TEXT NOT NULL,
	opens INTEGER,           -- study day; NULL for always
	UNIQUE (path, pos)
) STRICT 
CREATE TABLE way (
	path  INTEGER NOT NULL REFERENCES deck(k),
	place INTEGER NOT NULL,
	card  INTEGER NOT NULL REFERENCES card(k),
	unit  INTEGER NOT NULL REFERENCES unit(k),
	PRIMARY KEY (path, place)
) STRICT, WITHOUT ROWID 
CREATE INDEX alias_new ON alias(new) 
CREATE INDEX card_concept_card ON card_concept(card) 
CREATE INDEX card_deck ON card(deck) 
CREATE INDEX card_name ON card(name) 
CREATE INDEX content_card ON content(card) 
CREATE INDEX content_deck ON content(deck, pos) 
CREATE INDEX content_new ON content(deck, pos) WHERE studied = 0 
CREATE INDEX event_day ON event(day, at, id, kind) 
CREATE INDEX event_text ON event(kind, item, at, id) WHERE kind IN (11, 12) 
CREATE INDEX event_update ON event(item) WHERE kind IN (10, 13, 14) AND instr(body, '"for":') > 0 
CREATE INDEX event_void ON event(item, body) WHERE kind = 3 
CREATE INDEX item_home ON item(home) WHERE home IS NOT NULL 
CREATE INDEX memory_due ON memory(due, buried_day, shuffle, last_day, interval, card)
	WHERE due IS NOT NULL AND suspended = 0 AND card IS NOT NULL 
CREATE INDEX memory_suspended ON memory(item) WHERE suspended = 1 
CREATE INDEX way_card ON way(card, path, unit) 
CREATE INDEX way_unit ON way(unit) 
