package study_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/storage"
	"goodcard/study"
)

// What is kept of a deck can be read and yet be another's: the doctor holds it to the deck itself.
func TestWhatIsKeptIsWhatTheDeckSays(t *testing.T) {
	const concepts = `concepts:
  one: {name: One}
  two: {name: Two, needs: [one], confused-with: [one]}
`
	const cards = `  - {id: plain, concept: one, ask: "Plain?", answer: P., note: N., was: [old]}
  - {id: other, concept: two, ask: "Other?", answer: O., both-ways: true}
`
	for name, statement := range map[string]string{
		"answer":        `UPDATE card SET body = replace(body, 'P.', 'Q.'); UPDATE said SET text = replace(text, 'p.', 'q.')`,
		"empty object":  `UPDATE card SET body = '{}' WHERE name = 'plain'; UPDATE said SET text = '' WHERE card = (SELECT k FROM card WHERE name = 'plain')`,
		"kind":          `UPDATE card SET kind = 'type'`,
		"concept":       `UPDATE card SET concepts = ''`,
		"item":          `UPDATE memory SET card = NULL; DELETE FROM content WHERE pos = 3`,
		"former id":     `DELETE FROM claim; DELETE FROM alias`,
		"need":          `DELETE FROM need`,
		"neighbour":     `DELETE FROM neighbour`,
		"title":         `UPDATE deck SET title = 'Another'`,
		"concept names": `UPDATE deck SET body = replace(body, 'One', 'Eno')`,
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, strings.Replace(header("inner-outer"), "cards:", concepts+"cards:", 1)+cards)
			check := func(fix bool) []study.Finding {
				d, err := w.Check(t.Context(), false, fix)
				w.must(err)
				return d.Findings
			}
			if found := check(false); len(found) > 0 {
				t.Fatalf("of a sound database the doctor finds %+v", found)
			}
			db, err := sql.Open("sqlite3", w.Path())
			w.must(err)
			_, err = db.Exec(statement)
			w.must(errors.Join(err, db.Close()))
			if found := check(false); len(found) == 0 || !found[0].Cache {
				t.Errorf("the doctor finds %+v", found)
			}
			if found := check(true); len(found) > 0 {
				t.Errorf("mended, the doctor finds %+v", found)
			}
		})
	}
}

// What is kept of a deck is a cache: where it was spoilt, study reads the deck again, and so does a
// doctor who is asked to mend. What was spoilt is nowhere taken for what the deck said before.
func TestWhatCannotBeReadIsReadFromTheDeckAgain(t *testing.T) {
	for name, statement := range map[string]string{
		"card":              `UPDATE card SET body = replace(body, '"answer"', '.answer"')`,
		"card of no object": `UPDATE card SET body = '7'`,
		"deck":              `UPDATE deck SET body = '{'`,
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, header("inner-outer")+findDeck)
			w.by("inner-outer/plain", scheduler.Good)
			spoil := func() {
				db, err := sql.Open("sqlite3", w.Path())
				w.must(err)
				_, err = db.Exec(statement)
				w.must(errors.Join(err, db.Close()))
			}
			check := func(fix bool) study.Doctor {
				d, err := w.Check(t.Context(), false, fix)
				w.must(err)
				return d
			}
			spoil()
			if _, err := w.Show(t.Context(), "plain"); !errors.Is(err, storage.ErrUnreadable) {
				t.Errorf("to show a card gives %v", err)
			}
			if d := check(false); len(d.Findings) == 0 || !d.Findings[0].Cache {
				t.Errorf("the doctor finds %+v", d.Findings)
			}
			if d := check(true); len(d.Findings) > 0 {
				t.Errorf("mended, the doctor finds %+v", d.Findings)
			}
			spoil()
			w.by("inner-outer/plain", scheduler.Good)
			if d := check(false); len(d.Findings) > 0 {
				t.Errorf("after a card was asked, the doctor finds %+v", d.Findings)
			}
			if p := w.prompt(w.session(study.SessionOptions{})); p.Before != nil {
				t.Errorf("it is said to have changed from %+v", p.Before)
			}
		})
	}
}
