package storage

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
)

// Said returns all that a card says, as a search compares it.
func Said(c *deck.Card) string {
	texts := slices.Concat([]string{c.Text, c.Answer, c.Note}, c.Also, c.Unseen, c.Accept, c.Points)
	for _, w := range c.Wrong {
		texts = append(texts, w.Text, w.Why)
	}
	return spelling.Index(strings.Join(texts, "\n"))
}

func foldedTags(tags []string) string {
	folded := make([]string, len(tags))
	for i, tag := range tags {
		folded[i] = spelling.Fold(tag)
	}
	return joinLines(folded)
}

// derived is what is kept of a card beside its body, so that nobody who reads many cards has
// to decode them. The body alone gives it.
type derived struct {
	said   string
	tags   string // folded, each between line feeds
	probes string // keys of the wordings that are kept back, each between line feeds
}

// derive makes it of the JSON of a card, given by its full id.
func derive(id, body string) (derived, error) {
	var c deck.Card
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		return derived{}, Unreadable("card "+id, err)
	}
	var probes []string
	for _, w := range c.Probes("") {
		probes = append(probes, w.Key)
	}
	return derived{Said(&c), foldedTags(c.Tags), joinLines(probes)}, nil
}

// deriveAll makes anew what is kept of every card, where it is not right. A card whose body
// cannot be read stays as it is: its deck is to be read again, see [DB.Distrust].
func (db *DB) deriveAll(q *query) error {
	columns := map[int64]derived{} // to be written when the cards are no longer read
	err := db.misfits(q, func(k int64, kept, want derived, err error) error {
		if err != nil {
			return nil
		}
		if kept.probes != want.probes || kept.tags != want.tags {
			columns[k] = want
		}
		return q.exec(`INSERT OR REPLACE INTO said (card, text) VALUES (?, ?)`, k, want.said)
	})
	if err != nil {
		return err
	}
	for k, d := range columns {
		if err := q.exec(`UPDATE card SET probes = ?2, tags = ?3 WHERE k = ?1`, k, d.probes, d.tags); err != nil {
			return err
		}
	}
	return nil
}

// derived finds the cards of which something else is kept than their body gives.
func (c *checker) derived(q *query) error {
	return c.db.misfits(q, func(k int64, _, _ derived, err error) error {
		if err != nil {
			c.found("index", true, "%v", err)
			return nil
		}
		var id string
		if _, err := q.row(`SELECT id FROM card WHERE k = ?`, []any{k}, &id); err != nil {
			return err
		}
		c.found("index", true, "%s: what is kept of it for search and figures does not fit its text", id)
		return nil
	})
}

// ErrUnreadable is the cause of an error where what is kept of a deck cannot be read. To read the
// deck again mends it; see [DB.Distrust].
var ErrUnreadable = errors.New("what is kept of a deck cannot be read")

// Unreadable is the error for what is kept of something that a deck says.
func Unreadable(what string, cause error) error {
	return &Error{"what is kept of " + what + " was changed by another program and cannot be read",
		"'goodcard doctor --fix' reads its deck again; your history is not touched", errors.Join(ErrUnreadable, cause)}
}

// Distrust finds the decks of which something that is kept cannot be read, and forgets what was
// noted of their text and of that of the decks named, so that the next look at the decks reads them
// again. It reports whether there are any.
func (db *DB) Distrust(ctx context.Context, decks ...string) (any bool, err error) {
	err = db.write(ctx, func(q *query) error {
		var cards []int64
		err := db.misfits(q, func(k int64, _, _ derived, err error) error {
			if err != nil {
				cards = append(cards, k)
			}
			return nil
		})
		if err != nil {
			return err
		}
		const forget = `UPDATE deck SET stamp = '', sha256 = '', tried = '' WHERE `
		for _, k := range cards {
			if err := q.exec(forget+`k = (SELECT deck FROM card WHERE k = ?)`, k); err != nil {
				return err
			}
		}
		for _, id := range decks {
			if err := q.exec(forget+`id = ?`, id); err != nil {
				return err
			}
		}
		if err := q.exec(forget + unreadableDeck); err != nil {
			return err
		}
		var one int
		found, err := q.row(`SELECT 1 FROM deck WHERE active = 1 AND tried = '' LIMIT 1`, nil, &one)
		any = found || len(cards) > 0
		return err
	})
	return any, err
}

const unreadableDeck = `active = 1 AND NOT json_valid(body)`

// decks finds those of which the titles and names that are kept cannot be read.
func (c *checker) decks(q *query) error {
	return q.each(`SELECT id FROM deck WHERE `+unreadableDeck, nil, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		c.found("index", true, "%v", Unreadable("deck "+id, nil))
		return err
	})
}

// misfits calls do for each card of which something else is kept than its body gives, by key,
// and for each whose body gives an error.
func (db *DB) misfits(q *query, do func(k int64, kept, want derived, err error) error) error {
	var end int64
	if _, err := q.row(`SELECT coalesce(max(k), 0) FROM card`, nil, &end); err != nil {
		return err
	}
	const text = `SELECT k.k, k.id, k.body, k.probes, k.tags, coalesce(s.text, ''), s.card IS NOT NULL
		FROM card k LEFT JOIN said s ON s.card = k.k ORDER BY k.k`
	return db.while("reading the cards", func(come func(n, of int64)) error {
		return q.each(text, nil, func(row scanner) error {
			var k, there integer
			var id, body string
			var kept derived
			if err := row.Scan(&k, &id, &body, &kept.probes, &kept.tags, &kept.said, &there); err != nil {
				return err
			}
			come(k.value, end)
			want, err := derive(id, body)
			if err == nil && want == kept && there.is() {
				return nil
			}
			return do(k.value, kept, want, err)
		})
	})
}
