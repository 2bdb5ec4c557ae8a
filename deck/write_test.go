package deck_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// written compares decks, places apart.
var written = cmp.Options{cmpopts.IgnoreUnexported(deck.Deck{}), cmpopts.IgnoreFields(deck.Card{}, "File", "Line", "Column"), cmpopts.IgnoreFields(deck.Unit{}, "Line", "Column")}

const canonical = `format: 1
id: d
title: "Decks: a test"
version: 1.0.0
lang: en
license: CC0-1.0
about: |-
  First line.
    - second: line # no comment
sources:
  s:
    title: '"S"'
    file: text/s.md
    url: https://example.org/s
concepts:
  c:
    name: Concept
  "null":
    name: "null"
    needs: [c, other/c]
    confused-with: [c]
cards:
  - id: both
    concept: c
    ask: "{{Why}} #1?"
    answer: Because of "x".
    both-ways: true
    also:
      - "- A wording, with a dash"
      - |2
         deep
        last
    unseen:
      - "yes: no"
    note: issue#5 is -1, isn't it?
    tags: [t, u]
    source: s#part
    as-of: 2026-03
    status: contested
    image: media/x.png
    alt: A picture
    was: [old, other/old]
    draft: true

  - id: gap
    concept: [c, "null"]
    cloze: A {{gap}}.

  - id: pick
    choose: Which?
    answer: This.
    wrong:
      - text: That.
        why: '"'''
        misconception: m
      - text: "@home"

  - id: say
    type: What?
    answer: 7
    accept:
      - "~"

  - id: tell
    explain: Tell.
    points:
      - one
      - "two "
`

// A deck in the form that is written is written as it is.
func TestWriteIsCanonical(t *testing.T) {
	d, err := deck.Parse("d.yaml", []byte(canonical))
	if err != nil {
		t.Fatal(report(err.(deck.Problems)))
	}
	if diff := cmp.Diff(canonical, string(deck.Write(d))); diff != "" {
		t.Errorf("(-want +written):\n%s", diff)
	}
}

func TestWriteShippedDeck(t *testing.T) {
	d, err := deck.Load("../decks/inner-outer")
	if err != nil {
		t.Fatal(err)
	}
	reads(t, d)
}

// reads fails where d does not read back from what is written.
func reads(t rapid.TB, d *deck.Deck) {
	t.Helper()
	for _, src := range [][]byte{deck.Write(d), deck.WriteJSON(d)} {
		again, err := deck.Parse("written.yaml", src)
		if err != nil {
			t.Fatalf("%s\n%s", report(err.(deck.Problems)), src)
		}
		if diff := cmp.Diff(d, again, written); diff != "" {
			t.Fatalf("reads back otherwise (-deck +read):\n%s\n%s", diff, src)
		}
	}
	if src := deck.WriteJSON(d); !json.Valid(src) || bytes.ContainsRune(src, '\n') || markup.Clean(string(src)) != string(src) {
		t.Fatalf("no JSON on one line that a terminal may show: %q", src)
	}
}

// Pieces of texts that mean something to YAML, to Markdown or to the reader, and some that do not.
var pieces = []string{
	"a", "word", " ", "  ", "\n", "\n\n", "\t", "#", " #", ":", ": ", "- ", "-", "?", ",", "[", "]", "{", "}", "{{x}}", "'", "''", `"`, `\`, `\b`, `\n`,
	"$", "eq", "\neq", "&x", "*x", "!x", "|", ">", "|-", "%", "@", "`", "~", "null", "true", "1.0", "<<", "---", "...", "é", "日本", "😀", "\u00a0", "\u3000", "=", "\ufffd", "\ufeff", "\uffff",
}

func drawText(t *rapid.T, label string) string {
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(t, label), "")
	if strings.TrimSpace(text) == "" {
		return "x" + text
	}
	return text
}

// drawDeck draws a deck with every key that there is. Its texts tell each other apart by a number.
func drawDeck(t *rapid.T) *deck.Deck {
	n := 0
	text := func(label string) string {
		n++
		tail := fmt.Sprint(" ", n)
		if rapid.Bool().Draw(t, "number first") {
			return fmt.Sprint(n, " ") + drawText(t, label)
		}
		return drawText(t, label) + tail
	}
	texts := func(label string) []string {
		var all []string
		for range rapid.IntRange(1, 3).Draw(t, label) {
			all = append(all, text(label))
		}
		return all
	}
	lines := func(label string) []string {
		all := texts(label)
		for i := range all {
			all[i] = strings.ReplaceAll(all[i], "\n", " ")
		}
		return all
	}
	maybe := func(label string) string {
		if rapid.Bool().Draw(t, label) {
			return text(label)
		}
		return ""
	}
	d := &deck.Deck{
		ID: "d", Title: text("title"), Version: "1.0.0-rc.1", Lang: "de", License: "MIT OR Apache-2.0", About: maybe("about"),
		Sources:  []deck.Source{{ID: "s", Title: text("source"), File: rapid.SampledFrom([]string{"", "text/a #b.md", "'x", "~"}).Draw(t, "file"), URL: "https://example.org/?q=[a]&b={c}#d"}},
		Concepts: []deck.Concept{{ID: "null", Name: text("name")}, {ID: "7", Name: text("name"), Needs: []string{"null", "o/null"}, ConfusedWith: []string{"true/false"}}},
	}
	for i, kind := range rapid.SliceOfN(rapid.SampledFrom([]deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain}), 1, 4).Draw(t, "kinds") {
		c := deck.Card{
			ID: fmt.Sprint("c", i), Kind: kind, Text: text("text"), Note: maybe("note"), Tags: []string{"t", "-", "[x]", "#y"}, Source: "s#a:b,c", AsOf: "2026-01-02",
			Status: deck.Speculative, Image: "a b.png", Alt: text("alt"), Was: []string{fmt.Sprint("null", i)}, Draft: rapid.Bool().Draw(t, "draft"),
			Concepts: rapid.SampledFrom([][]string{nil, {"null"}, {"7", "null"}}).Draw(t, "concepts"),
		}
		if kind == deck.Cloze {
			c.Text = "{{" + c.ID + "}}" + strings.NewReplacer("{", "", "}", "", "$", "", "`", "").Replace(c.Text)
		} else {
			c.Also, c.Unseen = texts("also"), texts("unseen")
		}
		switch kind {
		case deck.Ask:
			c.Answer, c.BothWays = text("answer"), rapid.Bool().Draw(t, "both ways")
		case deck.Choose:
			options := lines("options")
			c.Answer, c.Wrong = options[0], []deck.Option{{Text: options[0] + " not", Why: maybe("why"), Misconception: "m"}, {Text: options[0] + " too"}}
		case deck.Type:
			c.Answer, c.Accept = text("answer"), texts("accept")
		case deck.Explain:
			c.Points = lines("points")
		}
		d.Cards = append(d.Cards, c)
	}
	return d
}

func TestWriteReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { reads(t, drawDeck(t)) })
}

// What the format refuses is written so that it is refused, and not as something else.
func TestWriteOfWhatIsRefused(t *testing.T) {
	good := deck.Deck{ID: "d", Title: "D", Version: "1.0.0", Cards: []deck.Card{{ID: "a", Kind: deck.Ask, Text: "b", Answer: "c"}}}
	for _, test := range []struct {
		rule   string
		change func(d *deck.Deck)
	}{
		{"empty", func(d *deck.Deck) { d.Title = "" }},
		{"id", func(d *deck.Deck) { d.Cards[0].ID = "A b" }},
		{"encoding", func(d *deck.Deck) { d.Title = "\xff" }},
		{"escape", func(d *deck.Deck) { d.Title = "a\x1b[0m" }},
		{"escape", func(d *deck.Deck) { d.Cards[0].Answer = "a\rb" }},
		{"no-kind", func(d *deck.Deck) { d.Cards[0].Kind = "" }},
		{"empty", func(d *deck.Deck) { d.Cards = nil }},
	} {
		d := good
		d.Cards = slices.Clone(good.Cards)
		test.change(&d)
		_, err := deck.Parse("d.yaml", deck.Write(&d))
		if problems, _ := err.(deck.Problems); len(problems) == 0 || problems[0].Rule != test.rule {
			t.Errorf("%v, want a problem of the rule %s\n%s", err, test.rule, deck.Write(&d))
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add([]byte(canonical))
	for _, block := range guideExamples(f) {
		src, _ := example(block[2])
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if d, err := deck.Parse("fuzz.yaml", src); err == nil {
			reads(t, d)
		}
	})
}
