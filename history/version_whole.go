package history

import (
	"cmp"
	"encoding/json"
	"slices"

	"goodcard/deck"
)

// A wholeCard is the body of an edit of the first kind: all texts of a card, without what
// the author said. Its keys are for ever, whatever becomes of [deck.Card].
type wholeCard struct {
	Kind     deck.Kind     `json:"kind"`
	Text     string        `json:"text"`
	Answer   string        `json:"answer"`
	BothWays bool          `json:"both_ways"`
	Wrong    []wholeOption `json:"wrong"`
	Accept   []string      `json:"accept"`
	Points   []string      `json:"points"`
	Also     []string      `json:"also"`
	Unseen   []string      `json:"unseen"`
	Note     string        `json:"note"`
}

type wholeOption struct {
	Text          string `json:"text"`
	Why           string `json:"why"`
	Misconception string `json:"misconception"`
}

func (v *Version) readWhole() error {
	var w wholeCard
	if err := json.Unmarshal([]byte(v.Body), &w); err != nil {
		return err
	}
	keys := deck.TextKeys(w.Kind)
	if keys == nil {
		return errBody
	}
	card := deck.Card{Kind: w.Kind, Text: w.Text, Answer: w.Answer, BothWays: w.BothWays, Accept: w.Accept, Points: w.Points,
		Also: w.Also, Unseen: w.Unseen, Note: w.Note}
	for _, o := range w.Wrong {
		card.Wrong = append(card.Wrong, deck.Option(o))
	}
	v.Form, v.whole = WholeCard, &card
	for _, key := range keys {
		v.Fields = append(v.Fields, Field{Key: key, Mine: card.Value(key)})
	}
	return nil
}

// sortFields puts fields into the order in which a reader wants them: what is asked first, a
// note last.
func sortFields(fields []Field) {
	slices.SortFunc(fields, func(a, b Field) int {
		return cmp.Or(cmp.Compare(rank(a.Key), rank(b.Key)), cmp.Compare(a.Key, b.Key))
	})
}

func rank(key string) int {
	switch {
	case deck.TextKeys(deck.Kind(key)) != nil:
		return 0
	case key == "note":
		return 2
	default:
		return 1
	}
}
