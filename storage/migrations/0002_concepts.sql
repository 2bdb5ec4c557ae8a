-- Which concepts the installed cards are about. alone: the card is about nothing else.
CREATE TABLE card_concept (
	concept TEXT NOT NULL,
	card    INTEGER NOT NULL REFERENCES card(k),
	alone   INTEGER NOT NULL CHECK (alone IN (0, 1)),
	PRIMARY KEY (concept, card)
) STRICT, WITHOUT ROWID;
CREATE INDEX card_concept_card ON card_concept(card);

-- What decks say of concepts. A need that is part of a circle, which several decks can
-- make together, does not hold.
CREATE TABLE need (
	concept TEXT NOT NULL,
	needs   TEXT NOT NULL,
	deck    INTEGER NOT NULL REFERENCES deck(k),
	holds   INTEGER NOT NULL CHECK (holds IN (0, 1)),
	PRIMARY KEY (concept, needs, deck)
) STRICT, WITHOUT ROWID;
CREATE TABLE neighbour (
	concept TEXT NOT NULL,
	other   TEXT NOT NULL,
	deck    INTEGER NOT NULL REFERENCES deck(k),
	PRIMARY KEY (concept, other, deck)
) STRICT, WITHOUT ROWID;

-- What a studied card said before its deck changed it, until it is seen again.
CREATE TABLE changed (
	card TEXT PRIMARY KEY,
	body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Notes and edits are few; they are found without a walk through the reviews.
CREATE INDEX event_text ON event(kind, item, at, id) WHERE kind IN (11, 12);

-- Decks that were indexed before these tables were made are read again.
UPDATE deck SET stamp = '', sha256 = '', tried = '';
