package apkg_test

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/anki/apkg"
)

// collection has a type of two templates, of which one asks for a field of its own, and a type for gaps.
func collection() *apkg.Collection {
	return &apkg.Collection{
		Day0: 1_767_240_000, Offset: 60, Rollover: 4, Modified: 1_767_300_000_000,
		NoteTypes: []apkg.NoteType{{
			ID: 1_700_000_000_001, OriginalID: 1_700_000_000_001, Name: "Goodcard Ask", Modified: 1_767_300_000, CSS: ".card {}",
			Fields: []apkg.Field{{ID: 11, Name: "Question"}, {ID: 12, Name: "Answer", Size: 16}, {ID: 13, Name: "Both", PlainText: true}},
			Templates: []apkg.Template{
				{ID: 21, Name: "Forward", Question: "{{Question}}", Answer: "{{FrontSide}}<hr id=answer>{{Answer}}"},
				{ID: 22, Name: "Reverse", Question: "{{#Both}}{{Answer}}{{/Both}}", Answer: "{{Question}}"},
			},
		}, {
			ID: 1_700_000_000_002, Name: "Goodcard Cloze", Cloze: true, SortField: 1,
			Fields:    []apkg.Field{{ID: 31, Name: "Text"}, {ID: 32, Name: "Extra"}},
			Templates: []apkg.Template{{ID: 41, Name: "Cloze", Question: "{{cloze:Text}}", Answer: "{{cloze:Text}}{{Extra}}"}},
		}},
		Decks: []apkg.Deck{{ID: 1_700_000_000_003, Name: "Agents", Description: "*Agents*", Markdown: true}},
	}
}

func create(t testing.TB, c *apkg.Collection) (w *apkg.Writer, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "agents.apkg")
	w, err := apkg.Create(path, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Abort)
	return w, path
}

// ask returns the n-th note and its one card.
func ask(n int64) (*apkg.Note, []apkg.Card) {
	note := &apkg.Note{
		ID: 1_767_300_000_000 + n, GUID: apkg.GUID(uint64(n) * 0x9e3779b97f4a7c15), NoteType: 1_700_000_000_001, Modified: 1_767_300_000,
		Tags: []string{"concept::goals", "unit 1"},
		Fields: []string{fmt.Sprintf("What went wrong when agent %d was deployed where the closest door is red?", n),
			fmt.Sprintf("It had learned objective %d, which fitted its training and was not the intended one.", n), ""},
	}
	return note, []apkg.Card{{ID: note.ID, Note: note.ID, Deck: 1_700_000_000_003, Modified: note.Modified, Due: n}}
}

func text(s string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil }
}

func BenchmarkWriter(b *testing.B) {
	for b.Loop() {
		w, _ := create(b, collection())
		for n := range int64(100_000) {
			note, cards := ask(n + 1)
			if err := w.Add(note, cards, nil); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// writeAll writes three notes, one of them with gaps, two cards and reviews, and two files.
func writeAll(t testing.TB) (path string) {
	t.Helper()
	w, path := create(t, collection())
	note, cards := ask(2)
	note.Fields[2] = "yes"
	cards = append(cards, apkg.Card{
		ID: note.ID + 500, Note: note.ID, Deck: cards[0].Deck, Ord: 1, Modified: note.Modified, Type: apkg.Reviewed, Queue: apkg.QueueReview,
		Due: -40, Interval: 12, Factor: 2360, Reps: 2, Lapses: 1, Flags: 3, Data: `{"lrt":1767200001,"pos":2}`,
	})
	reviews := []apkg.Review{
		{ID: 1_767_200_001_234, Card: note.ID + 500, Ease: 1, Interval: -600, LastInterval: 4, Factor: 2300, Taken: 4321, Type: apkg.WasReview},
		{ID: 1_767_100_001_234, Card: note.ID + 500, Ease: 3, Interval: 4, Factor: 0, Taken: 99, Type: apkg.WasLearning},
	}
	gaps := &apkg.Note{
		ID: note.ID - 1, GUID: "gaps", NoteType: 1_700_000_000_002, Modified: note.Modified,
		Fields: []string{"{{c1::<b>One</b>}} &amp; {{c3::two}}", "7"},
	}
	third, thirdCards := ask(3)
	for _, add := range []func() error{
		func() error { return w.Add(note, cards, reviews) },
		func() error {
			return w.Add(gaps, []apkg.Card{{ID: 5, Note: gaps.ID, Deck: 1}, {ID: 4, Note: gaps.ID, Deck: 1, Ord: 2, Queue: apkg.QueueSuspended}}, nil)
		},
		func() error { return w.AddMedia("owl.png", text("owl")) },
		func() error { return w.Add(third, thirdCards, nil) },
		func() error { return w.AddMedia("_goodcard.css", text(".x{}")) },
		w.Close,
	} {
		if err := add(); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestRows(t *testing.T) {
	_, db := unpack(t, writeAll(t))
	numbers(t, db)
	for query, want := range map[string][][]any{
		"SELECT id, crt, mod, scm, ver, dty, usn, ls, tags FROM col": {
			{int64(1), int64(1_767_240_000), int64(1_767_300_000_000), int64(1_767_300_000_000), int64(11), int64(0), int64(0), int64(0), "{}"}},
		"SELECT * FROM notes WHERE id < 1767300000003": {
			{int64(1_767_300_000_001), "gaps", int64(1_700_000_000_002), int64(1_767_300_000), int64(-1), "",
				"{{c1::<b>One</b>}} &amp; {{c3::two}}\x1f7", int64(7), int64(1_031_832_016), int64(0), ""},
			{int64(1_767_300_000_002), "kqc<m~McxI", int64(1_700_000_000_001), int64(1_767_300_000), int64(-1), " concept::goals unit_1 ",
				"What went wrong when agent 2 was deployed where the closest door is red?\x1fIt had learned objective 2, which fitted its training and was not the intended one.\x1fyes",
				"What went wrong when agent 2 was deployed where the closest door is red?", int64(308_435_555), int64(0), ""}},
		"SELECT * FROM cards": {
			{int64(4), int64(1_767_300_000_001), int64(1), int64(2), int64(0), int64(-1), int64(0), int64(-1), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), "{}"},
			{int64(5), int64(1_767_300_000_001), int64(1), int64(0), int64(0), int64(-1), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), "{}"},
			{int64(1_767_300_000_002), int64(1_767_300_000_002), int64(1_700_000_000_003), int64(0), int64(1_767_300_000), int64(-1), int64(0), int64(0), int64(2), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), "{}"},
			{int64(1_767_300_000_003), int64(1_767_300_000_003), int64(1_700_000_000_003), int64(0), int64(1_767_300_000), int64(-1), int64(0), int64(0), int64(3), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), int64(0), "{}"},
			{int64(1_767_300_000_502), int64(1_767_300_000_002), int64(1_700_000_000_003), int64(1), int64(1_767_300_000), int64(-1), int64(2), int64(2), int64(-40), int64(12), int64(2360), int64(2), int64(1), int64(0), int64(0), int64(0), int64(3), `{"lrt":1767200001,"pos":2}`},
		},
		"SELECT * FROM revlog": {
			{int64(1_767_100_001_234), int64(1_767_300_000_502), int64(-1), int64(3), int64(4), int64(0), int64(0), int64(99), int64(0)},
			{int64(1_767_200_001_234), int64(1_767_300_000_502), int64(-1), int64(1), int64(-600), int64(4), int64(2300), int64(4321), int64(1)},
		},
		"SELECT count(*) FROM graves": {{int64(0)}},
		"PRAGMA integrity_check":      {{"ok"}},
		"PRAGMA journal_mode":         {{"delete"}},
		"PRAGMA page_size":            {{int64(4096)}},
		"PRAGMA encoding":             {{"UTF-8"}},
		"SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name": {{"ix_cards_nid"}, {"ix_cards_sched"}, {"ix_cards_usn"}, {"ix_notes_csum"},
			{"ix_notes_usn"}, {"ix_revlog_cid"}, {"ix_revlog_usn"}},
	} {
		if diff := cmp.Diff(want, rows(t, db, query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}
