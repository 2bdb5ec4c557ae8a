package storage

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"goodcard/history"
)

// Note returns the learner's newest unvoided note on a card; empty if there is none.
func (db *DB) Note(ctx context.Context, card string) (string, error) {
	var note string
	err := db.read(ctx, func(q *query) error {
		k, err := q.home(card)
		if err != nil || k == 0 {
			return err
		}
		_, err = q.row(`SELECT coalesce(e.body, '') FROM event e INDEXED BY event_text
			WHERE e.kind = {note} AND e.kind IN ({note}, {edit}) AND e.item IN (SELECT ?1 UNION ALL SELECT k FROM item WHERE home = ?1) AND `+unvoided+`
			ORDER BY e.at DESC, e.id DESC LIMIT 1`, []any{k}, &note)
		return err
	})
	return note, err
}

// Notes returns the note of every card that has one, as [DB.Note] does, by the id that the
// card has now.
func (db *DB) Notes(ctx context.Context) (map[string]string, error) {
	notes := map[string]string{}
	err := db.view(ctx, func(q *query) error {
		newest, err := q.newestNotes()
		if err != nil {
			return err
		}
		for card, n := range newest {
			var text string
			if _, err := q.row(`SELECT coalesce(body, '') FROM event WHERE item = ? AND at = ? AND id = ?`, []any{n.item, n.at, n.id[:]}, &text); err != nil {
				return err
			}
			if text != "" {
				notes[card] = text
			}
		}
		return nil
	})
	return notes, err
}

// A noteKey is where a note stands in the history.
type noteKey struct {
	item, at int64
	id       history.ID
}

// newestNotes returns where the newest unvoided note of each card stands, by the id that the card has now. No
// text is read: those of the others may be many, and large.
func (q *query) newestNotes() (map[string]noteKey, error) {
	newest := map[string]noteKey{}
	err := q.each(`SELECT h.id, e.item, e.at, e.id FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item
		JOIN item h ON h.k = coalesce(i.home, i.k) WHERE e.kind = {note} AND e.kind IN ({note}, {edit}) AND `+unvoided, nil, func(row scanner) error {
		var card string
		var n noteKey
		var id []byte
		err := row.Scan(&card, &n.item, &n.at, &id)
		copy(n.id[:], id)
		if was, noted := newest[card]; !noted || cmp.Or(cmp.Compare(was.at, n.at), bytes.Compare(was.id[:], n.id[:])) < 0 {
			newest[card] = n
		}
		return err
	})
	return newest, err
}

// written is what was ever noted.
type written struct {
	notes    map[history.ID]note
	standing map[string]history.ID // the newest unvoided one of a card, by the id that the card has now
}

type note struct {
	card, text string
	voided     bool
}

func (db *DB) writtenNotes(ctx context.Context) (w written, err error) {
	err = db.read(ctx, func(q *query) error {
		w, err = q.writtenNotes()
		return err
	})
	return w, err
}

func (q *query) writtenNotes() (written, error) {
	w := written{map[history.ID]note{}, map[string]history.ID{}}
	err := q.each(`SELECT h.id, e.id, coalesce(e.body, ''), NOT `+unvoided+` FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item
		JOIN item h ON h.k = coalesce(i.home, i.k) WHERE e.kind = {note} AND e.kind IN ({note}, {edit})
		ORDER BY e.at, e.id`, nil, func(row scanner) error {
		var n note
		var key []byte
		err := row.Scan(&n.card, &key, &n.text, &n.voided)
		var id history.ID
		copy(id[:], key)
		w.notes[id] = n
		if !n.voided {
			w.standing[n.card] = id
		}
		return err
	})
	return w, err
}

// replaced returns the cards with a note that stood in one of two histories, that the other did
// not know and that stands no more in w, which has all of both. One that was taken back or has
// the text of the new one is not lost from sight.
func (w written) replaced(ours, theirs written) (cards []string) {
	for _, side := range [][2]written{{ours, theirs}, {theirs, ours}} {
		for _, id := range side[0].standing {
			was := w.notes[id]
			_, known := side[1].notes[id]
			if was.text != "" && !known && !was.voided && w.notes[w.standing[was.card]].text != was.text {
				cards = append(cards, was.card)
			}
		}
	}
	slices.Sort(cards)
	return slices.Compact(cards)
}
