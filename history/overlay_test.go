package history_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/history"

	"github.com/google/go-cmp/cmp"
)

// What shows where author, learner or both changed a text.
func TestLay(t *testing.T) {
	whole := `{"id":"door","kind":"ask","text":"Mine?","answer":"mine"}`
	for _, tt := range []struct {
		name  string
		mine  func(*deck.Card) // what the learner changed; nil for the body
		body  string
		now   func(*deck.Card) // what the author changed since
		want  func(*deck.Card) // what shows, from what the author says now
		own   bool
		moved string
	}{
		{name: "the learner alone", mine: func(c *deck.Card) { c.Answer = "mine" },
			want: func(c *deck.Card) { c.Answer = "mine" }, own: true},
		{name: "the author alone", mine: func(c *deck.Card) { c.Note = "mine" }, now: func(c *deck.Card) { c.Answer = "theirs" },
			want: func(c *deck.Card) { c.Note = "mine" }, own: true},
		{name: "both the same", mine: func(c *deck.Card) { c.Answer = "new" }, now: func(c *deck.Card) { c.Answer = " new\r\n" }},
		{name: "both the same but for a line end", mine: func(c *deck.Card) { c.Answer = "new text" }, now: func(c *deck.Card) { c.Answer = "new\ntext" },
			want: func(c *deck.Card) { c.Answer = "new text" }, own: true, moved: "answer"},
		{name: "both otherwise", mine: func(c *deck.Card) { c.Answer = "mine" }, now: func(c *deck.Card) { c.Answer = "theirs" },
			want: func(c *deck.Card) { c.Answer = "mine" }, own: true, moved: "answer"},
		{name: "the author's white space", mine: func(c *deck.Card) { c.Answer = "mine" }, now: func(c *deck.Card) { c.Answer = "The\n  green one." },
			want: func(c *deck.Card) { c.Answer = "mine" }, own: true},
		{name: "the learner's line end", mine: func(c *deck.Card) { c.Answer = "The green\none." },
			want: func(c *deck.Card) { c.Answer = "The green\none." }, own: true},
		{name: "lists whole", mine: func(c *deck.Card) { c.Also = []string{"Name the door.", "mine"} }, now: func(c *deck.Card) { c.Also = []string{"theirs"} },
			want: func(c *deck.Card) { c.Also = []string{"Name the door.", "mine"} }, own: true, moved: "also"},
		{name: "a list taken away", mine: func(c *deck.Card) { c.Also = nil }, want: func(c *deck.Card) { c.Also = nil }, own: true},
		{name: "what the author took away", mine: func(c *deck.Card) { c.Also = []string{"mine"} }, now: func(c *deck.Card) { c.Also = nil },
			want: func(c *deck.Card) { c.Also = []string{"mine"} }, own: true, moved: "also"},
		{name: "tags and directions are the author's", mine: func(c *deck.Card) { c.Note = "mine" }, now: func(c *deck.Card) { c.Tags, c.BothWays = nil, true },
			want: func(c *deck.Card) { c.Note = "mine" }, own: true},
		{name: "another kind that has the keys", mine: func(c *deck.Card) { c.Note = "mine" }, now: func(c *deck.Card) { c.Kind = deck.Type },
			want: func(c *deck.Card) { c.Note = "mine" }, own: true},
		{name: "the author's text, chosen", body: `{"format":1,"fields":{}}`, now: func(c *deck.Card) { c.Answer = "theirs" }},
		{name: "a field that changes nothing", body: `{"format":1,"fields":{"note":{"base":"a","mine":"a "}}}`, now: func(c *deck.Card) { c.Note = "b" }},
		{name: "the first kind freezes all", body: whole, now: func(c *deck.Card) { c.Answer, c.Note = "theirs", "new" },
			want: func(c *deck.Card) { c.Text, c.Answer, c.Also, c.Note = "Mine?", "mine", nil, "" }, own: true},
		{name: "the first kind, given up", body: "", now: func(c *deck.Card) { c.Answer = "theirs" }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			body, theirs := tt.body, door
			if tt.mine != nil {
				body = made(t, door, tt.mine)
			}
			if tt.now != nil {
				tt.now(&theirs)
			}
			want := theirs
			if tt.want != nil {
				tt.want(&want)
			}
			o := history.Lay(&theirs, []history.Event{edit(1, body)})
			if diff := cmp.Diff(want, o.Card); diff != "" {
				t.Errorf("shown (-want +got):\n%s", diff)
			}
			var moved []string
			for _, m := range o.Moved {
				moved = append(moved, m.Key)
				if !m.Was.Equal(door.Value(m.Key)) || !m.Now.Equal(theirs.Value(m.Key)) || !m.Mine.Equal(want.Value(m.Key)) {
					t.Errorf("%s was %+v, is %+v, mine is %+v", m.Key, m.Was, m.Now, m.Mine)
				}
			}
			if o.Own != tt.own || strings.Join(moved, " ") != tt.moved || !o.Fits {
				t.Errorf("own %t, moved %q, fits %t; want %t, %q, true", o.Own, moved, o.Fits, tt.own, tt.moved)
			}
		})
	}
}

func TestAVersionThatDoesNotFit(t *testing.T) {
	gap := deck.Card{ID: "gap", Kind: deck.Cloze, Text: "A {{c1::mesa}} and a {{c2::base}} optimizer."}
	cloze := made(t, gap, func(c *deck.Card) { c.Text = "One {{c1::mesa}}, one {{c2::base}} optimizer." })
	ask := made(t, door, func(c *deck.Card) { c.Text, c.Answer = "Mine?", "mine" })
	whole := `{"kind":"ask","text":"Mine?","answer":"mine"}`
	for _, tt := range []struct {
		name, body string
		now        deck.Card
	}{
		{"other gaps", cloze, deck.Card{Kind: deck.Cloze, Text: "A {{c1::mesa}} optimizer."}},
		{"another kind", ask, deck.Card{Kind: deck.Type, Text: "Which door?", Answer: "green"}},
		{"another kind, whole", whole, deck.Card{Kind: deck.Type, Text: "Which door?", Answer: "green"}},
		{"another direction, whole", whole, deck.Card{Kind: deck.Ask, Text: "Which door?", Answer: "green", BothWays: true}},
		{"a key that this program does not know", `{"format":1,"fields":{"hint":{"base":null,"mine":"a"}}}`, door},
		{"no question", `{"format":1,"fields":{"ask":{"base":"Which door?","mine":null}}}`, door},
		{"a list for a text", `{"format":1,"fields":{"ask":{"base":"Which door?","mine":["a"]}}}`, door},
		{"a newer program's", `{"format":2,"fields":{"ask":{"base":"Which door?","mine":"a"}}}`, door},
		{"unreadable", `{"format":`, door},
	} {
		o := history.Lay(&tt.now, []history.Event{edit(1, tt.body)})
		if diff := cmp.Diff(tt.now, o.Card); diff != "" || o.Fits || o.Own || o.Moved != nil {
			t.Errorf("%s: fits %t, own %t, moved %v, shown:\n%s", tt.name, o.Fits, o.Own, o.Moved, diff)
		}
		if len(o.Open) != 1 || o.Open[0].Body != tt.body {
			t.Errorf("%s: its text is out of reach", tt.name)
		}
	}
}
