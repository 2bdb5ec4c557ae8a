package prose_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/markup"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// Whatever a document holds, what is found in it makes a deck that loads, points into its text, and has no key or id twice.
func FuzzFindIn(f *testing.F) {
	for _, seed := range []string{
		"FAQ\n\nQ: Why?\nA: Because.\n\n1.1. Is it?\nYes, it is.\n\n1.2. It fails.\n\nTry again.\n",
		"Glossary\n========\n\n- Alpha: the first letter\n- Beta (B): see Alpha\n- Alpha: again\n",
		"Call that a lever. A lever is a bar that turns on a hinge, also called {{a bar}}.\n",
		"<dl><dt>a<dt>b<dd>An a is a b.<dt>::<dd>a::b }} {{</dl>",
		"# Terms\n\n**A**: *a* is `a`\n\n| Term | Meaning |\n|--|--|\n| a | b |\n",
	} {
		for _, format := range []string{"text", "markdown", "html"} {
			f.Add(seed, format, "en")
		}
		f.Add(seed, "tsv", "de")
	}
	f.Fuzz(func(t *testing.T, src, format, lang string) {
		d, err := document.Parse("fuzz", []byte(src), document.Format(format))
		if err != nil {
			t.Skip()
		}
		checkFind(t, d, prose.FindIn(d, lang))
	})
}

// checkFind checks what holds of every find.
func checkFind(t *testing.T, d *document.Document, f *prose.Find) {
	t.Helper()
	made := &deck.Deck{ID: "d", Title: "D", Version: "1.0.0"}
	keys := map[string]bool{}
	for _, c := range f.Candidates {
		if keys[c.Key] || c.Key == "" {
			t.Errorf("key %q stands twice or is empty", c.Key)
		}
		keys[c.Key] = true
		for _, p := range []document.Passage{c.Question, c.Passage} {
			if p.Start < 0 || p.Start > p.End || p.End > len(d.Plain) || p.First > p.Last {
				t.Errorf("%s: the passage %+v is not one of a text of %d bytes", c.Key, p, len(d.Plain))
			}
		}
		switch {
		case c.Concept != nil:
			made.Concepts = append(made.Concepts, *c.Concept)
		case c.Card.Kind == deck.Cloze:
			made.Cards = append(made.Cards, *c.Card)
			if groups := deck.ClozeGroups(c.Card.Text); len(groups) != 1 || groups[0] != 1 {
				t.Errorf("the cloze %q has the gaps %v", c.Card.Text, groups)
			}
		default:
			made.Cards = append(made.Cards, *c.Card)
			if strings.TrimSpace(markup.Line(c.Card.Answer)) == "" {
				t.Errorf("the answer to %q shows nothing", c.Card.Text)
			}
		}
	}
	if len(made.Cards) == 0 {
		return
	}
	loaded, err := deck.Parse("made.yaml", deck.Write(made))
	if err != nil {
		t.Errorf("the deck does not load: %v\n%s", err, deck.Write(made))
		return
	}
	for _, p := range lint.Check(loaded, nil) {
		if p.Rule == "gap-leak" {
			t.Errorf("%s", p.Message)
		}
	}
}
