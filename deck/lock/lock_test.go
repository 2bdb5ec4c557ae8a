package lock_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/decktest"
	"goodcard/deck/lock"
	"goodcard/here"
)

const cards = "cards: [{id: a, ask: Q, answer: A}]\n"

// put writes files below a folder.
func put(t testing.TB, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func beside(t testing.TB, path string) deck.Companions {
	t.Helper()
	at, err := deck.Beside(path)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// save writes the files of a lock as they are to be.
func save(t testing.TB, l *lock.Lock, path string, d *deck.Deck) []lock.File {
	t.Helper()
	files, err := l.Files(beside(t, path), d)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.After == nil {
			if err := os.Remove(f.Path); err != nil {
				t.Fatal(err)
			}
			continue
		}
		put(t, filepath.Dir(f.Path), map[string]string{filepath.Base(f.Path): string(f.After)})
	}
	return files
}

func load(t testing.TB, path string) *lock.Lock {
	t.Helper()
	l, err := lock.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var sum = strings.Repeat("0f", 32)

func entryOf(card string) lock.Entry {
	return lock.Entry{
		Card: card, Doc: "../text/faq.md", Key: "ask " + card, Heading: []string{"FAQ", "Where do goals come from?"}, First: 11, Last: 14,
		Span: lock.SpanOf("A goal."), Quote: lock.Quote{Exact: "A goal.", Prefix: "accident. ", Suffix: " It need not"},
		Rule: "called/1", Confidence: 0.85, Flags: []string{"long", "yes-no"}, Kept: true, Fields: []lock.Field{{Key: "ask", Text: "Why?"}, {Key: "answer", Text: "Because\nof # it"}},
	}
}

var same = cmpopts.IgnoreUnexported(lock.Lock{})

func TestLockIsReadAsItWasWritten(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d.yaml": decktest.Header + cards})
	path := filepath.Join(dir, "d.yaml")
	if l := load(t, path); len(l.Entries) > 0 {
		t.Fatal("beside a deck without a lock stand", l.Entries)
	}
	concept := entryOf("")
	concept.Concept, concept.Flags, concept.Kept, concept.Quote.Prefix, concept.Heading = "goal", nil, false, "", nil
	want := &lock.Lock{Documents: []lock.Document{{"../text/faq.md", sum}, {"a b.html", sum}}, Entries: []lock.Entry{concept, entryOf("a"), entryOf("gone")}}
	save(t, want, path, &deck.Deck{})
	if diff := cmp.Diff(want, load(t, path), same); diff != "" {
		t.Error("read back (-want +got):\n" + diff)
	}
	text, err := os.ReadFile(filepath.Join(dir, "d.sources.lock.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"\nformat: 1\ndocuments:\n  ../text/faq.md: " + sum + "\n  a b.html: " + sum + "\nentries:\n", "\n  - concept: goal\n", "\n  - card: a\n    doc: ../text/faq.md\n    key: ask a\n",
		"\n    lines: 11-14\n", "\n    confidence: 0.85\n", "\n    flags: [long, yes-no]\n", "\n    quote:\n      exact: A goal.\n      prefix: \"accident. \"\n", "\n    fields:\n      ask: Why?\n      answer: |-\n        Because\n        of # it\n",
	} {
		if !strings.Contains(string(text), line) {
			t.Errorf("%q is missing in:\n%s", line, text)
		}
	}
	for _, f := range save(t, load(t, path), path, &deck.Deck{}) {
		if string(f.Before) != string(f.After) {
			t.Errorf("what was read and not changed is written as\n%s", f.After)
		}
	}
	if _, err := deck.Load(path); err != nil {
		t.Error("the deck beside its lock:", err)
	}
}

func TestLockWithoutEntriesHasNoFile(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d/deck.yaml": decktest.Header + cards})
	path := filepath.Join(dir, "d")
	save(t, &lock.Lock{Documents: []lock.Document{{"../text/faq.md", sum}}, Entries: []lock.Entry{entryOf("a")}}, path, &deck.Deck{})
	l := load(t, path)
	l.Documents, l.Entries = nil, nil
	files := save(t, l, path, &deck.Deck{})
	if len(files) != 1 || files[0].After != nil || files[0].Path != filepath.Join(path, "sources.lock.yaml") {
		t.Error("files are", files)
	}
}

// large returns a lock of n cards that one file cannot hold.
func large(n int) *lock.Lock {
	l := &lock.Lock{Documents: []lock.Document{{"../text/faq.md", sum}}}
	for i := range n {
		e := entryOf(fmt.Sprintf("c%d", i))
		concept := e
		concept.Card, concept.Concept = "", e.Card
		e.Fields = []lock.Field{{Key: "ask", Text: strings.Repeat("long ", 12_000)}}
		l.Entries = append(l.Entries, concept, e)
	}
	return l
}

func TestLargeLockIsInParts(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d/deck.yaml": decktest.Header, "d/cards/1.yaml": cards, "d/cards/2.yaml": strings.Replace(cards, "id: a", "id: b", 1)})
	path := filepath.Join(dir, "d")
	want, d := large(300), &deck.Deck{}
	for i := range 280 { // the last ones were dropped
		d.Cards = append(d.Cards, deck.Card{ID: fmt.Sprintf("c%d", i), File: filepath.Join(path, "cards", fmt.Sprintf("%d.yaml", 1+i/140))})
	}
	save(t, want, path, d)
	if diff := cmp.Diff(want, load(t, path), same); diff != "" {
		t.Error("read back (-want +got):\n" + diff[:min(len(diff), 2000)])
	}
	first, err := os.ReadFile(filepath.Join(path, "sources.lock", "cards", "1.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(first); !strings.Contains(text, "\n  - concept: c139\n") || !strings.Contains(text, "card: c139\n") || strings.Contains(text, "concept: c140\n") {
		t.Error("the first part has other entries than those of cards/1.yaml")
	}
	if _, err := deck.Load(path); err != nil {
		t.Error("the deck beside its lock:", err)
	}

	l := load(t, path)
	l.Entries = l.Entries[:1]
	save(t, l, path, d)
	if _, err := os.Stat(filepath.Join(path, "sources.lock", "sources.lock.yaml")); err == nil {
		t.Error("the parts stay beside the file that holds all")
	}
	if got := load(t, path); len(got.Entries) != 1 {
		t.Error("in one file again stand", len(got.Entries))
	}
}

// A lock that cannot be reached is not taken for none.
func TestLockOutOfReach(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d/deck.yaml": decktest.Header + cards, "d/sources.lock": "of another program\n"})
	path := filepath.Join(dir, "d")
	load(t, path)
	link := filepath.Join(path, "sources.lock")
	if err := os.Remove(link); err != nil {
		t.Fatal(err)
	}
	here.Link(t, t.TempDir(), link)
	if l, err := lock.Load(path); err == nil || !strings.Contains(err.Error(), link) {
		t.Errorf("%v, error %v: want one about %s", l, err, link)
	}
}

func TestLockTooLargeForTheFileOfADeck(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d.yaml": decktest.Header + cards})
	path := filepath.Join(dir, "d.yaml")
	_, err := large(300).Files(beside(t, path), &deck.Deck{})
	if _, ok := errors.AsType[*lock.TooLargeError](err); !ok || !strings.Contains(err.Error(), filepath.Join(dir, "d.sources.lock.yaml")) {
		t.Error(err)
	}
}

func TestBrokenLock(t *testing.T) {
	const documents = "format: 1\ndocuments:\n  a.md: SUM\nentries:\n"
	const entry = "  - {card: a, doc: a.md, key: k, lines: 1-2, span_sha256: SUM, quote: {exact: x}, rule: qa/1, confidence: 0.9}\n"
	const back = "take the file back from git: git -C x checkout HEAD -- d.sources.lock.yaml; only goodcard writes it"
	for _, test := range []struct{ name, src, says, hint string }{
		{"empty", "", ":1:1: the file is empty", back},
		{"a newer format", "format: 2\n", ":1:9: 2 is out of range: expected 1", "a newer goodcard may read it"},
		{"an unknown key", documents + strings.Replace(entry, "doc:", "docs:", 1), `:5:15: unknown key "docs"`, back},
		{"of nothing", documents + strings.Replace(entry, "card: a, ", "", 1), ":5:5: an entry is of a card or of a concept", back},
		{"of both", documents + strings.Replace(entry, "card: a", "card: a, concept: a", 1), ":5:5: an entry is of a card or of a concept", back},
		{"twice", documents + entry + entry, ":6:5: the card a has another entry already, x/d.sources.lock.yaml:5", "delete one of the two entries"},
		{"no document", documents + strings.Replace(entry, "a.md", "b.md", 1), `:5:20: "b.md" is none of the documents above`, back},
		{"a path of the system", strings.Replace(documents, "a.md", "/etc/passwd", 1) + entry, `:3:3: "/etc/passwd" is not a path from the folder of the deck`, back},
		{"lines backwards", documents + strings.Replace(entry, "1-2", "2-1", 1), `:5:41: "2-1" is not two numbers of lines such as 11-14`, back},
		{"more than certain", documents + strings.Replace(entry, "0.9", "1.5", 1), ":5:1", back},
		{"no hash", documents + strings.Replace(entry, "SUM", "12", 1), `:5:59: "12" is not a SHA-256 of 64 digits 0-9a-f`, back},
		{"marks of git", documents + "<<<<<<< HEAD\n" + entry + "=======\n" + strings.Replace(entry, "card: a", "card: b", 1) + ">>>>>>> theirs\n",
			":5:1: git found two versions of these lines", "keep the entries of both versions, each card once, and delete the lines of <<<<<<<, ======= and >>>>>>>"},
	} {
		l, err := lock.Parse("x/d.sources.lock.yaml", []byte(strings.ReplaceAll(test.src, "SUM", sum)))
		problems, ok := errors.AsType[deck.Problems](err)
		if !ok || l != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := problems[0]; !strings.HasPrefix(got.String(), "x/d.sources.lock.yaml"+test.says) || got.Fix != test.hint {
			t.Errorf("%s\n got %s\nhint: %s\nwant %s\nhint: %s", test.name, got, got.Fix, test.says, test.hint)
		}
	}
}

// What authors are told to do with entries of which they want to hear no more may be done with the last one.
func TestLockOfWhichTheLastEntryWasDeleted(t *testing.T) {
	for _, src := range []string{"format: 1\ndocuments:\n  a.md: " + sum + "\nentries:\n", "format: 1\r\ndocuments:\r\n  a.md: " + sum + "\r\nentries:\r\n\r\n"} {
		if l, err := lock.Parse("d", []byte(src)); err != nil || len(l.Documents) != 1 || len(l.Entries) != 0 {
			t.Errorf("%q: %v", src, err)
		}
	}
}

func TestTwoLocks(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d/deck.yaml": decktest.Header + cards, "d/sources.lock.yaml": "format: 1\n", "d/sources.lock/sources.lock.yaml": "format: 1\n"})
	if _, err := lock.Load(filepath.Join(dir, "d")); err == nil || !strings.Contains(err.Error(), "stands both in this file and in") {
		t.Error(err)
	}
}

// TestAnyTextIsReadAsItWasWritten: what stands in a document may be anything that people type, but control characters.
func TestAnyTextIsReadAsItWasWritten(t *testing.T) {
	words := rapid.StringOfN(rapid.RuneFrom([]rune("ab \n\t#:-{}[]'\"\\|>&*!%@`,?~0é日;、，；：。“”‘’–—（）【】＃\u3000\u00a0\u202e")), 1, 40, -1).Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
	rapid.Check(t, func(t *rapid.T) {
		e := entryOf("a")
		e.Key, e.Quote.Exact, e.Quote.Prefix = words.Draw(t, "key"), words.Draw(t, "exact"), words.Draw(t, "prefix")
		e.Heading = rapid.SliceOfN(words, 1, 3).Draw(t, "heading")
		e.Fields = []lock.Field{{Key: "ask", Text: words.Draw(t, "ask")}, {Key: "answer", Text: words.Draw(t, "answer")}}
		want := &lock.Lock{Documents: []lock.Document{{"../text/faq.md", sum}}, Entries: []lock.Entry{e}}
		files, err := want.Files(deck.BesideIn("d.yaml"), &deck.Deck{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := lock.Parse("d", files[0].After)
		if err != nil {
			t.Fatalf("%v\n%s", err, files[0].After)
		}
		if diff := cmp.Diff(want, got, same); diff != "" {
			t.Fatalf("read back (-want +got):\n%s\n%s", diff, files[0].After)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("format: 1\ndocuments:\n  a.md: " + sum + "\nentries:\n  - {card: a, doc: a.md, key: k, lines: 1-2, span_sha256: " + sum + ", quote: {exact: x}, rule: qa/1, confidence: 0.9}\n"))
	f.Add([]byte("format: 1\ndocuments: {}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := lock.Parse("fuzz", src)
		if (l == nil) == (err == nil) {
			t.Fatalf("lock %v with error %v: want exactly one of them", l, err)
		}
		if l == nil {
			t.Skip()
		}
		files, err := (&lock.Lock{Documents: l.Documents, Entries: l.Entries}).Files(deck.BesideIn("d.yaml"), &deck.Deck{})
		if err != nil || len(files) == 0 {
			t.Skip() // a lock that says nothing, or larger when written
		}
		again, err := lock.Parse("fuzz", files[0].After)
		if err != nil {
			t.Fatalf("%v\n%s", err, files[0].After)
		}
		if diff := cmp.Diff(l, again, same); diff != "" {
			t.Error("read back (-want +got):\n" + diff)
		}
	})
}
