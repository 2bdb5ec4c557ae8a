package tui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"goodcard/authoring"
	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/prose/document"
	"goodcard/deck/shell"
	"goodcard/words"
)

// A draftPart is one text of a draft. Text is Markdown.
type draftPart struct {
	label, text string
	asked       bool // it is the question or the answer, which need no label where they can be seen
}

// draftParts returns what a learner will meet of a card, in its order, and then what else its author should know.
func draftParts(d authoring.Draft) []draftPart {
	c := d.Card
	var all []draftPart
	add := func(label string, texts ...string) {
		for _, text := range texts {
			if text != "" {
				all = append(all, draftPart{label: label, text: text})
			}
		}
	}
	asked := func(question, answer string) {
		all = append(all, draftPart{"Question", question, true})
		if answer != "" {
			all = append(all, draftPart{"Answer", answer, true})
		}
	}
	switch c.Kind {
	case deck.Cloze:
		for _, g := range deck.ClozeGroups(c.Text) {
			asked(deck.ClozeFront(c.Text, g), deck.ClozeAnswer(c.Text, g))
		}
	case deck.Explain:
		asked(c.Text, "")
		add("Point", c.Points...)
	default:
		asked(c.Text, c.Markdown("answer", c.Answer))
	}
	for _, accept := range c.Accept {
		add("Accepted", c.Markdown("accept", accept))
	}
	for _, w := range c.Wrong {
		add("Wrong", w.Text)
		add("Why", w.Why)
	}
	if c.BothWays {
		add("Both ways", "asked from the answer, too")
	}
	add("Also", c.Also...)
	add("Kept back", c.Unseen...)
	add("Note", c.Note)
	add("Picture", c.Alt)
	for _, concept := range d.Concepts {
		text := markup.Escape(concept.Name)
		if concept.About != "" && concept.About != c.Answer {
			text += ": " + concept.About
		}
		add("Concept", text)
	}
	add("Tags", markup.Escape(strings.Join(c.Tags, ", ")))
	return all
}

// noOrigin is said of a draft where nothing tells more.
const noOrigin = "Nothing tells where this draft comes from: it may be written by hand."

// origin says where a draft comes from, and how; empty where nothing tells.
func origin(d authoring.Draft) (place, rule string) {
	e := d.Entry
	if e == nil {
		return "", ""
	}
	unit := document.Named(e.Doc).Unit()
	place = fmt.Sprintf("%s, %s %d", e.Doc, unit, e.First)
	if e.Last > e.First {
		place = fmt.Sprintf("%s, %ss %d to %d", e.Doc, unit, e.First, e.Last)
	}
	if len(e.Heading) > 0 {
		place += ", \"" + strings.Join(e.Heading, " › ") + "\""
	}
	return markup.Clean(place), markup.Clean(fmt.Sprintf("found by %s, %.0f %% sure", e.Rule, 100*e.Confidence))
}

// draftCounts says how far a session is.
func draftCounts(n authoring.Counts) string {
	var parts []string
	for _, c := range []struct {
		n    int
		word string
	}{{n.Kept, "kept"}, {n.Dropped, "dropped"}, {n.Skipped, "skipped"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.word))
		}
	}
	return strings.Join(parts, ", ")
}

// toDecide says how much is left in a session. What has only a doubt is no draft.
func toDecide(n authoring.Counts) string {
	switch {
	case n.Drafts < n.Left:
		return fmt.Sprintf("%d to go", n.Left)
	case n.Done() > 0:
		return words.Count(n.Left, "draft") + " left"
	default:
		return words.Count(n.Left, "draft")
	}
}

// lastDraft is said when every card was decided on or skipped.
const lastDraft = "That was the last one."

// draftsEnd says then what comes next.
func draftsEnd(s *authoring.Drafts, path string) []string {
	var all []string
	if n := s.Counts().Skipped; n > 0 {
		command := words.Command("drafts", shell.Operand(path))
		if s.OfAll() {
			command = words.Command("drafts", shell.Operand(path), "--all")
		}
		all = append(all, command+" brings "+words.Count(n, "skipped card")+" again.")
	}
	if n := s.Others(); n > 0 {
		all = append(all, Undoubted(n)+": "+words.Command("drafts", shell.Operand(path), "--all")+".")
	}
	return append(all, words.Command("lint", shell.Operand(path))+" checks the deck, and "+words.Command("preview", shell.Operand(path))+" shows it as learners meet it.")
}

// Undoubted says that so many cards were drafted without a doubt and that nobody has kept them.
func Undoubted(n int) string {
	if n == 1 {
		return "1 card was drafted without a doubt, and nobody has looked at it"
	}
	return words.Count(n, "card") + " were drafted without a doubt, and nobody has looked at them"
}

// leftDrafts is what is said when a session is left before its end, or at it.
func leftDrafts(s *authoring.Drafts) string {
	n := s.Counts()
	did := draftCounts(n)
	if did == "" {
		return ""
	}
	if n.Left > 0 {
		did += ", " + fmt.Sprint(n.Left) + " left"
	}
	return sentence(did)
}

// dropped says what became of a draft that was dropped.
func dropped(d authoring.Draft, concepts []string) string {
	text := "dropped " + d.Card.ID
	if len(concepts) > 0 {
		text += " and the concept " + strings.Join(concepts, ", ")
	}
	if d.Entry != nil {
		text += ": not drafted again"
	}
	return text
}

// tookBack says what an undo took back.
func tookBack(card string, outcome authoring.Outcome) string {
	switch outcome {
	case authoring.Skipped:
		return "back to " + card
	case authoring.Kept, authoring.Dropped:
		return "took back that " + card + " was " + string(outcome)
	}
	return "took back the edit of " + card
}

// uncut is how many letters around a passage are all that there are: of more, the word at the end may be cut.
const uncut = 24

// comesBefore returns the words that stand before a passage, with the space between.
func comesBefore(text string) string {
	all := strings.Fields(markup.Clean(text))
	if len(all) > 1 && utf8.RuneCountInString(text) > uncut {
		all[0] = "…"
	}
	if len(all) == 0 {
		return ""
	}
	return strings.Join(all, " ") + " "
}

// comesBehind returns the words that stand behind a passage, with the space between.
func comesBehind(text string) string {
	all := strings.Fields(markup.Clean(text))
	if len(all) > 1 && utf8.RuneCountInString(text) > uncut {
		all[len(all)-1] = "…"
	}
	if len(all) == 0 {
		return ""
	}
	return " " + strings.Join(all, " ")
}
