package main

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/markup"
	"goodcard/deck/shell"
	"goodcard/deck/spelling"
	"goodcard/words"
)

// writeDiff writes a block a change, what may have become of cards that went, and a last line that counts.
func writeDiff(out *output, old, new side, c *diff.Comparison) {
	for _, h := range c.Head {
		name := h.Key
		if h.ID != "" {
			name += "." + h.ID
		}
		out.line("%s: %s", new.word, out.strong("head"))
		writeChanged(out, name, h.Old, h.New)
	}
	tongue := 0 // cards of which only the language of the deck changed
	for _, change := range c.Changes {
		if len(change.Fields) == 1 && change.Fields[0].Key == "lang" {
			tongue++
			continue
		}
		writeChange(out, &change)
	}
	if tongue > 0 {
		out.line("%s: nothing but the language of the deck changed", words.Count(tongue, "card"))
	}
	for _, s := range c.Suggestions {
		out.line("%s", guess(s, new))
	}
	out.line("%s", verdict(c, old.deck, new.deck))
}

func writeChange(out *output, change *diff.Change) {
	at := change.Card()
	out.line("%s:%d:%d: %s: %s%s", at.File, at.Line, at.Column, out.strong(string(change.Kind)), at.ID, became(change))
	switch change.Kind {
	case diff.New, diff.Retired:
		out.line("    %s: %s", string(at.Kind), collapsedText(at.Text))
	}
	for _, f := range change.Fields {
		switch {
		case f.Key == "id": // said already
		case f.Moved:
			out.line("    %s: the same in another order", f.Key)
		case f.Key == "image" && f.Old == f.New:
			out.line("    image: %s shows something else now", f.New)
		default:
			writeChanged(out, f.Key, f.Old, f.New)
		}
	}
	for _, suffix := range change.Added {
		out.line("    asks for %s too", itemName(suffix))
	}
	for _, suffix := range change.Removed {
		out.line("    no longer asks for %s", itemName(suffix))
	}
}

// became says what the line of a card does not say by its kind.
func became(change *diff.Change) string {
	switch {
	case change.Kind == diff.Split:
		return ", split into " + strings.Join(idsOf(change.New), ", ")
	case change.Kind == diff.Merged:
		return ", merged of " + strings.Join(idsOf(change.Old), ", ")
	case change.Draft:
		return ", a draft now"
	case len(change.Old) == 1 && len(change.New) == 1 && change.Old[0].ID != change.New[0].ID:
		return ", which was " + change.Old[0].ID
	default:
		return ""
	}
}

func itemName(suffix string) string {
	if suffix == "" {
		return "the answer"
	}
	return suffix
}

// writeChanged writes what stood and stands under a key: in colours as one text with what went and what came, else on
// two lines.
func writeChanged(out *output, key, old, new string) {
	before, now := strings.Fields(old), strings.Fields(new)
	was, is := strings.Join(before, " "), strings.Join(now, " ")
	switch {
	case was == is:
		out.line("    %s: the same but for white space", key)
	case was == "":
		out.line("    %s added: %s", key, is)
	case is == "":
		out.line("    %s removed: %s", key, was)
	case !out.color:
		out.line("    %s was: %s", key, was)
		out.line("    %s now: %s", key, is)
	default:
		var pieces []string
		for _, p := range spelling.Pieces(before, now, spelling.Differ(before, now), " ") {
			pieces = append(pieces, string(out.piece(p)))
		}
		out.line("    %s: %s", key, styled(strings.Join(pieces, " ")))
	}
}

// piece returns a stretch of a compared text in its colour: [-went-] in red, {+came+} in green. Each word has it by
// itself, since a line may end between them.
func (o *output) piece(p spelling.Piece) styled {
	text, sgr := p.Text, ""
	switch p.Side {
	case spelling.First:
		text, sgr = "[-"+text+"-]", "31"
	case spelling.Second:
		text, sgr = "{+"+text+"+}", "32"
	default:
		return styled(markup.Clean(text))
	}
	var colored []string
	for word := range strings.FieldsSeq(text) {
		colored = append(colored, string(o.style(sgr, word)))
	}
	return styled(strings.Join(colored, " "))
}

func collapsedText(text string) string { return strings.Join(strings.Fields(text), " ") }

// guess says what may have become of cards that went, and what to do if so.
func guess(s diff.Suggestion, new side) string {
	cards, into := strings.Join(s.Cards, ", "), strings.Join(s.Into, ", ")
	says := "tell the release --change " + s.Flag()
	if isThere(new.word) {
		says = words.Command("release", shell.Operand(new.word), "--change", s.Flag()) + " says so"
	}
	switch s.Kind {
	case diff.Split:
		return fmt.Sprintf("%s was perhaps split into %s: if so, %s", cards, into, says)
	case diff.Merged:
		return fmt.Sprintf("%s were perhaps merged into %s: if so, %s", cards, into, says)
	default:
		return fmt.Sprintf("%s seems to be %s under another id: if so, add was: [%s] to it, or its history is lost", into, cards, s.Cards[0])
	}
}

// verdict counts the changes and says which version they ask for.
func verdict(c *diff.Comparison, old, new *deck.Deck) string {
	var parts []string
	counts := c.Counts()
	for _, kind := range diff.Kinds() {
		if n := counts[kind]; n > 0 {
			parts = append(parts, amount(n, string(kind)))
		}
	}
	if len(parts) == 0 && len(c.Head) > 0 {
		parts = append(parts, "no card changed")
	}
	step := c.Step.Of(old.Version)
	text := strings.Join(parts, ", ")
	switch {
	case c.Empty() && old.Version == new.Version:
		return "no difference"
	case c.Empty():
		return fmt.Sprintf("no difference but the version (%s -> %s)", old.Version, new.Version)
	}
	text += fmt.Sprintf(": asks for a %s version (%s -> %s)", step, old.Version, c.Next)
	switch {
	case old.Version == new.Version:
	case step.Allows(old.Version, new.Version):
		text += "; " + new.Version + " is enough"
	default:
		text += "; " + new.Version + " is not enough"
	}
	return text
}
