package storage

import (
	"context"
	"fmt"
	"strings"

	"goodcard/deck"
)

// Where a deck comes from.
const (
	Shipped = "shipped" // embedded in the program
	File    = "file"    // linked from a file or a folder
)

// A Deck is what the index knows of a deck that is or was installed.
type Deck struct {
	ID, Title, Version string
	Source             string // Shipped or File
	Path               string // absolute for a file; the name of a shipped deck
	Stamp              string // sizes and times of the files when they were last read
	SHA256             string // of the text that serves
	Tried              string // SHA256 of the newest text that was read, good or not
	Problem            string // what was wrong with the newest text; empty if nothing was
	Body               string // JSON of its concepts and sources; see [DB.DeckBody]
	Active             bool   // false: removed; its history stays
	Way                bool   // it is installed and has units; see [DB.Decks]
	Concepts           []Concept
	Units              []Unit // of a path
}

// A Card is a card of an installed deck, as the index keeps it.
type Card struct {
	ID       string // deck/card
	Kind     string
	Concepts []string // full ids
	Body     string   // JSON of the card
	Items    []string // ids of what can be studied; none for a draft
	Was      []string // former ids, full
}

// PutDeck is [DB.PutDecks] of one deck.
func (db *DB) PutDeck(ctx context.Context, d Deck, cards []Card) error {
	return db.PutDecks(ctx, Content{d, cards})
}

// Content is a deck with its cards, in its order.
type Content struct {
	Deck
	Cards []Card
}

// PutDecks replaces all that the index knows of these decks, as one transaction. Histories
// follow the cards' former ids. Nothing of the history or the learner's work is touched.
func (db *DB) PutDecks(ctx context.Context, decks ...Content) error {
	return db.write(ctx, func(q *query) error {
		for _, d := range decks {
			if err := q.putContent(d); err != nil {
				return err
			}
		}
		return db.settle(q)
	})
}

func (q *query) putContent(d Content) error {
	k, err := q.putDeck(d.Deck)
	if err != nil {
		return err
	}
	if err := q.keepChanged(k); err != nil {
		return err
	}
	if err := q.clearDeck(k); err != nil {
		return err
	}
	pos := 0
	for _, card := range d.Cards {
		if pos, err = q.putCard(k, card, pos); err != nil {
			return err
		}
	}
	if err := q.putConcepts(k, d.Concepts); err != nil {
		return err
	}
	if err := q.putUnits(k, d.Units); err != nil {
		return err
	}
	return q.dropUnchanged()
}

// settle brings in line what decks say together.
func (db *DB) settle(q *query) error {
	if err := q.breakCircles(); err != nil {
		return err
	}
	if err := db.settleClaims(q); err != nil {
		return err
	}
	return q.settlePaths() // which follow the former ids of cards
}

// NoteDeck keeps what is known of an installed deck's files: Path, Stamp, Tried and
// Problem. What the deck says stays as it is.
func (db *DB) NoteDeck(ctx context.Context, d Deck) error {
	return db.write(ctx, func(q *query) error {
		return q.exec(`UPDATE deck SET path = ?2, stamp = ?3, tried = ?4, problem = ?5 WHERE id = ?1`,
			d.ID, d.Path, d.Stamp, d.Tried, d.Problem)
	})
}

// RemoveDeck takes a deck out of study. It keeps the history and the memory of its items,
// and its place in the turn of the decks.
func (db *DB) RemoveDeck(ctx context.Context, id string) error {
	return db.write(ctx, func(q *query) error {
		var k int64
		if _, err := q.row(`SELECT k FROM deck WHERE id = ?`, []any{id}, &k); err != nil {
			return err
		}
		if err := q.exec(`UPDATE deck SET active = 0 WHERE k = ?`, k); err != nil {
			return err
		}
		if err := q.clearDeck(k); err != nil {
			return err
		}
		return db.settle(q)
	})
}

func (q *query) putDeck(d Deck) (int64, error) {
	err := q.exec(`INSERT INTO deck (id, title, version, source, path, stamp, sha256, tried, problem, body, active)
		VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)
		ON CONFLICT (id) DO UPDATE SET title=?2, version=?3, source=?4, path=?5, stamp=?6, sha256=?7, tried=?8,
			problem=?9, body=?10, active=?11`,
		d.ID, d.Title, d.Version, d.Source, d.Path, d.Stamp, d.SHA256, d.Tried, d.Problem, d.Body, d.Active)
	if err != nil {
		return 0, err
	}
	var k int64
	_, err = q.row(`SELECT k FROM deck WHERE id = ?`, []any{d.ID}, &k)
	return k, err
}

func (q *query) clearDeck(k int64) error {
	for _, text := range []string{
		`DELETE FROM way WHERE path = ?1 OR card IN (SELECT k FROM card WHERE deck = ?1)`,
		`DELETE FROM named WHERE unit IN (SELECT k FROM unit WHERE path = ?)`,
		`DELETE FROM unit WHERE path = ?`,
		`UPDATE memory SET card = NULL WHERE item IN (SELECT item FROM content WHERE deck = ?)`,
		`DELETE FROM content WHERE deck = ?`,
		`DELETE FROM card_concept WHERE card IN (SELECT k FROM card WHERE deck = ?)`,
		`DELETE FROM need WHERE deck = ?`,
		`DELETE FROM neighbour WHERE deck = ?`,
		`DELETE FROM said WHERE card IN (SELECT k FROM card WHERE deck = ?)`,
		`DELETE FROM card WHERE deck = ?`,
		`DELETE FROM claim WHERE deck = ?`,
	} {
		if err := q.exec(text, k); err != nil {
			return err
		}
	}
	return nil
}

func (q *query) putCard(owner int64, c Card, pos int) (int, error) {
	d, err := derive(c.ID, c.Body)
	if err != nil {
		return pos, err
	}
	card, err := q.insert(`INSERT INTO card (id, name, deck, kind, concepts, tags, body, probes) VALUES (?,?,?,?,?,?,?,?)`,
		c.ID, deck.ParseRef(c.ID).Name(), owner, c.Kind, joinLines(c.Concepts), d.tags, c.Body, d.probes)
	if err != nil {
		return pos, fmt.Errorf("card %s: %w", c.ID, err)
	}
	if err := q.exec(`INSERT INTO said (card, text) VALUES (?, ?)`, card, d.said); err != nil {
		return pos, err
	}
	for _, concept := range c.Concepts {
		if err := q.exec(`INSERT INTO card_concept (concept, card, alone) VALUES (?,?,?)`, concept, card, len(c.Concepts) == 1); err != nil {
			return pos, err
		}
	}
	for _, old := range c.Was {
		if err := q.exec(`INSERT INTO claim (old, new, deck) VALUES (?,?,?)`, old, c.ID, owner); err != nil {
			return pos, err
		}
	}
	for _, id := range c.Items {
		item, err := q.item(id)
		if err != nil {
			return pos, err
		}
		pos++
		if err := q.exec(`INSERT INTO content (item, card, deck, pos, studied) VALUES (?1, ?2, ?3, ?4,
			EXISTS (SELECT 1 FROM memory m WHERE m.item = ?1 AND `+begun+`))`, item, card, owner, pos); err != nil {
			return pos, err
		}
		if err := q.exec(`UPDATE memory SET card = ?2 WHERE item = ?1`, item, card); err != nil {
			return pos, err
		}
	}
	return pos, nil
}

// joinLines puts each word between line feeds, so that LIKE finds whole words.
func joinLines(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "\n" + strings.Join(words, "\n") + "\n"
}

// splitLines undoes joinLines.
func splitLines(text string) []string {
	text = strings.Trim(text, "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// Decks returns every deck that is or was installed, in the order of installation, without their bodies.
func (db *DB) Decks(ctx context.Context) ([]Deck, error) {
	var decks []Deck
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT id, title, version, source, path, stamp, sha256, tried, problem, active,
			EXISTS (SELECT 1 FROM unit WHERE path = deck.k) FROM deck ORDER BY k`, nil, func(row scanner) error {
			var d Deck
			err := row.Scan(&d.ID, &d.Title, &d.Version, &d.Source, &d.Path, &d.Stamp, &d.SHA256, &d.Tried, &d.Problem, &d.Active, &d.Way)
			decks = append(decks, d)
			return err
		})
	})
	return decks, err
}

// DeckBody returns the title of a deck and the JSON that PutDeck was given for it; both
// are empty if the deck was never installed.
func (db *DB) DeckBody(ctx context.Context, id string) (title, body string, err error) {
	err = db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT title, body FROM deck WHERE id = ?`, []any{id}, &title, &body)
		return err
	})
	return title, body, err
}
