package history_test

import (
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/history"
)

var door = deck.Card{ID: "door", Kind: deck.Ask, Text: "Which door?", Answer: "The green one.", Also: []string{"Name the door."}, Tags: []string{"core"}}

// id returns an id with one digit of its own.
func id(n int) history.ID { return history.ID{15: byte(n)} }

// edit returns an edit with a body, the n-th of its card.
func edit(n int, body string) history.Event {
	return history.Event{Entry: history.Entry{Item: "d/door", Kind: history.Edit, Body: body}, Moment: history.Moment{At: int64(n)}, ID: id(n)}
}

// made returns the body of an edit of a card, made over some others.
func made(t *testing.T, theirs deck.Card, change func(*deck.Card), over ...history.ID) string {
	t.Helper()
	mine := theirs
	change(&mine)
	body, err := history.NewVersion("d", "1.0.0", over, &theirs, &mine)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// Bodies are for ever: this one must be written, and read, by every later program.
func TestBodyOfAnEdit(t *testing.T) {
	body := made(t, door, func(c *deck.Card) {
		c.Text, c.Also, c.Note = "Which?", nil, "mine"
		c.Answer += " \r\n" // says the same
	}, id(1), id(2))
	const want = `{"format":1,"deck":"d","version":"1.0.0","over":["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002"],` +
		`"fields":{"also":{"base":["Name the door."],"mine":null},"ask":{"base":"Which door?","mine":"Which?"},"note":{"base":null,"mine":"mine"}}}`
	if body != want {
		t.Errorf("the body is\n%s, want\n%s", body, want)
	}
	v := history.ReadVersion(edit(3, want))
	var keys []string
	for _, f := range v.Fields {
		keys = append(keys, f.Key)
	}
	if v.Form != history.Fields || v.Format != 1 || v.DeckVersion != "1.0.0" || !slices.Equal(v.Over, []history.ID{id(1), id(2)}) ||
		strings.Join(keys, " ") != "ask also note" {
		t.Errorf("it is read as %+v", v)
	}
}

func TestFormsOfBodies(t *testing.T) {
	const one = `"00000000-0000-0000-0000-000000000001"`
	for _, tt := range []struct {
		body string
		form history.Form
		over int
	}{
		{``, history.WholeCard, 0},
		{`{"id":"door","kind":"ask","text":"Which?","answer":"It."}`, history.WholeCard, 0},
		{`{"id":"door","kind":"ask","text":"Which?","over":[` + one + `]}`, history.WholeCard, 0},
		{`{"format":1,"fields":{}}`, history.Fields, 0},
		{`{"format":1,"fields":{},"over":[` + one + `,` + one + `,"x",7],"mood":{}}`, history.Fields, 1},
		{`{"format":1,"fields":{"ask":{"base":"a","mine":"b","why":1}}}`, history.Fields, 0},
		{`{"format":1,"fields":{},"over":7,"version":7,"deck":7}`, history.Fields, 0},
		{`{"format":2,"over":[` + one + `],"fields":7}`, history.Newer, 1},
		{`{"format":0,"over":[` + one + `]}`, history.Unreadable, 1},
		{`{"format":-1}`, history.Unreadable, 0},
		{`{"format":1.5,"fields":{}}`, history.Unreadable, 0},
		{`{"format":"1","fields":{}}`, history.Unreadable, 0},
		{`{"format":null,"fields":{}}`, history.Unreadable, 0},
		{`{"format":1}`, history.Unreadable, 0},
		{`{"format":1,"fields":null}`, history.Unreadable, 0},
		{`{"format":1,"fields":{"ask":{"base":"a"}}}`, history.Unreadable, 0},
		{`{"format":1,"fields":{"ask":{"base":"a","mine":7}}}`, history.Unreadable, 0},
		{`{"format":1,"fields":{"ask":null}}`, history.Unreadable, 0},
		{`{"kind":"poem","text":"a"}`, history.Unreadable, 0},
		{`{}`, history.Unreadable, 0},
		{`null`, history.Unreadable, 0},
		{`[]`, history.Unreadable, 0},
		{`no JSON`, history.Unreadable, 0},
		{strings.Repeat(" ", history.MaxVersion+1), history.Unreadable, 0},
	} {
		v := history.ReadVersion(edit(1, tt.body))
		if v.Form != tt.form || len(v.Over) != tt.over {
			t.Errorf("%.60s: form %d over %d, want %d over %d", tt.body, v.Form, len(v.Over), tt.form, tt.over)
		}
		if v.Form != history.Fields && v.Form != history.WholeCard && v.Fields != nil {
			t.Errorf("%.60s: has fields", tt.body)
		}
	}
}

func TestAVersionTooLargeIsRefused(t *testing.T) {
	mine := door
	mine.Note = strings.Repeat("a", history.MaxVersion)
	if _, err := history.NewVersion("d", "1.0.0", nil, &door, &mine); err == nil || !strings.Contains(err.Error(), "at most") {
		t.Errorf("it is written: %v", err)
	}
}

// FuzzReadVersion reads bodies as a merge can bring them.
func FuzzReadVersion(f *testing.F) {
	for _, body := range []string{
		``, `{"kind":"ask","text":"Which?","answer":"It.","also":["a"],"wrong":[{"text":"b"}]}`,
		`{"format":1,"deck":"d","version":"1.0.0","over":["00000000-0000-0000-0000-000000000001"],"fields":{"ask":{"base":"Which door?","mine":"b"},"also":{"base":["Name the door."],"mine":null}}}`,
		`{"format":1,"fields":{"cloze":{"base":"A {{gap}}.","mine":"{{c2::a}}"}}}`, `{"format":2}`, `{"format":1e99}`,
		`{"format":1,"fields":{"wrong":{"base":[{"text":"a"}],"mine":[{"text":"a","why":"\u0000"}]}}}`,
	} {
		f.Add(body)
	}
	cards := []deck.Card{door,
		{Kind: deck.Cloze, Text: "A {{gap}}."},
		{Kind: deck.Choose, Text: "Which?", Answer: "a", Wrong: []deck.Option{{Text: "a"}}},
		{Kind: deck.Explain, Text: "Tell.", Points: []string{"a"}},
		{Kind: deck.Type, Text: "Write.", Answer: "a"},
	}
	f.Fuzz(func(t *testing.T, body string) {
		v := history.ReadVersion(edit(1, body))
		for _, theirs := range cards {
			laid := history.Lay(&theirs, []history.Event{edit(1, body)})
			if !slices.Equal(laid.Card.Suffixes(), theirs.Suffixes()) || laid.Card.Kind != theirs.Kind {
				t.Errorf("%q gives a %s other items", body, theirs.Kind)
			}
			if !laid.Fits && (laid.Own || len(laid.Moved) > 0) {
				t.Errorf("%q does not fit and shows", body)
			}
			for _, key := range deck.TextKeys(theirs.Kind) {
				probe := theirs
				if !probe.SetValue(key, laid.Card.Value(key)) {
					t.Errorf("%q makes of a %s what no author can write: %s %+v", body, theirs.Kind, key, laid.Card.Value(key))
				}
			}
			if v.Form != history.Fields {
				continue
			}
			again, err := history.NewVersion("d", "1.0.0", nil, &theirs, &laid.Card)
			if err != nil {
				t.Fatal(err)
			}
			if shown := history.Lay(&theirs, []history.Event{edit(1, again)}); !shown.Fits || shown.Own != laid.Own || len(shown.Moved) > 0 {
				t.Errorf("%q, made again as %s, is laid otherwise", body, again)
			}
		}
	})
}
