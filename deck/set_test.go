package deck_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

const byHand = `# A deck
format: 1
id: d
title: 'D'   # its name
version: 1.0.0 # the first
cards:

  # About gaps.
  - cloze: A {{gap}}.
    id: gap
    tags: [ t, u ]
    draft: true # for now

  - {id: flow, ask: Why, answer: "So, and so"}
  - ask: No id?
    answer: >-
      None
      yet.
`

func TestSet(t *testing.T) {
	for _, test := range []struct{ name, card, path, text, old, new string }{
		{"version", "", "version", "1.1.0", "version: 1.0.0 #", "version: 1.1.0 #"},
		{"language behind version", "", "lang", "en", "# the first\n", "# the first\nlang: en\n"},
		{"missing id", "", "cards[2].id", "no-id", "  - ask: No id?\n", "  - id: no-id\n    ask: No id?\n"},
		{"no draft any more", "gap", "draft", "", "    draft: true # for now\n", ""},
		{"a gap in quotes", "gap", "cloze", "{{A}} gap.", "cloze: A {{gap}}.", `cloze: "{{A}} gap."`},
		{"note of a card of one line", "flow", "note", "x, y", `"So, and so"}`, `"So, and so", note: "x, y"}`},
		{"former id", "gap", "was[0]", "old", "    draft: true # for now\n", "    was:\n      - old\n    draft: true # for now\n"},
		{"further tag", "gap", "tags[2]", "v", "[ t, u ]", "[ t, u, v ]"},
		{"text of several lines", "", "cards[2].answer", "One.\n\n- two", ">-\n      None\n      yet.\n", "|-\n      One.\n\n      - two\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if strings.Count(byHand, test.old) != 1 {
				t.Fatalf("%q is not what is changed", test.old)
			}
			for _, end := range []string{"\n", "\r\n"} {
				src := strings.ReplaceAll(byHand, "\n", end)
				got, err := deck.Set("d.yaml", []byte(src), test.card, test.path, test.text)
				want := strings.ReplaceAll(strings.Replace(byHand, test.old, test.new, 1), "\n", end)
				if diff := cmp.Diff(want, string(got)); diff != "" {
					t.Errorf("error %v, the file (-want +got):\n%s", err, diff)
				}
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	for _, test := range []struct{ card, path, text, rule, message string }{
		{"", "version", "1.1", "version", "d.yaml:5:10: "},
		{"gap", "answer", "x", "key-of-other-kind", `"answer" belongs to ask, choose, type, not to cloze`},
		{"flow", "answer", "", "missing-key", `the key "answer" is missing`},
		{"flow", "stauts", "contested", "unknown-key", "unknown key"},
		{"nosuch", "note", "x", "", "d.yaml: there is no card nosuch"},
		{"gap", "tags", "x", "", "only you can change"},
	} {
		got, err := deck.Set("d.yaml", []byte(byHand), test.card, test.path, test.text)
		if got != nil || err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%s %s: %q, error %v; want %q", test.card, test.path, got, err, test.message)
		}
		if problems, ok := errors.AsType[deck.Problems](err); test.rule != "" && (!ok || problems[0].Rule != test.rule) {
			t.Errorf("%s %s: error %v, want the rule %s", test.card, test.path, err, test.rule)
		}
	}
}

// One value of a deck is another; the rest of the deck, and of its file, is what it was.
func TestSetChangesOneValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeck(t)
		src := deck.Write(d)
		c := rapid.IntRange(0, len(d.Cards)-1).Draw(t, "card")
		id, text := d.Cards[c].ID, drawText(t, "new text")+" new"
		path := rapid.SampledFrom([]string{"title", "alt", "note", "answer", "also[0]", "also[3]"}).Draw(t, "path")
		if d.Cards[c].Kind == deck.Choose && path == "answer" {
			text = strings.Join(strings.Fields(text), " ") // options have one line
		}
		switch card := &d.Cards[c]; {
		case path == "title":
			d.Title, id = text, ""
		case path == "answer" && card.Answer != "":
			card.Answer = text
		case path == "alt":
			card.Alt = text
		case path == "also[0]" && len(card.Also) > 0:
			card.Also[0] = text
		case path == "also[3]" && len(card.Also) == 3:
			card.Also = append(slices.Clone(card.Also), text)
		default:
			path, card.Note = "note", text
		}
		got, err := deck.Set("d.yaml", src, id, path, text)
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		again, err := deck.Parse("d.yaml", got)
		if err != nil {
			t.Fatalf("%s\n%s", report(err.(deck.Problems)), got)
		}
		if diff := cmp.Diff(d, again, written); diff != "" {
			t.Fatalf("(-want +got):\n%s\n%s", diff, got)
		}
		if !bytes.Equal(got, deck.Write(d)) && !strings.Contains(string(src), `"`) && !strings.Contains(string(src), "'") {
			t.Fatalf("not as it would be written:\n%s", cmp.Diff(string(deck.Write(d)), string(got)))
		}
	})
}

// Of a file as authors write it, with comments everywhere, a splice changes what the value took, and no
// byte before it or behind it.
func TestSetKeepsAllElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeck(t)
		src, comments := wild(t, d)
		doc, err := strictyaml.Parse("d.yaml", src)
		if err != nil {
			t.Fatal(err)
		}
		c := rapid.IntRange(0, len(d.Cards)-1).Draw(t, "card")
		path := rapid.SampledFrom([]string{"note", "alt", "answer", "also[0]", "unseen[0]", "points[0]", "wrong[0].text", "image"}).Draw(t, "path")
		whole := fmt.Sprintf("cards[%d].%s", c, path)
		start, end, ok := doc.Span(whole)
		if !ok || doc.Text(whole) == "" {
			return // a card of another kind
		}
		got, err := deck.Set("d.yaml", src, d.Cards[c].ID, path, "another text: 🙂")
		if err != nil {
			return // its author must do it
		}
		if !bytes.HasPrefix(got, src[:start]) || !bytes.HasSuffix(got, src[end:]) {
			t.Fatalf("%s changed more than %q:\n%s", whole, src[start:end], cmp.Diff(string(src), string(got)))
		}
		for _, c := range comments {
			if !bytes.Contains(got, []byte(c)) {
				t.Fatalf("the comment %s is lost\n%s", c, got)
			}
		}
		if after, err := strictyaml.Parse("d.yaml", got); err != nil || after.Text(whole) != "another text: 🙂" {
			t.Fatalf("%v\n%s", err, got)
		}
	})
}
