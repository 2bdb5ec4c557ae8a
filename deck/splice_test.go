package deck_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
)

const spliced = `# my deck
format: 1
id: d
title: "D"   # of mine
version: 1.0.0
concepts:
  one: {name: One}   # the first
  two:
    name: Two
    # about two
cards:
  - id: a
    ask: "Q?"   # asked
    answer: |-
      Several
      lines
    # about a

  # about b
  - id: b
    ask: P?
    answer: B
    tags: [x]
# the end
`

func page(t testing.TB, src string) *deck.Page {
	t.Helper()
	return deck.OpenText("d.yaml", []byte(src)).Pages[0]
}

func cardOf(id string) deck.Card {
	return deck.Card{ID: id, Kind: deck.Ask, Text: "What is " + id + "?", Answer: "A: yes", BothWays: true}
}

func TestSplice(t *testing.T) {
	p := page(t, spliced)
	err := p.Splice(deck.Splice{
		Settings: []deck.Setting{{Card: "a", Path: "answer", Text: "One line"}, {Card: "a", Path: "ask", Text: "New\nlines?"}, {Card: "a", Path: "both-ways", Text: "true"},
			{Card: "b", Path: "source", Text: "faq#x"}, {Card: "b", Path: "answer", Text: "B"}, {Path: "concepts.one.about", Text: "It is, one."}},
		Cards:    []deck.Behind[deck.Card]{{ID: "a", Entries: []deck.Card{cardOf("a1"), cardOf("a2")}}, {Entries: []deck.Card{cardOf("last")}}},
		Concepts: []deck.Behind[deck.Concept]{{ID: "one", Entries: []deck.Concept{{ID: "one-2", Name: "Half", About: "It is, half."}}}, {Entries: []deck.Concept{{ID: "three", Name: "Three"}}}},
		Sources:  []deck.Source{{ID: "faq", Title: "FAQ: all", File: "faq.md"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `# my deck
format: 1
id: d
title: "D"   # of mine
version: 1.0.0
sources:
  faq:
    title: "FAQ: all"
    file: faq.md
concepts:
  one: {name: One, about: "It is, one."}   # the first
  one-2:
    name: Half
    about: It is, half.
  two:
    name: Two
    # about two
  three:
    name: Three
cards:
  - id: a
    ask: |-   # asked
      New
      lines?
    answer: One line
    both-ways: true
    # about a

  - id: a1
    ask: What is a1?
    answer: "A: yes"
    both-ways: true

  - id: a2
    ask: What is a2?
    answer: "A: yes"
    both-ways: true

  # about b
  - id: b
    ask: P?
    answer: B
    tags: [x]
    source: faq#x

  - id: last
    ask: What is last?
    answer: "A: yes"
    both-ways: true
# the end
`
	if got := string(p.After); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := deck.Parse("d.yaml", p.After); err != nil {
		t.Error(err)
	}
}

func TestSpliceOfOtherWaysToWrite(t *testing.T) {
	more := deck.Splice{
		Cards:    []deck.Behind[deck.Card]{{ID: "a", Entries: []deck.Card{cardOf("b"), cardOf("c")}}},
		Concepts: []deck.Behind[deck.Concept]{{Entries: []deck.Concept{{ID: "one", Name: "One"}}}},
		Settings: []deck.Setting{{Card: "a", Path: "answer", Text: "B"}},
	}
	const head = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\n"
	for _, src := range []string{
		head + "cards: [{id: a, ask: Q, answer: A}]",
		head + "cards:\n- id: a\n  ask: Q\n  answer: A",
		head + "cards:\n- answer: A\n  id: a\n  ask: \"Q\"   # c",
		strings.ReplaceAll(head+"cards:\n  - id: a\n    ask: Q\n    answer: >\n      A\n      A\n", "\n", "\r\n"),
		"\ufeff" + head + "concepts: {}\ncards:\n  - {id: a, ask: Q, answer: A}\n  - id: z\n    ask: Z\n    answer: Z\n",
		"cards:\n  - id: a\n    ask: Q\n    answer: A\n" + head,
	} {
		p := page(t, src)
		if err := p.Splice(more); err != nil {
			t.Errorf("%v\n%s", err, src)
			continue
		}
		d, err := deck.Parse("d.yaml", p.After)
		if err != nil {
			t.Errorf("%v\n%s", err, p.After)
			continue
		}
		if len(d.Cards) < 3 || d.Cards[0].Answer != "B" || d.Cards[1].ID != "b" || d.Cards[2].ID != "c" || !d.Cards[2].BothWays || len(d.Concepts) != 1 {
			t.Errorf("the deck is\n%s", p.After)
		}
		if strings.Count(src, "\r\n") > 0 && strings.Count(string(p.After), "\n") != strings.Count(string(p.After), "\r\n") {
			t.Errorf("line ends are mixed in %q", p.After)
		}
	}
}

// Quotes go where they are needed no more, and stay where their author chose them.
func TestSpliceOfQuotedTexts(t *testing.T) {
	p := page(t, "format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n  - id: a\n    ask: \"Why: so?\"\n    answer: \"Yes\"\n  - id: b\n    ask: \"How: so?\" # mine\n    answer: 'So: yes'\n")
	if err := p.Splice(deck.Splice{Settings: []deck.Setting{{Card: "a", Path: "ask", Text: "Why?"}, {Card: "a", Path: "answer", Text: "So"}, {Card: "b", Path: "ask", Text: "How?"}, {Card: "b", Path: "answer", Text: "Hm: no"}}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"    ask: Why?\n", "    answer: \"So\"\n", "    ask: \"How?\" # mine\n", "    answer: \"Hm: no\"\n"} {
		if !strings.Contains(string(p.After), want) {
			t.Errorf("%q is not in\n%s", want, p.After)
		}
	}
}

// Whatever a deck has of sources, concepts and a language, and whatever comes: each goes to its place in the order of
// keys, and what was there is there.
func TestSpliceOfWhatIsThereAndNot(t *testing.T) {
	const sources, concepts, lang, title = 1, 2, 4, 8
	for has := range 8 {
		for comes := range 16 {
			for _, indent := range []string{"", "  "} {
				src := "format: 1\nid: d\ntitle: D\nversion: 1.0.0\n"
				if has&lang != 0 {
					src += "lang: en\n"
				}
				if has&sources != 0 {
					src += "sources:\n  old:\n    title: Old\n"
				}
				if has&concepts != 0 {
					src += "concepts:\n  one:\n    name: One\n"
				}
				src += "cards:\n" + indent + "- id: a\n" + indent + "  ask: Q?\n" + indent + "  answer: A\n"
				more := deck.Splice{Cards: []deck.Behind[deck.Card]{{Entries: []deck.Card{cardOf("b")}}}}
				if comes&sources != 0 {
					more.Sources = []deck.Source{{ID: "new", Title: "New"}}
				}
				if comes&concepts != 0 {
					more.Concepts = []deck.Behind[deck.Concept]{{Entries: []deck.Concept{{ID: "two", Name: "Two"}}}}
				}
				if comes&lang != 0 {
					more.Settings = append(more.Settings, deck.Setting{Path: "lang", Text: "de"})
				}
				if comes&title != 0 {
					more.Settings = append(more.Settings, deck.Setting{Path: "about", Text: "Of all."})
				}
				p := page(t, src)
				if err := p.Splice(more); err != nil {
					t.Errorf("%v\n%s", err, src)
					continue
				}
				d, err := deck.Parse("d.yaml", p.After)
				if err != nil {
					t.Errorf("%v\n%s", err, p.After)
					continue
				}
				bit := func(of, n int) int { return of & n / n }
				if len(d.Cards) != 2 || len(d.Sources) != bit(has, sources)+bit(comes, sources) || len(d.Concepts) != bit(has, concepts)+bit(comes, concepts) || (d.About != "") != (comes&title != 0) {
					t.Errorf("of\n%s\nwas made\n%s", src, p.After)
				}
				var keys []string
				for line := range strings.Lines(string(p.After)) {
					if key, _, ok := strings.Cut(line, ":"); ok && line[0] != ' ' && line[0] != '-' {
						keys = append(keys, key)
					}
				}
				order := []string{"format", "id", "title", "version", "lang", "about", "sources", "concepts", "cards"}
				at := func(key string) int { return slices.Index(order, key) }
				if !slices.IsSortedFunc(keys, func(a, b string) int { return at(a) - at(b) }) {
					t.Errorf("the keys stand as %v\n%s", keys, p.After)
				}
			}
		}
	}
}

// A page is as it was where a value cannot be told from what stands around it.
func TestSpliceLeavesWhatItCannotChange(t *testing.T) {
	const src = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n  - id: a\n    ? ask\n    : Q\n    answer: A\n"
	for _, s := range []deck.Splice{
		{Settings: []deck.Setting{{Card: "a", Path: "answer[0].x", Text: "B"}}},
		{Settings: []deck.Setting{{Card: "nowhere", Path: "answer", Text: "B"}}},
		{Cards: []deck.Behind[deck.Card]{{ID: "nowhere", Entries: []deck.Card{cardOf("b")}}}},
	} {
		p := page(t, src)
		if err := p.Splice(s); err == nil || string(p.After) != src {
			t.Errorf("%v\n%s", err, p.After)
		}
	}
}

func TestNewManuscript(t *testing.T) {
	m := deck.Begin("folder", true)
	defer m.Close()
	m.Pages[0].After = []byte("format: 1\nid: d\ntitle: D\nversion: 1.0.0\n")
	p := m.Add("b.yaml")
	if err := p.Splice(deck.Splice{Cards: []deck.Behind[deck.Card]{{Entries: []deck.Card{cardOf("b")}}}}); err != nil {
		t.Fatal(err)
	}
	if err := m.Add("a.yaml").Splice(deck.Splice{Cards: []deck.Behind[deck.Card]{{Entries: []deck.Card{cardOf("a")}}}}); err != nil {
		t.Fatal(err)
	}
	d, err := m.Deck()
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Cards) != 2 || d.Cards[0].ID != "a" || d.Cards[1].File != filepath.Join("folder", "cards", "b.yaml") {
		t.Error("the cards are", d.Cards)
	}
}
