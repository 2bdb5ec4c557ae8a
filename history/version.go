package history

import (
	"encoding/json"
	"errors"
	"fmt"

	"goodcard/deck"
)

// VersionFormat is the greatest format of an edit's body that this program reads.
const VersionFormat = 1

// MaxVersion bounds the body of an edit, in bytes. A longer one is not read.
const MaxVersion = 16 << 20

// A Form says what the body of an edit is.
type Form int

const (
	Fields     Form = iota // the fields that the learner changed, each with its base
	WholeCard              // the first kind: the texts of a whole card, or nothing for the author's text
	Newer                  // of a greater format, which only a newer program reads
	Unreadable             // nothing that a goodcard writes
)

// A Version is a learner's own version of a card: what one edit says.
type Version struct {
	Event       // that made it
	Form        Form
	Format      int    // 0 for the first kind and what is unreadable
	DeckVersion string // of the deck that it was made from; empty where the body does not say it
	Over        []ID   // the edits of the card that were open when it was made
	Fields      []Field

	whole *deck.Card // of the first kind; nil where that is the author's text
}

// A Field is a text of a card that a learner changed.
type Field struct {
	Key  string     // of the deck format
	Base deck.Value // what the author said when the version was made; absent for the first kind
	Mine deck.Value
}

// NewVersion returns the body of an edit that makes of a card whose author says theirs what
// the learner says as mine, a card of the same kind. deckID and version are those of the deck,
// over are the ids of the edits of the card that were open when it was made.
func NewVersion(deckID, version string, over []ID, theirs, mine *deck.Card) (string, error) {
	fields := map[string]fieldBody{}
	for _, key := range deck.TextKeys(theirs.Kind) {
		if base, own := theirs.Value(key), mine.Value(key); !base.Equal(own) {
			fields[key] = fieldBody{base, own}
		}
	}
	body := versionBody{VersionFormat, deckID, version, make([]string, len(over)), fields}
	for i, id := range over {
		body.Over[i] = id.String()
	}
	text, err := json.Marshal(body)
	if err == nil && len(text) > MaxVersion {
		err = fmt.Errorf("the version takes %d bytes: at most %d were expected", len(text), MaxVersion)
	}
	return string(text), err
}

type versionBody struct {
	Format  int                  `json:"format"`
	Deck    string               `json:"deck"`
	Version string               `json:"version"`
	Over    []string             `json:"over"`
	Fields  map[string]fieldBody `json:"fields"`
}

type fieldBody struct {
	Base deck.Value `json:"base"`
	Mine deck.Value `json:"mine"`
}

// ReadVersion reads the body of an edit, which may come from anywhere.
func ReadVersion(e Event) Version {
	v := Version{Event: e}
	if e.Body == "" {
		v.Form = WholeCard
		return v
	}
	if err := v.read(); err != nil {
		v.Form, v.Fields, v.whole = Unreadable, nil, nil
	}
	return v
}

var errBody = errors.New("no body of an edit")

func (v *Version) read() error {
	if len(v.Body) > MaxVersion {
		return errBody
	}
	var body map[string]json.RawMessage
	if err := json.Unmarshal([]byte(v.Body), &body); err != nil {
		return err
	}
	format, ok := body["format"]
	if !ok {
		return v.readWhole()
	}
	v.Over = ids(body["over"])
	if err := json.Unmarshal(format, &v.Format); err != nil || v.Format < 1 {
		v.Format = 0
		return errBody
	}
	if v.Format > VersionFormat {
		v.Form = Newer
		return nil
	}
	if text, err := stringOf(body["version"]); err == nil {
		v.DeckVersion = text
	}
	return v.readFields(body["fields"])
}

func stringOf(text json.RawMessage) (s string, err error) {
	err = json.Unmarshal(text, &s)
	return s, err
}

// ids returns those of a list that are ids, each once.
func ids(list json.RawMessage) []ID {
	var texts []json.RawMessage
	if json.Unmarshal(list, &texts) != nil {
		return nil
	}
	var all []ID
	seen := map[ID]bool{}
	for _, text := range texts {
		s, err := stringOf(text)
		if id, ok := ParseID(s); err == nil && ok && !seen[id] {
			seen[id] = true
			all = append(all, id)
		}
	}
	return all
}

func (v *Version) readFields(text json.RawMessage) error {
	var fields map[string]map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil || fields == nil {
		return errBody
	}
	for key, body := range fields {
		f := Field{Key: key}
		for name, into := range map[string]*deck.Value{"base": &f.Base, "mine": &f.Mine} {
			text, ok := body[name]
			if !ok {
				return errBody
			}
			if err := json.Unmarshal(text, into); err != nil {
				return err
			}
		}
		v.Fields = append(v.Fields, f)
	}
	sortFields(v.Fields)
	return nil
}
