package storage

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"goodcard/deck"
)

// Folded returns a text as a search compares it: without a difference between capitals and
// small letters, or between ways to write one character.
func Folded(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return cases.Fold().String(norm.NFKC.String(text))
		}
	}
	return strings.ToLower(text) // the same, of ASCII, and quicker by far
}

// Said returns all that a card says, as a search compares it.
func Said(c *deck.Card) string {
	texts := slices.Concat([]string{c.Text, c.Answer, c.Note}, c.Also, c.Unseen, c.Accept, c.Points)
	for _, w := range c.Wrong {
		texts = append(texts, w.Text, w.Why)
	}
	return Folded(strings.Join(texts, "\n"))
}

// derived is what is kept of a card beside its body, so that nobody who reads many cards has
// to decode them. The body alone gives it.
type derived struct {
	said   string
	probes string // keys of the wordings that are kept back, each between line feeds
}

// derive makes it of the JSON of a card, given by its full id.
func derive(id, body string) (derived, error) {
	var c deck.Card
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		return derived{}, fmt.Errorf("card %s: %w", id, err)
	}
	var probes []string
	for _, w := range c.Probes("") {
		probes = append(probes, w.Key)
	}
	return derived{Said(&c), between(probes)}, nil
}

// deriveAll makes anew what is kept of every card.
func (q *query) deriveAll() error {
	if err := q.exec(`DELETE FROM said`); err != nil {
		return err
	}
	return q.bodies(func(k int64, id, body string) error {
		d, err := derive(id, body)
		if err != nil {
			return err
		}
		if err := q.exec(`INSERT INTO said (card, text) VALUES (?, ?)`, k, d.said); err != nil {
			return err
		}
		return q.exec(`UPDATE card SET probes = ?2 WHERE k = ?1 AND probes <> ?2`, k, d.probes)
	})
}

// bodies gives the JSON of every card to do, by key.
func (q *query) bodies(do func(k int64, id, body string) error) error {
	const page = 1 << 10 // rows, which do may change
	type row struct {
		k        int64
		id, body string
	}
	for last := int64(0); ; {
		var rows []row
		err := q.each(`SELECT k, id, body FROM card WHERE k > ? ORDER BY k LIMIT ?`, []any{last, page}, func(s scanner) error {
			var r row
			err := s.Scan(&r.k, &r.id, &r.body)
			rows = append(rows, r)
			return err
		})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := do(r.k, r.id, r.body); err != nil {
				return err
			}
		}
		if len(rows) < page {
			return nil
		}
		last = rows[len(rows)-1].k
	}
}
