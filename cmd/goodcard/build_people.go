package main

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/authoring"
	"goodcard/deck/markup"
	"goodcard/deck/prose"
	"goodcard/deck/shell"
	"goodcard/words"
)

// writeBuilt tells what a build did, or would do: to programs a line for each card and concept, to people counts and
// what they have to look at.
func writeBuilt(out *output, opts buildOptions, b *authoring.Built) error {
	switch {
	case out.json:
		return out.value(builtOf(opts, b))
	case !out.people:
		writeBuiltLines(out, b)
		return nil
	}
	out.line("%s", builtSentence(opts, b))
	for _, t := range b.Texts {
		writeBuiltText(out, b, t)
	}
	if opts.DryRun {
		return nil
	}
	out.line("")
	var next [][]string
	add := func(command, what string) {
		typed := words.InData(words.Command(command, shell.Operand(b.Path)), out.data)
		next = append(next, []string{strings.Trim(typed, "'"), what})
	}
	switch {
	case b.Drafts > 0:
		add("drafts", "go through what is to be decided, one key each")
	case b.Doubtful > 0:
		add("drafts", "look at the cards with doubts, one key each")
	}
	add("preview", "go through the deck")
	add("lint", "check it")
	helpPage{out}.typed(cleanRows(next))
	return nil
}

// builtSentence says what became of the deck.
func builtSentence(opts buildOptions, b *authoring.Built) string {
	is := "is"
	if opts.DryRun {
		is = "would be"
	}
	has := fmt.Sprintf("%s of %s", words.Count(b.Cards, "card"), words.Count(b.Concepts, "concept"))
	if b.Concepts == 0 {
		has = words.Count(b.Cards, "card")
	}
	switch {
	case b.New:
		return fmt.Sprintf("%s %s written: %s, \"%s\", with %s.", b.Path, is, b.ID, b.Title, has)
	case b.Changed():
		return fmt.Sprintf("%s %s brought up to date, with %s.", b.Path, is, has)
	case slices.ContainsFunc(b.Texts, func(t authoring.BuiltText) bool { return len(t.Conflicts)+len(t.Orphaned) > 0 }):
		return fmt.Sprintf("%s stays as it is, with %s.", b.Path, has)
	}
	return fmt.Sprintf("%s says what its texts say, with %s.", b.Path, has)
}

// A builtTally counts what came of a text.
type builtTally struct{ cards, concepts, drafts, flagged, updated int }

func tallyOf(t authoring.BuiltText) (n builtTally) {
	for _, m := range t.Added {
		switch {
		case m.Card == "":
			n.concepts++
			continue
		case m.Draft:
			n.drafts++
		default:
			n.cards++
		}
		if len(m.Flags) > 0 && !m.Draft {
			n.flagged++
		}
	}
	for _, m := range t.Updated {
		if m.Card != "" {
			n.updated++
		}
	}
	return n
}

// writeBuiltText tells of one text.
func writeBuiltText(out *output, b *authoring.Built, t authoring.BuiltText) {
	n := tallyOf(t)
	var parts []string
	count := func(n int, noun, what string) {
		if n > 0 {
			parts = append(parts, words.Count(n, noun)+what)
		}
	}
	count(n.cards, "new card", " ready to study")
	count(n.drafts, "new draft", " to accept or drop")
	count(n.concepts, "new concept", "")
	count(n.flagged, "card", " with a doubt")
	count(n.updated, "card", " brought up to date")
	count(len(t.Conflicts), "conflict", "")
	switch {
	case len(parts) == 0 && findsNothing(t):
		parts = []string{"nothing to learn was found in it"}
	case len(parts) == 0:
		parts = []string{"nothing new"}
	}
	out.line("")
	out.line("%s: %s", out.strong(t.Path), strings.Join(parts, ", "))
	for _, doc := range t.Replaces {
		out.line("  takes the place of %s, which is not there any more", doc)
	}
	tellSome(out, t.Updated, func(m authoring.Made) {
		out.line("  brought up to date, %s %d: %s of %s", t.Format.Unit(), m.First, strings.Join(m.Keys, " and "), nameOfDrafted(m.Card, m.Concept))
	})
	tellSome(out, t.Conflicts, func(c authoring.Conflict) {
		out.line("  %s:%d: %s of %s: you edited it, and %s says something else now; yours stays", c.File, c.Line, c.Key, nameOfDrafted(c.Card, c.Concept), placeIn(t.File, t.Format, c.First, c.Last))
		out.line("    deck: %s", oneLineOf(c.Mine))
		out.line("    text: %s", oneLineOf(c.Theirs))
	})
	if len(t.Conflicts) > 0 {
		out.line("  Take over what you like; then %s notes that you have seen the rest.", words.Command("sources", "check", shell.Operand(b.Path), "--update"))
	}
	tellSome(out, t.Orphaned, func(m authoring.Made) {
		out.line("  %s stays, though its passage is not in the text any more: %s", nameOfDrafted(m.Card, m.Concept), oneLineOf(m.Front))
	})
	tellSome(out, t.LeftOut, func(l authoring.LeftOut) {
		out.line("  left out, %s %d: %s: %s", t.Format.Unit(), l.First, oneLineOf(l.Front), l.Why)
	})
	tellSome(out, t.Skipped, func(s prose.Skip) {
		out.line("  skipped, %s %d: %s: %s", t.Format.Unit(), s.Passage.First, oneLineOf(s.Text), s.Why)
	})
	if t.Lang == "" && n.concepts > 0 {
		out.line("  its language cannot be told, so a term is asked alone: name it, as with --lang en")
	}
	if len(t.Unread) > 0 {
		out.line("  not read: %s", strings.Join(t.Unread, "; "))
	}
}

// findsNothing reports whether a text has nothing that cards are made of, and never had.
func findsNothing(t authoring.BuiltText) bool { return t.Offers == 0 && len(t.Orphaned) == 0 }

// tellSome tells people of the first passages of one kind; JSON has all.
func tellSome[T any](out *output, all []T, tell func(T)) {
	const most = 20
	for _, one := range all[:min(len(all), most)] {
		tell(one)
	}
	if len(all) > most {
		out.line("  and %d more, which --json lists", len(all)-most)
	}
}

func nameOfDrafted(card, concept string) string {
	if card != "" {
		return card
	}
	return "the concept " + concept
}

// linesOf names lines of a text for programs.
func linesOf(t authoring.BuiltText, first, last int) string {
	return t.File + ":" + lineRange(first, last)
}

// oneLineOf returns the first words of a text.
func oneLineOf(text string) string {
	const most = 100
	line := []rune(markup.Line(text))
	switch {
	case len(line) == 0:
		return "nothing"
	case len(line) > most:
		return string(line[:most-1]) + "…"
	}
	return string(line)
}

// writeBuiltLines tells programs what was done.
func writeBuiltLines(out *output, b *authoring.Built) {
	for _, t := range b.Texts {
		of := func(did string, all []authoring.Made) {
			for _, m := range all {
				what := strings.Join(m.Keys, ",")
				if m.Keys == nil {
					what = m.Rule
				}
				out.line("%s\t%s\t%s\t%s", did, idOfDrafted(m.Card, m.Concept), linesOf(t, m.First, m.Last), what)
			}
		}
		for _, doc := range t.Replaces {
			out.line("replaces\t-\t%s\t%s", t.Path, doc)
		}
		of("added", t.Added)
		of("updated", t.Updated)
		for _, c := range t.Conflicts {
			out.line("conflict\t%s\t%s\t%s", idOfDrafted(c.Card, c.Concept), linesOf(t, c.First, c.Last), c.Key)
		}
		of("orphaned", t.Orphaned)
		for _, l := range t.LeftOut {
			out.line("left-out\t-\t%s\t%s", linesOf(t, l.First, l.First), l.Why)
		}
		for _, s := range t.Skipped {
			out.line("skipped\t-\t%s\t%s", linesOf(t, s.Passage.First, s.Passage.First), s.Why)
		}
	}
}

// idOfDrafted returns what a card or a concept is called in lines for programs.
func idOfDrafted(card, concept string) string {
	if card != "" {
		return "card " + card
	}
	return "concept " + concept
}
