package study

import (
	"strings"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/words"
)

// FieldName returns what people call what a card says under a key of the deck format.
func FieldName(key string) string {
	switch key {
	case "ask", "choose", "type":
		return "question"
	case "cloze":
		return "text"
	case "explain":
		return "task"
	case "also":
		return "other wordings"
	case "unseen":
		return "kept-back wordings"
	case "wrong":
		return "wrong answers"
	case "accept":
		return "accepted answers"
	default:
		return key
	}
}

// OwnNotice tells in one line what there is to decide about the learner's own version of the
// card; empty where nothing is.
func (p *Prompt) OwnNotice() string { return OwnNotice(&p.Versions) }

// OwnCommand returns the command that shows the learner's own versions of the card.
func (p *Prompt) OwnCommand() string { return words.Command("conflicts", deck.Full(p.Deck, p.Card.ID)) }

// OwnNotice tells in one line what there is to decide about the learner's own version of a
// card, without a word of its texts; empty where nothing is.
func OwnNotice(o *history.Overlay) string {
	switch {
	case o.Settled():
		return ""
	case len(o.Open) > 1:
		counts := "the newest counts."
		if !o.Fits {
			counts = "the author's text counts, since the newest cannot be shown."
		}
		return "You have " + words.Count(len(o.Open), "version") + " of this card, and " + counts
	case o.Open[0].Form == history.Newer:
		return "Your own version of this card was made by a newer goodcard, and this one cannot show it."
	case o.Open[0].Form == history.Unreadable:
		return "Your own version of this card cannot be read."
	case !o.Fits:
		return "Your own version no longer fits this card."
	}
	names := make([]string, len(o.Moved))
	for i, m := range o.Moved {
		names[i] = "the " + FieldName(m.Key)
	}
	return "The author changed " + strings.Join(names, ", ") + " since you made your own version."
}
