package study_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"goodcard/scheduler"
	"goodcard/study"
)

// front returns the question of an item as it serves now.
func (w *world) front(item string) string {
	w.t.Helper()
	_, err := w.Refresh(w.t.Context())
	w.must(err)
	return w.why(item).Front
}

// troubles tells how many troubles are told, and fails where one lacks the words.
func (w *world) troubles(words string) int {
	w.t.Helper()
	all := w.Troubles()
	for _, text := range all {
		if !strings.Contains(text, words) || strings.Contains(text, "\n") || !strings.Contains(text, "last good version serves") {
			w.t.Errorf("told %q, want %q in it", text, words)
		}
	}
	return len(all)
}

func TestLinkedFileIsReadAgain(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	text := deckOf("mine", 2)
	w.install("mine.yaml", text)
	w.by("mine/c1", scheduler.Good)
	file := filepath.Join(w.dir, "mine.yaml")

	w.write("mine.yaml", strings.Replace(text, "Question 1", "Better 1", 1))
	if got := w.front("mine/c1"); got != "Better 1 of mine?" {
		t.Errorf("after an edit: %q", got)
	}
	// Another text of the same size, told by its time.
	w.write("mine.yaml", strings.Replace(text, "Question 1", "Richer 1", 1))
	w.must(os.Chtimes(file, time.Time{}, time.Unix(2_000_000_000, 0)))
	if got := w.front("mine/c1"); got != "Richer 1 of mine?" {
		t.Errorf("after an edit of the same size: %q", got)
	}
	w.must(os.Chtimes(file, time.Time{}, time.Unix(2_000_000_001, 0)))
	if changed, err := w.Refresh(t.Context()); err != nil || changed {
		t.Errorf("touched only: changed %v, %v", changed, err)
	}
	if n := w.troubles(""); n != 0 {
		t.Errorf("%d troubles", n)
	}
	if len(w.steps("mine/c1")) != 1 {
		t.Error("the history is lost")
	}
}

func TestBrokenDeckServesItsLastGoodVersion(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	text := deckOf("mine", 2)
	w.install("mine.yaml", text)
	expect := func(said, front string, told int) {
		t.Helper()
		if got := w.front("mine/c1"); got != front {
			t.Errorf("%q serves, want %q", got, front)
		}
		if n := w.troubles(said); n != told {
			t.Errorf("%d troubles are told, want %d", n, told)
		}
	}
	w.write("mine.yaml", text+"  - {id: c3, anwser: x}\n")
	expect("mine.yaml:", "Question 1 of mine?", 1)
	expect("", "Question 1 of mine?", 0) // each is told once
	w.reopen()
	expect("mine.yaml:", "Question 1 of mine?", 1)
	if decks, err := w.Decks(t.Context()); err != nil || decks[1].Problem == "" {
		t.Errorf("%+v, %v", decks, err)
	}
	w.write("mine.yaml", strings.Replace(text, "Question 1", "Mended 1", 1))
	expect("", "Mended 1 of mine?", 0)
	w.reopen()
	expect("", "Mended 1 of mine?", 0)

	w.must(os.Remove(filepath.Join(w.dir, "mine.yaml")))
	expect("mine.yaml is missing", "Mended 1 of mine?", 1)
	s := w.session(study.SessionOptions{Selection: study.Selection{Decks: []string{"mine"}}})
	w.next(s)
	w.grade(s, scheduler.Good)
	w.write("mine.yaml", text)
	expect("", "Question 1 of mine?", 0)

	w.write("mine.yaml", strings.Replace(text, "id: mine", "id: thine", 1))
	expect(`id is now "thine", it was installed as "mine"`, "Question 1 of mine?", 1)
	w.write("mine.yaml", text)
	expect("", "Question 1 of mine?", 0)
	if decks, err := w.Decks(t.Context()); err != nil || decks[1].Problem != "" || len(decks) != 2 {
		t.Errorf("%+v, %v", decks, err)
	}
}

func TestFolderDeckIsReadAgain(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	head, cards, _ := strings.Cut(deckOf("mine", 1), "cards:\n")
	w.write("mine/deck.yaml", head)
	w.write("mine/cards/a.yaml", "cards:\n"+cards)
	_, err := w.Install(t.Context(), filepath.Join(w.dir, "mine"), false)
	w.must(err)
	w.write("mine/cards/b.yaml", "cards:\n  - {id: more, ask: 'More?', answer: m}\n")
	if got := w.front("mine/more"); got != "More?" {
		t.Errorf("%q", got)
	}
	w.must(os.Remove(filepath.Join(w.dir, "mine/cards/a.yaml")))
	if changed, err := w.Refresh(t.Context()); err != nil || !changed {
		t.Errorf("changed %v, %v", changed, err)
	}
	if _, err := w.Item(t.Context(), "mine/c1"); err == nil {
		t.Error("a card of a removed file is studied")
	}
	// What is gone is named: the file alone, then the folder.
	for _, gone := range []struct{ path, said string }{{"mine/deck.yaml", "mine has a folder cards and no deck.yaml"}, {"mine", "mine is missing: if it has moved, "}} {
		w.must(os.RemoveAll(filepath.Join(w.dir, gone.path)))
		w.reopen()
		if w.troubles("deck mine: "+filepath.Join(w.dir, gone.said)) != 1 {
			t.Errorf("%s is missing, and nobody is told", gone.path)
		}
	}
}

func TestSecondDeckWithAnIDIsRefused(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.by("inner-outer/c1", scheduler.Good)
	own := w.write("own.yaml", strings.Replace(deckOf("inner-outer", 2), "Question 1", "Own 1", 1))
	if _, err := w.Install(t.Context(), own, false); err == nil || !strings.Contains(saidOf(err), "--replace") {
		t.Errorf("%v", err)
	}
	if got := w.front("inner-outer/c1"); got != "Question 1 of inner-outer?" {
		t.Errorf("%q serves", got)
	}
	d, err := w.Install(t.Context(), own, true)
	w.must(err)
	if d.Source != own || w.front("inner-outer/c1") != "Own 1 of inner-outer?" || len(w.steps("inner-outer/c1")) != 1 {
		t.Errorf("%+v", d)
	}
	if _, err := w.Install(t.Context(), own, false); err != nil {
		t.Errorf("the same file again: %v", err)
	}
	for _, what := range []string{"no-such-deck", "inner-outter", w.dir + "/none.yaml"} {
		if _, err := w.Install(t.Context(), what, false); err == nil {
			t.Errorf("%s was installed", what)
		}
	}
}

func TestRemovedDeckComesBackWithItsHistory(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.by("inner-outer/c1", scheduler.Good)
	before := w.why("c1").Memory.State
	w.must(w.Remove(t.Context(), "inner-outer"))
	w.reopen()
	if decks, err := w.Decks(t.Context()); err != nil || len(decks) != 0 {
		t.Errorf("%+v, %v: a removed first deck does not come back by itself", decks, err)
	}
	if len(w.today()) != 0 || len(w.steps("inner-outer/c1")) != 1 {
		t.Error("its cards are asked, or their history is lost")
	}
	if err := w.Remove(t.Context(), "inner-outer"); err == nil {
		t.Error("it was removed twice")
	}
	_, err := w.Install(t.Context(), "inner-outer", false)
	w.must(err)
	if after := w.why("c1").Memory.State; after != before {
		t.Errorf("%+v, before %+v", after, before)
	}
}

func TestShippedDecks(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.shipped["second/deck.yaml"] = &fstest.MapFile{Data: []byte(deckOf("second", 2))}
	w.reopen()
	if decks, err := w.Decks(t.Context()); err != nil || len(decks) != 1 || decks[0].ID != "inner-outer" {
		t.Errorf("%+v, %v: only the first deck is active", decks, err)
	}
	w.by("inner-outer/c1", scheduler.Good)
	w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(strings.Replace(deckOf("inner-outer", 3), "Question 1", "Newer 1", 1))
	w.reopen()
	if got := w.front("c1"); got != "Newer 1 of inner-outer?" || len(w.steps("c1")) != 1 {
		t.Errorf("%q serves", got)
	}
	delete(w.shipped, study.FirstDeck+"/deck.yaml")
	w.reopen()
	if got := w.front("c1"); got != "Newer 1 of inner-outer?" {
		t.Errorf("%q serves when the program brings the deck no more", got)
	}
}

func TestRenameCarriesHistory(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	text := header("mine") + "  - {id: old, ask: 'One?', answer: a, both-ways: true}\n"
	w.install("mine.yaml", text)
	w.by("mine/old", scheduler.Good)
	w.by("mine/old#reverse", scheduler.Again)
	before, reverse := w.why("mine/old").Memory, w.why("mine/old#reverse").Memory
	for _, line := range []string{"id: new, was: [old],", "id: newer, was: [old, new],", "id: newer,"} {
		w.write("mine.yaml", strings.Replace(text, "id: old,", line, 1))
		_, err := w.Refresh(t.Context())
		w.must(err)
		it, err := w.Item(t.Context(), "mine/old")
		if err != nil || it.Memory.State != before.State || !strings.HasPrefix(it.ID, "mine/new") {
			t.Errorf("%s: %+v, %v", line, it, err)
		}
		if it, err := w.Item(t.Context(), "mine/old#reverse"); err != nil || it.Memory.State != reverse.State {
			t.Errorf("%s: %+v, %v", line, it, err)
		}
	}
	if n := len(w.steps("mine/newer")); n != 2 {
		t.Errorf("%d events", n)
	}
}
