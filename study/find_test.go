package study_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

const findDeck = `  - {id: plain, ask: 'One?', answer: a}
  - {id: both, ask: 'Two?', answer: b, both-ways: true}
  - {id: gaps, cloze: 'The {{c1::first}} and the {{c2::second}}.'}
  - {id: one-gap, cloze: 'The {{only}} one.'}
  - {id: draft, ask: 'Three?', answer: c, draft: true}
  - {id: new-name, was: [old-name], ask: 'Four?', answer: d}
  - {id: shared, ask: 'Five?', answer: e}
`

func TestItemsThatATextMeans(t *testing.T) {
	w := newWorld(t, header("inner-outer")+findDeck)
	w.install("other.yaml", header("other")+"  - {id: shared, ask: 'Six?', answer: f}\n")
	tests := []struct {
		text, items string // every item, separated by spaces; or
		fault       string // part of the error and its hint
		one, among  string // the one item, or part of what says that there are several
	}{
		{text: "plain", items: "inner-outer/plain", one: "inner-outer/plain"},
		{text: "inner-outer/plain", items: "inner-outer/plain", one: "inner-outer/plain"},
		{text: "both", items: "inner-outer/both inner-outer/both#reverse", one: "inner-outer/both"},
		{text: "both#reverse", items: "inner-outer/both#reverse", one: "inner-outer/both#reverse"},
		{text: "gaps", items: "inner-outer/gaps#c1 inner-outer/gaps#c2", among: "inner-outer/gaps#c1, inner-outer/gaps#c2"},
		{text: "gaps#c2", items: "inner-outer/gaps#c2", one: "inner-outer/gaps#c2"},
		{text: "gaps#c3", fault: "its items are inner-outer/gaps#c1, inner-outer/gaps#c2"},
		{text: "one-gap", items: "inner-outer/one-gap#c1", one: "inner-outer/one-gap#c1"},
		{text: "draft", fault: "is a draft"},
		{text: "inner-outer/old-name", items: "inner-outer/new-name", one: "inner-outer/new-name"},
		{text: "old-name", items: "inner-outer/new-name", one: "inner-outer/new-name"},
		{text: "shared", fault: "inner-outer/shared, other/shared"},
		{text: "other/shared", items: "other/shared", one: "other/shared"},
		{text: "plian", fault: `did you mean "plain"?`},
		{text: "inner-outer/plian", fault: `did you mean "inner-outer/plain"?`},
		{text: "nothing-like-it", fault: "'goodcard cards' lists all cards"},
		{text: "", fault: "there is no card"},
		{text: "#", fault: "there is no card"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			items, err := w.Items(t.Context(), tt.text)
			if got := strings.Join(items, " "); got != tt.items {
				t.Errorf("means %q, want %q", got, tt.items)
			}
			if tt.fault != "" && !strings.Contains(saidOf(err), tt.fault) {
				t.Errorf("says %q, want %q", saidOf(err), tt.fault)
			}
			it, err := w.Item(t.Context(), tt.text)
			switch {
			case tt.one != "" && (err != nil || it.ID != tt.one):
				t.Errorf("the one item is %q, %v", it.ID, err)
			case tt.one == "" && err == nil:
				t.Errorf("the one item is %q, want an error", it.ID)
			case tt.among != "" && (!errors.As(err, new(*study.Ambiguous)) || !strings.Contains(err.Error(), tt.among)):
				t.Errorf("says %v", err)
			}
		})
	}
}

// saidOf returns an error with its hint.
func saidOf(err error) string {
	if err == nil {
		return ""
	}
	if h, ok := err.(interface{ Hint() string }); ok {
		return err.Error() + "\n" + h.Hint()
	}
	return err.Error()
}

func TestGoneCardsAreFoundByTheirHistory(t *testing.T) {
	w := newWorld(t, header("inner-outer")+findDeck)
	for _, item := range []string{"both", "both#reverse", "plain"} {
		w.by("inner-outer/"+item, scheduler.Good)
	}
	text := strings.Replace(findDeck, ", both-ways: true", "", 1)
	text = strings.Replace(text, "{id: plain,", "{id: simple,", 1)
	w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(header("inner-outer") + text)
	w.reopen()
	for text, want := range map[string][]string{
		"plain":              {"inner-outer/plain"},
		"both":               {"inner-outer/both", "inner-outer/both#reverse"},
		"both#reverse":       {"inner-outer/both#reverse"},
		"inner-outer/plain":  {"inner-outer/plain"},
		"inner-outer/simple": {"inner-outer/simple"},
	} {
		if items, err := w.Items(t.Context(), text); err != nil || !slices.Equal(items, want) {
			t.Errorf("%s means %v, %v; want %v", text, items, err, want)
		}
	}
	if it, err := w.Item(t.Context(), "both"); err != nil || it.ID != "inner-outer/both" {
		t.Errorf("the one item is %q, %v", it.ID, err)
	}
	for _, text := range []string{"both#reverse", "inner-outer/plain", "plain"} {
		if _, err := w.Item(t.Context(), text); err == nil || !strings.Contains(saidOf(err), "goodcard history") {
			t.Errorf("%s: %s", text, saidOf(err))
		}
		if steps := w.steps(text); len(steps) != 1 {
			t.Errorf("%s has %d reviews", text, len(steps))
		}
	}
}

// A card's name alone is enough when its deck is gone, and when the card is called otherwise.
func TestNameOfACardThatNoDeckHas(t *testing.T) {
	w := newWorld(t, header("inner-outer")+findDeck)
	w.install("one.yaml", header("one")+"  - {id: law, ask: 'Law?', answer: a}\n  - {id: both, ask: 'B?', answer: b, both-ways: true}\n")
	means := func(text, want string) {
		t.Helper()
		items, err := w.Items(t.Context(), text)
		if got := strings.Join(items, " "); want != "" && (err != nil || got != want) {
			t.Errorf("%s means %q, %v; want %q", text, got, err, want)
		}
		if want == "" && err == nil {
			t.Errorf("%s means %v, want an error", text, items)
		}
	}
	w.by("one/law", scheduler.Good)
	w.by("one/both#reverse", scheduler.Good)
	w.by("inner-outer/new-name", scheduler.Good)
	w.must(w.Remove(t.Context(), "one"))
	means("law", "one/law")
	means("law#reverse", "")
	means("both", "inner-outer/both inner-outer/both#reverse")
	means("never", "")

	w.install("two.yaml", header("two")+"  - {id: law, ask: 'Two?', answer: a}\n")
	means("law", "two/law")
	w.by("two/law", scheduler.Good)
	w.must(w.Remove(t.Context(), "two"))
	if _, err := w.Items(t.Context(), "law"); err == nil || err.Error() != `"law" could be one/law, two/law` {
		t.Errorf("%v", err)
	}
}
