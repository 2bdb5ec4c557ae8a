package prose_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/markup"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/deck/strictyaml"
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
	f.Add("<article><para>An ox is a &x; (see <xref linkend='y'/>), <xref linkend='z'/>.</para><glosslist><glossentry><glossterm>a &x;</glossterm><glossdef>b &x;;</glossdef></glossentry></glosslist></article>", "docbook", "en")
	f.Fuzz(func(t *testing.T, src, format, lang string) {
		switch lang {
		case "", "en", "de", "fr":
		default: // may be no tag of a language
			t.Skip()
		}
		d, err := document.Parse("fuzz", []byte(src), document.Format(format))
		if err != nil {
			t.Skip()
		}
		checkFind(t, d, prose.FindIn(d, lang))
	})
}

// failing is what a test and a check of rapid have in common.
type failing interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkWords checks that a card shows words of the document, in their order, and the whole of its passage.
func checkWords(t failing, d *document.Document, c *prose.Candidate) {
	t.Helper()
	passage := wordsOf(d.Plain[c.Passage.Start:c.Passage.End])
	shown := shown
	if !c.Structural { // a sentence of its own, with a capital and a stop
		passage = wordsOf(strings.ToLower(d.Plain[c.Passage.Start:c.Passage.End]))
		inSentence := shown
		shown = func(text string) []string { return inSentence(strings.TrimSuffix(strings.ToLower(text), ".")) }
	}
	switch {
	case c.Concept != nil:
		if name := c.Concept.Name; markup.Clean(name) != name || !standIn(wordsOf(name), wordsOf(d.Plain)) {
			t.Errorf("%s: the name %q does not stand in %q", c.Key, name, d.Plain)
		}
		if about := shown(c.Concept.About); !standIn(about, passage) {
			t.Errorf("%s: %q is not of %q", c.Key, about, passage)
		}
	case c.Card.Kind == deck.Ask:
		answer := shown(c.Card.Answer)
		if !standIn(answer, passage) {
			t.Errorf("%s: the answer %q is not of %q", c.Key, answer, passage)
		}
		if len(c.Card.Concepts) == 0 && !standIn(shown(c.Card.Text), wordsOf(d.Plain[c.Question.Start:c.Question.End])) {
			t.Errorf("%s: the question %q is not %q", c.Key, shown(c.Card.Text), d.Plain[c.Question.Start:c.Question.End])
		}
	}
}

// shown returns the words that a reader sees of a text of a deck, without the marks of its lists.
func shown(text string) []string {
	var b strings.Builder
	markup.Walk(markup.Parse(text), func(n *markup.Node) {
		switch n.Kind {
		case markup.Words, markup.Code, markup.Math:
			b.WriteString(n.Content)
		case markup.Emphasis, markup.Strong, markup.Link, markup.Tag:
		default:
			b.WriteString(" " + n.Content)
		}
	})
	return wordsOf(b.String())
}

// wordsOf returns the words and the signs of a text, without those that stand between a term and its definition in a list.
func wordsOf(text string) []string { return wordOrSign.FindAllString(text, -1) }

var wordOrSign = regexp.MustCompile(`[\pL\pN\pM]+|[^\s:,]`)

// standIn reports whether words are some of others, in their order.
func standIn(words, all []string) bool {
	for _, w := range words {
		at := slices.Index(all, w)
		if at < 0 {
			return false
		}
		all = all[at+1:]
	}
	return true
}

// checkFind checks what holds of every find.
func checkFind(t failing, d *document.Document, f *prose.Find) {
	t.Helper()
	made := &deck.Deck{ID: "d", Title: "D", Version: "1.0.0", Lang: f.Lang}
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
		checkWords(t, d, &c)
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
		if p.Severity == strictyaml.Warning && isOfClozes(p.Rule) {
			t.Errorf("%s: %s: %s", p.Subject, p.Rule, p.Message)
		}
	}
	if text := string(deck.Write(made)); strings.ContainsFunc(text, isNoncharacter) {
		t.Errorf("a noncharacter stands in %q", text)
	}
}

// isOfClozes reports whether a rule of the linter is about what a cloze hides and shows.
func isOfClozes(rule string) bool {
	return strings.Contains(rule, "gap") && rule != "gap-elsewhere" || rule == "much-hidden" || rule == "article-leak"
}

// isNoncharacter reports whether a rune is one that stands for no sign, such as those that markup.Escape puts for others.
func isNoncharacter(r rune) bool { return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe }
