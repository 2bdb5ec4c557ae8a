package deck_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
)

// These keys stand in the histories of learners: none of them may go away.
func TestTextKeys(t *testing.T) {
	for kind, want := range map[deck.Kind]string{
		deck.Ask:     "ask answer also unseen note",
		deck.Cloze:   "cloze note",
		deck.Choose:  "choose answer wrong also unseen note",
		deck.Type:    "type answer accept also unseen note",
		deck.Explain: "explain points also unseen note",
		"other":      "",
	} {
		if got := strings.Join(deck.TextKeys(kind), " "); got != want {
			t.Errorf("texts of a card of kind %q stand under %q, want %q; a new key is a text unless it stands among those about a card",
				kind, got, want)
		}
	}
}

// A learner edits what Emit writes: a text that it left out could not be their own.
func TestEmitWritesEveryText(t *testing.T) {
	for _, kind := range []deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain} {
		c := deck.Card{ID: "a", Kind: kind}
		for _, key := range deck.TextKeys(kind) {
			text := "the {{" + key + "}} of it"
			if !c.SetValue(key, deck.Value{Text: text}) && !c.SetValue(key, deck.Value{List: []string{text}}) &&
				!c.SetValue(key, deck.Value{Options: []deck.Option{{Text: text}}}) {
				t.Errorf("%s cannot be set", key)
			}
		}
		d, err := deck.Parse("a.yaml", []byte(header+"cards:\n"+deck.Emit(&c)))
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		for _, key := range deck.TextKeys(kind) {
			if got := d.Cards[0].Value(key); got.Absent() || !got.Equal(c.Value(key)) {
				t.Errorf("%s: %s comes back as %+v", kind, key, got)
			}
		}
	}
}

func TestSetValueRefuses(t *testing.T) {
	for _, tt := range []struct {
		kind deck.Kind
		key  string
		v    deck.Value
	}{
		{deck.Ask, "points", deck.Value{List: []string{"a"}}},
		{deck.Ask, "tags", deck.Value{List: []string{"a"}}},
		{deck.Ask, "ask", deck.Value{}},
		{deck.Ask, "answer", deck.Value{Text: " \n"}},
		{deck.Ask, "note", deck.Value{List: []string{"a"}}},
		{deck.Ask, "also", deck.Value{Text: "a"}},
		{deck.Ask, "also", deck.Value{List: []string{"a", " "}}},
		{deck.Choose, "wrong", deck.Value{List: []string{"a"}}},
		{deck.Choose, "wrong", deck.Value{Options: []deck.Option{{Why: "no text"}}}},
		{deck.Explain, "points", deck.Value{}},
	} {
		c := deck.Card{Kind: tt.kind}
		if c.SetValue(tt.key, tt.v) {
			t.Errorf("a card of kind %s takes %+v under %s", tt.kind, tt.v, tt.key)
		}
		if diff := cmp.Diff(deck.Card{Kind: tt.kind}, c); diff != "" {
			t.Errorf("what was refused changed the card:\n%s", diff)
		}
	}
}

func TestValuesCompared(t *testing.T) {
	text := func(s string) deck.Value { return deck.Value{Text: s} }
	list := func(s ...string) deck.Value { return deck.Value{List: s} }
	why := func(s string) deck.Value { return deck.Value{Options: []deck.Option{{Text: "a", Why: s}}} }
	for _, tt := range []struct {
		a, b         deck.Value
		equal, alike bool
	}{
		{text("a b"), text("a b"), true, true},
		{text(" a b\n"), text("a b"), true, true},
		{text("a\r\nb\rc"), text("a\nb\nc"), true, true},
		{text("a\nb"), text("a b"), false, true},
		{text("a  b"), text("a b"), false, true},
		{text("a"), text("A"), false, false},
		{text(" "), deck.Value{}, true, true},
		{list(), deck.Value{}, true, true},
		{list("a "), list("a"), true, true},
		{list("a  b"), list("a b"), false, true},
		{list("a", "b"), list("b", "a"), false, false},
		{list("a"), list("a", "b"), false, false},
		{list("a"), text("a"), false, false},
		{why("x"), why("x "), true, true},
		{why("x"), why("y"), false, false},
	} {
		if a, b := tt.a.Equal(tt.b), tt.b.Equal(tt.a); a != tt.equal || b != tt.equal {
			t.Errorf("%+v equals %+v: %t, %t, want %t", tt.a, tt.b, a, b, tt.equal)
		}
		if a, b := tt.a.Alike(tt.b), tt.b.Alike(tt.a); a != tt.alike || b != tt.alike {
			t.Errorf("%+v is like %+v: %t, %t, want %t", tt.a, tt.b, a, b, tt.alike)
		}
	}
}

func TestValuesAsJSON(t *testing.T) {
	for want, v := range map[string]deck.Value{
		`null`:      {},
		`"a"`:       {Text: "a"},
		`["a","b"]`: {List: []string{"a", "b"}},
		`[{"text":"a","why":"b","misconception":"c"}]`: {Options: []deck.Option{{"a", "b", "c"}}},
	} {
		got, err := json.Marshal(v)
		if err != nil || string(got) != want {
			t.Errorf("%+v is written %s, %v; want %s", v, got, err, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(
			rapid.Custom(func(t *rapid.T) deck.Value { return deck.Value{Text: rapid.String().Draw(t, "text")} }),
			rapid.Custom(func(t *rapid.T) deck.Value {
				return deck.Value{List: rapid.SliceOf(rapid.String()).Draw(t, "list")}
			}),
			rapid.Custom(func(t *rapid.T) deck.Value {
				return deck.Value{Options: rapid.SliceOf(rapid.Make[deck.Option]()).Draw(t, "options")}
			})).Draw(t, "value")
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var back deck.Value
		if err := json.Unmarshal(text, &back); err != nil || !back.Equal(v) {
			t.Fatalf("%s comes back as %+v, %v", text, back, err)
		}
	})
	for _, bad := range []string{`1`, `true`, `{}`, `[1]`, `["a",{"text":"b"}]`, `[{"text":"b"},"a"]`, `[["a"]]`, `[{"text":1}]`} {
		if err := json.Unmarshal([]byte(bad), new(deck.Value)); err == nil {
			t.Errorf("%s is read as a value", bad)
		}
	}
}
