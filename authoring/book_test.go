package authoring

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/decktest"
	"goodcard/deck/lock"
	"goodcard/files"
)

// put writes files below a folder.
func put(t testing.TB, folder string, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// below returns what the files below a folder hold, by their paths from it with slashes.
func below(t testing.TB, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		all[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func open(t testing.TB, path string) *book {
	t.Helper()
	b, err := openBook(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	return b
}

const oneCard = decktest.Header + "cards:\n  - id: a # mine\n    ask: Q\n    answer: A\n"

func sampleEntry(card string) lock.Entry {
	return lock.Entry{Card: card, Doc: "faq.md", Key: "ask " + card, First: 1, Last: 2, Span: lock.SpanOf("A"), Quote: lock.Quote{Exact: "A"}, Rule: "qa/1", Confidence: 0.9}
}

var sampleDocument = lock.Document{Path: "faq.md", SHA256: strings.Repeat("0f", 32)}

func TestCommitPutsDeckAndLock(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d.yaml": oneCard})
	b := open(t, filepath.Join(dir, "d.yaml"))
	b.text.Pages[0].After = []byte(strings.Replace(oneCard, "answer: A", "answer: B", 1))
	b.lock.Documents, b.lock.Entries = append(b.lock.Documents, sampleDocument), append(b.lock.Entries, sampleEntry("a"))
	changed, err := b.commit()
	if err != nil || len(changed) != 2 || changed[0] != filepath.Join(dir, "d.yaml") {
		t.Fatal(changed, err)
	}
	again := open(t, filepath.Join(dir, "d.yaml"))
	if len(again.lock.Entries) != 1 || again.deck.Cards[0].Answer != "B" {
		t.Errorf("there are %v and %v", again.lock.Entries, again.deck.Cards)
	}
	if changed, err := again.commit(); err != nil || len(changed) > 0 {
		t.Error("without a change were written", changed, err)
	}
}

func TestCommitOfDeckThatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []bool{false, true} {
		path := filepath.Join(dir, "one.yaml")
		if folder {
			path = filepath.Join(dir, "several")
		}
		b := beginBook(path, folder)
		cards := "cards:\n  - id: a\n    ask: Q\n    answer: A\n"
		b.text.Pages[0].After = []byte(decktest.Header)
		if folder {
			b.text.Add("first.yaml").After = []byte(cards)
		} else {
			b.text.Pages[0].After = []byte(decktest.Header + cards)
		}
		b.lock.Documents, b.lock.Entries = []lock.Document{sampleDocument}, []lock.Entry{sampleEntry("a")}
		if _, err := b.commit(); err != nil {
			t.Fatal(err)
		}
		if again := open(t, path); len(again.deck.Cards) != 1 || len(again.lock.Entries) != 1 {
			t.Errorf("%s: there are %v and %v", path, again.deck.Cards, again.lock.Entries)
		}
	}
	all := below(t, dir)
	for _, name := range []string{"one.yaml", "one.sources.lock.yaml", "several/deck.yaml", "several/cards/first.yaml", "several/sources.lock.yaml"} {
		if all[name] == "" {
			t.Error("there is no", name)
		}
	}
	if len(all) != 5 {
		t.Error("there are", all)
	}
}

func TestCommitLeavesWhatWasChangedMeanwhile(t *testing.T) {
	for _, saved := range []string{"d.yaml", "d.sources.lock.yaml"} {
		dir := t.TempDir()
		put(t, dir, map[string]string{"d.yaml": oneCard})
		b := open(t, filepath.Join(dir, "d.yaml"))
		b.text.Pages[0].After = []byte(strings.Replace(oneCard, "answer: A", "answer: B", 1))
		b.lock.Documents, b.lock.Entries = []lock.Document{sampleDocument}, []lock.Entry{sampleEntry("a")}
		put(t, dir, map[string]string{saved: "# saved\n" + oneCard})
		before := below(t, dir)
		changed, err := b.commit()
		if _, ok := errors.AsType[*files.ChangedError](err); !ok || len(changed) > 0 {
			t.Error(saved, changed, err)
		}
		if after := below(t, dir); len(after) != len(before) || after["d.yaml"] != before["d.yaml"] || after[saved] != before[saved] {
			t.Errorf("%s: there are %v", saved, after)
		}
	}
}

func TestCommitWritesNoDeckThatIsNotValid(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d.yaml": oneCard})
	b := open(t, filepath.Join(dir, "d.yaml"))
	b.text.Pages[0].After = []byte(strings.Replace(oneCard, "answer: A", "anwser: B", 1))
	_, err := b.commit()
	if _, ok := errors.AsType[deck.Problems](err); !ok || below(t, dir)["d.yaml"] != oneCard {
		t.Error(err, below(t, dir))
	}
}

func TestEntryFollowsRenamedCard(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"d.yaml": oneCard})
	b := open(t, filepath.Join(dir, "d.yaml"))
	b.lock.Documents, b.lock.Entries = []lock.Document{sampleDocument}, []lock.Entry{sampleEntry("a"), sampleEntry("dropped")}
	if _, err := b.commit(); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"d.yaml": strings.Replace(oneCard, "id: a # mine", "id: b\n    was: [a]", 1)})
	again := open(t, filepath.Join(dir, "d.yaml"))
	if again.lock.Entries[0].Card != "b" || again.lock.Entries[1].Card != "dropped" {
		t.Error("the entries are of", again.lock.Entries[0].Card, again.lock.Entries[1].Card)
	}
}
