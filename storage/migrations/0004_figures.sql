-- Of each answer of the item what figures need, packed by the same replay; see history.Packer.
ALTER TABLE memory ADD COLUMN answers BLOB NOT NULL DEFAULT x'';
DELETE FROM meta WHERE name = 'memory_by'; -- made anew when the file is opened

-- Keys of the wordings that are kept back, each between line feeds.
ALTER TABLE card ADD COLUMN probes TEXT NOT NULL DEFAULT '';

-- All that a card says, folded, so that a search reads texts and decodes no cards.
CREATE TABLE said (
	card INTEGER PRIMARY KEY REFERENCES card(k),
	text TEXT NOT NULL
) STRICT;
