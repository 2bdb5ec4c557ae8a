package storage

import (
	sqldriver "database/sql/driver"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodcard/history"
)

// fullScan matches the step of a plan that reads a whole table that grows with the
// learner's work, under the names that queries give these tables.
var fullScan = regexp.MustCompile(`SCAN (event|e|f|v|memory|m|m2|s2|content|c|c1|c2)( |$)`)

// plan returns the steps by which SQLite will run a statement.
func plan(t *testing.T, db *DB, text string) (steps []string) {
	t.Helper()
	text = "EXPLAIN QUERY PLAN " + numbers.Replace(text)
	var args []any
	err := db.conn.Raw(func(conn any) error {
		stmt, err := conn.(sqldriver.Conn).Prepare(text)
		if err != nil {
			return err
		}
		args = make([]any, stmt.NumInput())
		return stmt.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.conn.QueryContext(t.Context(), text, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}

// What every prompt and every grade runs must not grow with the history or the decks.
func TestPlans(t *testing.T) {
	db := openTemp(t)
	ctx := t.Context()
	when := history.Moment{At: 1_772_352_000_000, Day: 20_513}
	deck := Deck{ID: "d", Source: File, Active: true}
	cards := []Card{{ID: "d/a", Kind: "ask", Body: "{}", Items: []string{"d/a", "d/a#reverse"}}, {ID: "d/b", Kind: "ask", Body: "{}", Items: []string{"d/b"}}}
	if err := db.PutDeck(ctx, deck, cards); err != nil {
		t.Fatal(err)
	}
	done := Done{Day: when.Day}
	stop := func(Candidate) bool { return false }
	hot := map[string]func() error{
		"Append": func() error {
			_, err := db.Append(ctx, when, history.Entry{Item: "d/a", Kind: history.Review, Grade: 1})
			return err
		},
		"Take": func() error {
			events, err := db.Append(ctx, when, history.Entry{Item: "d/a", Kind: history.Flag})
			if err == nil {
				_, err = db.Take(ctx, when, events[0].Event)
			}
			return err
		},
		"Due": func() error { return db.Due(ctx, DueQuery{Done: done, About: 20}, stop) },
		"Due of decks": func() error {
			return db.Due(ctx, DueQuery{Done: done, Filter: Filter{Decks: []string{"d"}}, About: 20}, stop)
		},
		"Due, backlog": func() error { return db.Due(ctx, DueQuery{Done: done, Backlog: true, About: 20}, stop) },
		"DueCards":     func() error { _, err := db.DueCards(ctx, done, 0, 20); return err },
		"Due, narrowed": func() error {
			return db.Due(ctx, DueQuery{Done: done, Early: 7, Filter: Filter{Tag: "t", Concepts: []string{"d/c"}}, About: 20}, stop)
		},
		"New":         func() error { _, err := db.New(ctx, []string{"d"}, done, Filter{}, 20); return err },
		"ConceptsOf":  func() error { _, err := db.ConceptsOf(ctx, []string{"d/a"}); return err },
		"Note":        func() error { _, err := db.Note(ctx, "d/a"); return err },
		"Notes":       func() error { _, err := db.Notes(ctx); return err },
		"Edits":       func() error { _, err := db.Edits(ctx, "d/a"); return err },
		"AllEdits":    func() error { _, err := db.AllEdits(ctx); return err },
		"Changed":     func() error { _, err := db.Changed(ctx, "d/a"); return err },
		"Learning":    func() error { _, err := db.Learning(ctx, done, Filter{}); return err },
		"Done":        func() error { _, err := db.Done(ctx, when.Day); return err },
		"Sitting":     func() error { _, err := db.Sitting(ctx, "d/a", when.Day); return err },
		"Streak":      func() error { _, err := db.Streak(ctx, when.Day); return err },
		"Future":      func() error { _, err := db.Future(ctx, when); return err },
		"Item":        func() error { _, _, err := db.Item(ctx, "d/a"); return err },
		"Siblings":    func() error { _, err := db.Siblings(ctx, "d/a"); return err },
		"Steps":       func() error { _, err := db.Steps(ctx, "d/a"); return err },
		"UnitWith":    func() error { _, err := db.UnitWith(ctx, "d/a", when.Day); return err },
		"MetConcepts": func() error { _, err := db.MetConcepts(ctx, []string{"d/c"}); return err },
	}
	for name, run := range hot {
		if err := db.forgetStatements(); err != nil {
			t.Fatal(err)
		}
		if err := run(); err != nil {
			t.Fatal(err)
		}
		if len(db.stmts) == 0 {
			t.Errorf("%s ran no statement that is kept", name)
		}
		for text := range db.stmts {
			if strings.HasPrefix(text, "BEGIN") || text == "COMMIT" {
				continue
			}
			for _, step := range plan(t, db, text) {
				if fullScan.MatchString(step) {
					t.Errorf("%s: %s\n%s", name, step, text)
				}
			}
		}
	}
}

var readsVoids = regexp.MustCompile(`body(, ''\))? FROM event`)

// Few events take another back. What reads them all must not walk through the reviews: in a
// history of ten million those are half a minute.
func TestVoidsAreReadAlongTheirIndex(t *testing.T) {
	db := openTemp(t)
	if _, err := db.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := db.History(t.Context(), func(history.Event, bool) error { return nil }); err != nil {
		t.Fatal(err)
	}
	found := 0
	for text := range db.stmts {
		if !readsVoids.MatchString(text) {
			continue
		}
		found++
		if steps := plan(t, db, text); !slices.ContainsFunc(steps, func(s string) bool { return strings.Contains(s, "INDEX event_void") }) {
			t.Errorf("%s\n%q", text, steps)
		}
	}
	if found != 1 {
		t.Errorf("%d statements read voids", found)
	}
}

// An import that was taken back leaves many voids with one item. Whether one takes an event back is
// found without a walk through them: an undo of a million rows would never end.
func TestTheVoidOfAnEventIsFoundAtOnce(t *testing.T) {
	db := openTemp(t)
	steps := plan(t, db, `SELECT e.id FROM event e WHERE `+unvoided)
	if !slices.ContainsFunc(steps, func(s string) bool { return strings.Contains(s, "INDEX event_void (item=? AND body=?)") }) {
		t.Errorf("%q", steps)
	}
}
