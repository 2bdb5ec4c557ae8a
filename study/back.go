package study

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/spelling"
	"goodcard/words"
)

// A Part says what a section of a back tells.
type Part string

const (
	PartAnswer  Part = "answer"   // what is right; a choice has options and an explanation points in its place
	PartOption  Part = "option"   // of a choice, in the order in which they are shown
	PartPoint   Part = "point"    // of an explanation
	PartVerdict Part = "verdict"  // how what was answered compares, a sentence without its full stop
	PartNote    Part = "note"     // the card's own
	PartOwnNote Part = "own-note" // the learner's
	PartIdea    Part = "idea"     // the entry of a concept under its name, at the first answer to any of its cards and where it is asked for
	PartConcept Part = "concept"
	PartStatus  Part = "status" // how sure it is, where it is not established
	PartFlag    Part = "flag"
	PartSource  Part = "source" // where it comes from, and as of when
)

// A Mark says of an option or a point whether it is right.
type Mark int

const (
	NoMark    Mark = iota
	RightMark      // the right option, a point that was made
	WrongMark      // the wrong option that was chosen
)

// A Section is one part of what an answer brings. Front ends draw the sections of
// [Prompt.Back] in their order, each in its own way.
type Section struct {
	Part    Part
	Label   string // for lines: "Answer", "Source"; of an option its letter, of a point its number
	Text    string // Markdown, unless Literal
	Literal bool   // a name, a title or what is typed: no Markdown, and not clean of controls
	Mark    Mark
	Why     string      // Markdown: why an option is wrong
	Verdict Verdict     // of a PartVerdict
	Typed   *Comparison // the same, of what was typed where that is not right
}

// Back returns what is shown when the answer is open, beside the question and in the order
// in which it is read. It follows an answer that changes, as by a point that is ticked.
func (p *Prompt) Back(a Answer) []Section {
	var all []Section
	add := func(s Section) {
		if s.Text != "" {
			all = append(all, s)
		}
	}
	switch p.Card.Kind {
	case deck.Choose:
		for i, o := range p.Options {
			s := Section{Part: PartOption, Label: Letter(i), Text: o.Text, Why: o.Why}
			switch {
			case o.Right:
				s.Mark = RightMark
			case a.Choice != nil && *a.Choice == i:
				s.Mark = WrongMark
			}
			add(s)
		}
	case deck.Explain:
		for i, point := range p.Card.Points {
			s := Section{Part: PartPoint, Label: strconv.Itoa(i + 1), Text: point}
			if slices.Contains(a.Points, i) {
				s.Mark = RightMark
			}
			add(s)
		}
	default:
		add(Section{Part: PartAnswer, Label: "Answer", Text: p.Answer, Literal: p.Card.Literal("answer")})
	}
	add(p.Judge(a))
	add(Section{Part: PartNote, Label: "Note", Text: p.Card.Note})
	add(Section{Part: PartOwnNote, Label: "Your note", Text: markup.Lines(p.Note)})
	for _, idea := range p.Ideas {
		if idea.First || idea.Asked {
			add(idea.Section())
		}
	}
	add(Section{Part: PartConcept, Label: "Concept", Text: strings.Join(p.Concepts, ", "), Literal: true})
	if p.Card.Status != deck.Established {
		add(Section{Part: PartStatus, Label: "Status", Text: string(p.Card.Status), Literal: true})
	}
	if p.Memory.Flagged {
		add(Section{Part: PartFlag, Label: "Flag", Text: "flagged", Literal: true})
	}
	source := p.Source
	if p.Card.AsOf != "" {
		source = strings.TrimPrefix(source+", as of "+p.Card.AsOf, ", ")
	}
	add(Section{Part: PartSource, Label: "Source", Text: source, Literal: true})
	return all
}

// Judge says how an answer compares with what is right. The section has no text where
// nothing can be compared.
func (p *Prompt) Judge(a Answer) Section {
	verdict, _, ok := p.Check(a)
	if !ok {
		return Section{}
	}
	s := Section{Part: PartVerdict, Literal: true, Verdict: verdict}
	switch {
	case a.Choice != nil:
		s.Text = fmt.Sprintf("Your choice, %s, was %s", Letter(*a.Choice), verdict)
	case a.Points != nil:
		s.Text = fmt.Sprintf("You made %d of %s", len(a.Points), words.Count(len(p.Card.Points), "point"))
	case verdict == Right:
		s.Text = "Your answer was right"
	default:
		s.Text = "Your answer was wrong"
		if verdict == Almost {
			s.Text = "Your answer was almost right"
		}
		c := p.compareTyped(*a.Typed, verdict)
		if c.Remark != "" {
			s.Text += ": " + c.Remark
			if c.With != p.Answer {
				s.Text += ", compared with \"" + markup.Clean(c.With) + "\""
			}
		}
		s.Typed = &c
	}
	return s
}

// Letter names an option: a to z, then aa, ab and so on.
func Letter(i int) string {
	if i >= 26 {
		return Letter(i/26-1) + Letter(i%26)
	}
	return string(rune('a' + i))
}

// A Change is a text of a card that its deck has changed since the learner last saw it.
type Change struct {
	Label string // "The question"
	Was   string // Markdown
	Now   string // Markdown
	Words []spelling.Piece
}

// Changes returns what changed in the card, none for most prompts.
func (p *Prompt) Changes() []Change {
	if p.Before == nil {
		return nil
	}
	var all []Change
	for _, c := range []struct{ label, was, is string }{
		{"The question", p.Before.Text, p.Card.Text},
		{"The answer", p.Before.Markdown("answer", p.Before.Answer), p.Card.Markdown("answer", p.Card.Answer)},
	} {
		if c.was != c.is {
			all = append(all, Change{c.label, c.was, c.is, compareWords(c.was, c.is)})
		}
	}
	return all
}
