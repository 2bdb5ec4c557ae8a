package study

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
)

// readKept reads a card as it is kept. What encoding/json writes of nearly every card takes a tenth of its time
// and no memory: the texts are parts of body. All else is left to encoding/json.
func readKept(body string, c *deck.Card) error {
	k := keptReader{rest: body}
	if k.object(func(key string) bool { return k.member(key, c) }) && k.rest == "" {
		return nil
	}
	*c = deck.Card{}
	return json.Unmarshal([]byte(body), c)
}

// A keptReader reads values from the beginning of rest. Its methods report whether they knew what stood there; a list that
// comes twice they do not know.
type keptReader struct{ rest string }

// member reads a value of a card. Each is told as the fields of [deck.Card] are; TestReadKept compares them.
func (k *keptReader) member(key string, c *deck.Card) bool {
	switch key {
	case "id":
		return keptText(k, &c.ID)
	case "kind":
		return keptText(k, &c.Kind)
	case "concepts":
		return k.texts(&c.Concepts)
	case "text":
		return keptText(k, &c.Text)
	case "answer":
		return keptText(k, &c.Answer)
	case "both_ways":
		c.BothWays = k.skip("true")
		return c.BothWays
	case "wrong":
		return k.options(&c.Wrong)
	case "accept":
		return k.texts(&c.Accept)
	case "points":
		return k.texts(&c.Points)
	case "also":
		return k.texts(&c.Also)
	case "unseen":
		return k.texts(&c.Unseen)
	case "note":
		return keptText(k, &c.Note)
	case "tags":
		return k.texts(&c.Tags)
	case "source":
		return keptText(k, &c.Source)
	case "as_of":
		return keptText(k, &c.AsOf)
	case "status":
		return keptText(k, &c.Status)
	case "image":
		return keptText(k, &c.Image)
	case "alt":
		return keptText(k, &c.Alt)
	case "was":
		return k.texts(&c.Was)
	case "draft":
		c.Draft = k.skip("true")
		return c.Draft
	}
	return false
}

func (k *keptReader) options(all *[]deck.Option) bool {
	return *all == nil && k.list(func() bool {
		var o deck.Option
		known := k.object(func(key string) bool {
			switch key {
			case "text":
				return keptText(k, &o.Text)
			case "why":
				return keptText(k, &o.Why)
			case "misconception":
				return keptText(k, &o.Misconception)
			}
			return false
		})
		*all = append(*all, o)
		return known
	})
}

func (k *keptReader) texts(all *[]string) bool {
	return *all == nil && k.list(func() bool {
		text, known := k.text()
		*all = append(*all, text)
		return known
	})
}

// object reads an object that has a member.
func (k *keptReader) object(member func(key string) bool) bool {
	for next := k.skip("{"); next; next = k.skip(",") {
		if key, known := k.text(); !known || !k.skip(":") || !member(key) {
			return false
		}
		if k.skip("}") {
			return true
		}
	}
	return false
}

// list reads a list that has an element.
func (k *keptReader) list(element func() bool) bool {
	for next := k.skip("["); next; next = k.skip(",") {
		if !element() {
			return false
		}
		if k.skip("]") {
			return true
		}
	}
	return false
}

func (k *keptReader) skip(token string) (found bool) {
	k.rest, found = strings.CutPrefix(k.rest, token)
	return found
}

// keptText reads a text.
func keptText[T ~string](k *keptReader, to *T) bool {
	text, known := k.text()
	*to = T(text)
	return known
}

func (k *keptReader) text() (text string, known bool) {
	if !strings.HasPrefix(k.rest, `"`) {
		return "", false
	}
	plain := true
	for i := 1; i < len(k.rest); i++ {
		switch b := k.rest[i]; {
		case b == '"':
			literal := k.rest[:i+1]
			k.rest = k.rest[i+1:]
			if text = literal[1:i]; plain && utf8.ValidString(text) {
				return text, true
			}
			var unquoted string
			err := json.Unmarshal([]byte(literal), &unquoted)
			return unquoted, err == nil
		case b == '\\':
			plain = false
			i++ // what stands behind it does not end the text
		case b < ' ':
			plain = false
		}
	}
	return "", false
}
