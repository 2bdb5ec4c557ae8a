package anki

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// What an item of testdata/nasty says, as expected.json has it: the text of each side as a reader finds it. What
// is hidden until the script runs is no part of it, a picture is its alt in brackets, blocks stand apart by a
// space, and formulas are TeX between their delimiters. The answer's side begins with the question.
type expectation struct {
	Item, Question, Answer string
	AnswerSHA256           string `json:"answer_sha256"` // in the place of a long answer
}

// TestNastyCards holds what Anki would show of each card against what its author wrote.
func TestNastyCards(t *testing.T) {
	text, err := os.ReadFile("testdata/nasty/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []expectation
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	cards := cardsOf(loadDeck(t, "testdata/nasty"))
	for _, want := range all {
		t.Run(fileName(want.Item), func(t *testing.T) {
			i := slices.IndexFunc(cards, func(c shownCard) bool { return c.Item == want.Item })
			if i < 0 {
				t.Fatal("the deck has no such item")
			}
			c := cards[i]
			question, answer := rendered(t, c.Kind, c.Content.Fields, c.Ord)
			if got := shownText(t, question); got != want.Question {
				t.Errorf("the question says\n%.500q, not\n%.500q", got, want.Question)
			}
			got := shownText(t, answer)
			if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(got))); want.AnswerSHA256 != "" {
				if sum != want.AnswerSHA256 {
					t.Errorf("the answer's side has the hash %s: %.100q…", sum, got)
				}
			} else if got != want.Answer {
				t.Errorf("the answer's side says\n%.500q, not\n%.500q", got, want.Answer)
			}
		})
	}
	if len(all) < len(cards) {
		t.Errorf("of %d items %d have no expectation", len(cards), len(cards)-len(all))
	}
}

// Nothing of a field is a command of Anki, and all is text that Anki keeps as it is.
func TestFieldsHoldNoCommands(t *testing.T) {
	for _, c := range cardsOf(loadDeck(t, "testdata/nasty")) {
		for i, name := range kinds()[c.Kind].fields {
			field := c.Content.Fields[i]
			if name == fieldText {
				field = ankiGap.ReplaceAllString(field, "$2")
			}
			for _, command := range []string{"{{", "[sound:", "[latex]", "[$]", "[$$]", "[[type:", "[anki:"} {
				if strings.Contains(strings.ToLower(field), command) {
					t.Errorf("%s: the field %s holds %q: %.200s", c.Item, name, command, field)
				}
			}
			if !norm.NFC.IsNormalString(field) || strings.ContainsAny(field, "\x00\r\x1f") {
				t.Errorf("%s: Anki would change the field %s: %.200q", c.Item, name, field)
			}
		}
	}
}

var blocks = strings.Fields("p div h1 h2 h3 h4 h5 h6 blockquote ul ol li pre hr table thead tbody tr th td dl dt dd br details summary")

// shownText returns what a reader finds on a side where no script runs.
func shownText(t *testing.T, side string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(side))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if n.Data == "script" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) {
				return
			}
			for _, a := range n.Attr {
				if n.Data == "img" && a.Key == "alt" {
					b.WriteString("[" + a.Val + "]")
				}
			}
		}
		block := n.Type == html.ElementNode && slices.Contains(blocks, n.Data)
		if block {
			b.WriteByte(' ')
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			b.WriteByte(' ')
		}
	}
	walk(doc)
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}
