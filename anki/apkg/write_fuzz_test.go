package apkg_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"goodcard/anki/apkg"
)

// FuzzWrite writes a note of any texts and numbers: it is refused, or comes back from the file as it
// was, with numbers as numbers, in a database that is sound.
func FuzzWrite(f *testing.F) {
	f.Add("What?", "That.", "concept::goals", "guid", int64(1_767_300_000_000), int64(3), 1, 2, 12, 2500, 4321)
	f.Add("a\x1fb\x00c\u0085", "\xff<&>\r\n\t", "a b\u3000c\u00a0\x07d", "x\x1f", int64(1), int64(-1<<31), -1, 3, -1, 1<<16, -1)
	f.Add("007", "1e5", "", "'", int64(1<<53), int64(1<<31), 4, 4, 1<<31, 0, 1<<31)
	f.Add(" 12 ", "{{c1::}}", "A a", "\u2028", int64(1<<53-1), int64(0), 0, 0, 0, 0, 0)
	f.Fuzz(func(t *testing.T, question, answer, tag, guid string, id, due int64, kind, queue, interval, factor, taken int) {
		w, path := create(t, collection())
		note := &apkg.Note{
			ID: id, GUID: guid, NoteType: 1_700_000_000_001, Modified: due, Tags: []string{tag, "x", tag, "X"},
			Fields: []string{question, answer, tag},
		}
		card := apkg.Card{ID: id, Note: id, Deck: 1, Modified: due, Type: apkg.CardType(kind), Queue: queue, Due: due, Interval: interval, Factor: factor,
			Reps: taken, Lapses: kind, Left: taken, Flags: queue, Data: fmt.Sprintf(`{"pos":%d}`, due)}
		review := apkg.Review{ID: id, Card: id, Ease: kind, Interval: interval, LastInterval: -interval, Factor: factor, Taken: taken, Type: apkg.ReviewType(queue)}
		if w.Add(note, []apkg.Card{card}, []apkg.Review{review}) != nil {
			if w.Close() == nil {
				t.Error("it is refused and written all the same")
			}
			return
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		_, db := unpack(t, path)
		if ok := rows(t, db, "PRAGMA integrity_check")[0][0]; ok != "ok" {
			t.Error(ok)
		}
		numbers(t, db)
		n := rows(t, db, "SELECT id, guid, mid, mod, tags, flds FROM notes")[0]
		fields := strings.Split(n[5].(string), "\x1f")
		if n[0] != id || n[1] != guid || n[3] != due || len(fields) != 3 {
			t.Fatalf("the note is %q", n)
		}
		for i, want := range note.Fields {
			if fields[i] != seen(want) {
				t.Errorf("field %d is %q, want %q", i, fields[i], seen(want))
			}
		}
		tags := n[4].(string)
		if !strings.Contains(strings.ToLower(tags), " x ") || strings.Count(tags, " ") != len(strings.Fields(tags))+1 || len(strings.Fields(tags)) > 2 {
			t.Errorf("of %q the tags are %q", note.Tags, tags)
		}
		want := []any{id, id, int64(1), int64(0), due, int64(kind), int64(queue), due, int64(interval), int64(factor), int64(taken), int64(kind), int64(taken), int64(queue), card.Data}
		got := rows(t, db, "SELECT id, nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, left, flags, data FROM cards")[0]
		if fmt.Sprint(got...) != fmt.Sprint(want...) {
			t.Errorf("the card is %v, want %v", got, want)
		}
		want = []any{id, id, int64(kind), int64(interval), int64(-interval), int64(factor), int64(taken), int64(queue)}
		got = rows(t, db, "SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog")[0]
		if fmt.Sprint(got...) != fmt.Sprint(want...) {
			t.Errorf("the review is %v, want %v", got, want)
		}
	})
}

// seen returns what of a text a reader sees in a field.
func seen(s string) string {
	var kept strings.Builder
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || unicode.IsControl(r) && r != '\n' && r != '\t' {
			continue
		}
		kept.WriteRune(r)
	}
	return kept.String()
}
