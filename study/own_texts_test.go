package study_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
)

const theirTexts = `  - {id: ask, ask: 'Theirs?', answer: theirs, also: ['Theirs again?'], unseen: ['Theirs at last?'], note: theirs}
  - {id: pick, choose: 'Theirs?', answer: theirs, wrong: [{text: theirs too, why: theirs}]}
  - {id: law, type: 'Theirs?', answer: theirs, accept: [theirs as well]}
  - {id: say, explain: 'Theirs?', points: [theirs one, theirs two]}
  - {id: gap, cloze: 'Theirs has a {{gap}}.'}
`

func TestEveryTextCanBeTheLearnersOwn(t *testing.T) {
	w := newWorld(t, header("inner-outer")+theirTexts)
	for _, card := range []string{"ask", "pick", "law", "say", "gap"} {
		e, err := w.Editing(t.Context(), card)
		w.must(err)
		w.must(w.SetOwn(t.Context(), e, "own.yaml", strings.NewReplacer("heirs", "heirs-and-mine").Replace(e.Text)))
		shown, err := w.Show(t.Context(), card)
		w.must(err)
		text := deck.Emit(&shown.Content)
		if strings.Count(text, "heirs") != strings.Count(text, "heirs-and-mine") || !strings.Contains(text, "mine") {
			t.Errorf("some text of the card is not the learner's:\n%s", text)
		}
	}
}

// edits counts the versions that the history keeps.
func (w *world) edits() (n int) {
	w.t.Helper()
	w.must(w.History(w.t.Context(), "", func(s history.Step) error {
		if s.Kind == history.Edit {
			n++
		}
		return nil
	}))
	return n
}

func TestOwnVersionThatSaysNothingNewIsNotKept(t *testing.T) {
	w := newWorld(t, header("inner-outer")+theirTexts)
	e, err := w.Editing(t.Context(), "gap")
	w.must(err)
	w.must(w.SetOwn(t.Context(), e, "own.yaml", e.Text+"\n# only a comment\n"))
	if n := w.edits(); n != 0 {
		t.Errorf("a version that says what the deck says made %d edits", n)
	}
	mine := strings.Replace(e.Text, "Theirs", "Mine", 1)
	for range 2 {
		e, err = w.Editing(t.Context(), "gap")
		w.must(err)
		w.must(w.SetOwn(t.Context(), e, "own.yaml", mine))
	}
	if n := w.edits(); n != 1 {
		t.Errorf("the same version twice made %d edits", n)
	}
	err = w.SetOwn(t.Context(), e, "own.yaml", mine+"  - {id: more, ask: 'More?', answer: a}\n")
	if err == nil || !strings.Contains(err.Error(), "alone") {
		t.Errorf("a second card: %v", err)
	}
}

func TestOwnVersionServesOnlyWhileItFits(t *testing.T) {
	w := newWorld(t, header("inner-outer")+theirTexts)
	e, err := w.Editing(t.Context(), "gap")
	w.must(err)
	w.must(w.SetOwn(t.Context(), e, "own.yaml", strings.Replace(e.Text, "Theirs", "Mine", 1)))
	for _, c := range []struct{ card, want string }{
		{"cloze: 'Theirs has {{c1::two}} {{c2::gaps}}.'", "Theirs has {{c1::two}} {{c2::gaps}}."},
		{"ask: 'Theirs has what?', answer: gaps", "Theirs has what?"},
		{"cloze: 'Theirs has a {{gap}} again.'", "Mine has a {{gap}}."},
	} {
		w.shipped["inner-outer/deck.yaml"].Data = []byte(strings.Replace(header("inner-outer")+theirTexts, "cloze: 'Theirs has a {{gap}}.'", c.card, 1))
		w.reopen()
		shown, err := w.Show(t.Context(), "gap")
		w.must(err)
		if shown.Content.Text != c.want {
			t.Errorf("the deck says %s, shown is %q", c.card, shown.Content.Text)
		}
	}
}

func TestWhereACardIsEditedWhenItsDeckIsNotAsItWas(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.install("own.yaml", deckOf("own", 2))
	file := w.write("own.yaml", header("own")+"  - {id: c1, ask: 'Q?', answer: a}\n  - {id: c2, ask: 'Q?', anwser: a}\n")
	if e, err := w.Editing(t.Context(), "own/c1"); err != nil || e.File != file || e.Line != strings.Count(header("own"), "\n")+2 {
		t.Errorf("a broken deck is opened at %s:%d, %v; its problem is in the second card", e.File, e.Line, err)
	}
	w.write("own.yaml", deckOf("own", 1))
	if e, err := w.Editing(t.Context(), "own/c2"); err != nil || e.File != file || e.Line != 1 {
		t.Errorf("a card that is gone from its file is looked for at %s:%d, %v", e.File, e.Line, err)
	}
	w.by("own/c1", scheduler.Good)
	w.must(w.Remove(t.Context(), "own"))
	if e, err := w.Editing(t.Context(), "own/c1"); err == nil || !strings.Contains(err.Error(), "no installed deck") {
		t.Errorf("a card of a removed deck is edited in %+v, %v", e, err)
	}
}
