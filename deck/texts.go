package deck

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"

	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// A Value is what a card says under one key of the deck format: a text, a list of texts or a
// list of options. The zero value is that of a key that is absent. In JSON it is a string, an
// array of strings, an array of objects with the keys of the deck format, or null.
type Value struct {
	Text    string
	List    []string
	Options []Option
}

// said are the fields under which the cards of each kind say something to a learner, in the
// order in which they are written. They come from the description that decks are read by, so
// that a new key is among them.
var said = sync.OnceValue(func() map[Kind][]strictyaml.Field[Card] {
	all := map[Kind][]strictyaml.Field[Card]{}
	for _, k := range cardType.Kinds {
		fields := cardType.FieldsOf(k.Key.Key())
		all[Kind(k.Key.Key())] = slices.DeleteFunc(fields, func(f strictyaml.Field[Card]) bool { return slices.Contains(aboutCard, f.Key()) })
	}
	return all
})

// aboutCard are the keys that say what a card is and where it belongs, not what it asks or
// answers. They are its author's alone.
var aboutCard = []string{"id", "concept", "tags", "source", "as-of", "status", "image", "alt", "was", "draft", "both-ways"}

// TextKeys returns the keys of the deck format under which cards of a kind say something to
// a learner; none for a kind that there is not.
func TextKeys(k Kind) []string {
	var keys []string
	for _, f := range said()[k] {
		keys = append(keys, f.Key())
	}
	return keys
}

// Value returns what the card says under one of its [TextKeys]; the zero value for any other key.
func (c *Card) Value(key string) Value {
	for _, f := range said()[c.Kind] {
		if f.Key() != key {
			continue
		}
		switch at := f.At(c).(type) {
		case *string:
			return Value{Text: *at}
		case *[]string:
			return Value{List: *at}
		case *[]Option:
			return Value{Options: *at}
		}
	}
	return Value{}
}

// Literal reports whether what stands under one of the [TextKeys] is shown as it is written, and
// not read as Markdown: an answer that is typed, which a learner cannot know the marks of.
func (c *Card) Literal(key string) bool {
	return c.Kind == Type && (key == "answer" || key == "accept")
}

// Markdown returns Markdown that shows a text which stands under one of the [TextKeys].
func (c *Card) Markdown(key, text string) string {
	if c.Literal(key) {
		return markup.Escape(text)
	}
	return text
}

// SetValue makes the card say v under one of its [TextKeys] and reports whether it can: whether
// cards of its kind have the key, v is of the shape that the key takes, no text of a list is
// empty, and a key that must be there is not left out. Where it cannot, the card stays as it was.
func (c *Card) SetValue(key string, v Value) bool {
	for _, f := range said()[c.Kind] {
		if f.Key() != key {
			continue
		}
		if !v.whole() || f.Required() && v.Absent() {
			return false
		}
		switch at := f.At(c).(type) {
		case *string:
			if v.List != nil || v.Options != nil {
				return false
			}
			*at = v.Text
		case *[]string:
			if v.Text != "" || v.Options != nil {
				return false
			}
			*at = v.List
		case *[]Option:
			if v.Text != "" || v.List != nil {
				return false
			}
			*at = v.Options
		}
		return true
	}
	return false
}

// Absent reports whether the value is that of a key that is not there: white space says nothing.
func (v Value) Absent() bool {
	return strings.TrimSpace(v.Text) == "" && len(v.List) == 0 && len(v.Options) == 0
}

// whole reports whether every text of a list says something.
func (v Value) whole() bool {
	says := func(text string) bool { return strings.TrimSpace(text) != "" }
	for _, text := range v.List {
		if !says(text) {
			return false
		}
	}
	for _, o := range v.Options {
		if !says(o.Text) {
			return false
		}
	}
	return true
}

// Equal reports whether two values are the same byte for byte after trimming, with line ends as LF.
func (v Value) Equal(other Value) bool { return v.equal(other, trimmed) }

// Alike reports whether two values are the same with white space collapsed.
func (v Value) Alike(other Value) bool { return v.equal(other, collapsed) }

func (v Value) equal(other Value, as func(string) string) bool {
	same := func(a, b string) bool { return as(a) == as(b) }
	return same(v.Text, other.Text) && slices.EqualFunc(v.List, other.List, same) &&
		slices.EqualFunc(v.Options, other.Options, func(a, b Option) bool {
			return same(a.Text, b.Text) && same(a.Why, b.Why) && same(a.Misconception, b.Misconception)
		})
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func trimmed(text string) string { return strings.TrimSpace(lineEnds.Replace(text)) }

func collapsed(text string) string { return strings.Join(strings.Fields(text), " ") }

// Lines returns the value as texts for a reader: each text of a list, and of an option what
// is wrong with it behind it; none where the value is absent.
func (v Value) Lines() []string {
	var lines []string
	if strings.TrimSpace(v.Text) != "" {
		lines = append(lines, v.Text)
	}
	lines = append(lines, v.List...)
	for _, o := range v.Options {
		if o.Why != "" {
			o.Text += " (" + o.Why + ")"
		}
		lines = append(lines, o.Text)
	}
	return lines
}

// MarshalJSON returns the value as its type says.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case len(v.List) > 0:
		return json.Marshal(v.List)
	case len(v.Options) > 0:
		return json.Marshal(v.Options)
	case v.Absent():
		return []byte("null"), nil
	default:
		return json.Marshal(v.Text)
	}
}

// UnmarshalJSON reads what [Value.MarshalJSON] writes. Keys of options that it does not know are ignored.
func (v *Value) UnmarshalJSON(text []byte) error {
	*v = Value{}
	var list []json.RawMessage
	switch {
	case string(text) == "null":
		return nil
	case text[0] == '"':
		return json.Unmarshal(text, &v.Text)
	case text[0] != '[':
		return errors.New("a text, a list or null was expected")
	}
	if err := json.Unmarshal(text, &list); err != nil || len(list) == 0 {
		return err
	}
	if list[0][0] == '{' {
		return json.Unmarshal(text, &v.Options)
	}
	return json.Unmarshal(text, &v.List)
}
