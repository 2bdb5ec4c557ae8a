package tui

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/keys"
	"goodcard/scheduler"
	"goodcard/study"
)

// reveal says what the answer brings: what is right first, then how it compares with what was
// answered, then the reasons against the other options and the rest.
func (p *plain) reveal(prompt *study.Prompt, a study.Answer) {
	back := prompt.Back(a)
	options := 0
	for options < len(back) && back[options].Part == study.PartOption {
		options++
	}
	for _, s := range back[:options] {
		if s.Mark == study.RightMark {
			p.say("Answer: " + s.Label + ". " + markup.Aloud(s.Text))
		}
	}
	rest := back[options:]
	if len(rest) > 0 && rest[0].Part == study.PartVerdict {
		p.section(rest[0])
		rest = rest[1:]
	}
	for _, s := range back[:options] {
		if s.Why != "" {
			p.say("Why not " + s.Label + ": " + markup.Aloud(s.Why))
		}
	}
	if prompt.Card.Kind == deck.Explain {
		p.say("Points:")
	}
	for _, s := range rest {
		p.section(s)
	}
}

func (p *plain) section(s study.Section) {
	switch {
	case s.Part == study.PartVerdict:
		p.say(markup.Clean(s.Text) + ".")
	case s.Part == study.PartPoint:
		p.say(s.Label + ". " + markup.Aloud(s.Text))
	case s.Part == study.PartIdea: // the name of a concept is an author's
		p.text(markup.Clean(s.Label), s.Text)
	case s.Literal:
		p.label(s.Label, s.Text)
	default:
		p.text(s.Label, s.Text)
	}
}

// back asks for the grade and records it.
func (p *plain) back(prompt *study.Prompt, a study.Answer) error {
	if prompt.Card.Kind == deck.Explain {
		points, err := p.points(len(prompt.Card.Points))
		if err != nil {
			return err
		}
		a.Points = points
		p.section(prompt.Judge(a))
	}
	side, err := p.side(prompt, keys.OnBack)
	if err != nil {
		return err
	}
	_, proposed, ok := prompt.Check(a)
	side.proposes = ok
	for {
		line, err := p.ask(p.gradeLine(side, proposed, ok))
		if err != nil {
			return err
		}
		grade, isGrade := p.grade(side, line)
		if line == "" && ok {
			grade, isGrade = proposed, true
		}
		if isGrade {
			graded, err := p.s.Grade(p.ctx, study.Answered{Serial: prompt.Serial, Grade: grade, Answer: a, Took: p.watch.took()})
			if study.Passes(err) {
				p.unrecorded = err
				p.again("Not recorded", err)
				continue
			}
			if p.unrecorded = nil; err != nil {
				return err
			}
			p.say(p.echo(side, graded))
			p.advise(graded)
			return nil
		}
		acted, known, err := p.try(side, line)
		if err != nil || acted {
			return err
		}
		if !known {
			scale := side.scale()
			p.say("A grade from " + scale[0].Key + " to " + scale[len(scale)-1].Key + " was expected, or a command. ? lists what you can type.")
		}
	}
}

// points reads which points of an explanation were said.
func (p *plain) points(all int) ([]int, error) {
	for {
		line, err := p.ask("Which points did you make? (such as 1 3, Enter alone for none) ")
		if err != nil {
			return nil, err
		}
		points, ok := pointsOf(line, all)
		if ok {
			return points, nil
		}
		p.say(fmt.Sprintf("Numbers from 1 to %d were expected, with spaces between them.", all))
	}
}

// echo acknowledges a grade that is on disk.
func (p *plain) echo(side *side, g study.Graded) string {
	word := side.state.Word(g.Grade)
	recorded := sentence(word)
	if p.o.AllGrades {
		recorded = fmt.Sprintf("Recorded %d, %s.", g.Grade, word)
	}
	return recorded + " " + sentence(g.Next(""))
}

// sentence makes one of words that stand anywhere.
func sentence(words string) string { return strings.ToUpper(words[:1]) + words[1:] + "." }

// scale returns the grades, which digits give in lines for an explanation too.
func (s *side) scale() []keys.Grade {
	state := s.state
	state.Points = 0
	return state.Scale()
}

func (p *plain) gradeLine(side *side, proposed scheduler.Grade, ok bool) string {
	var grades []string
	for _, g := range side.scale() {
		grades = append(grades, g.Key+" "+g.Word)
	}
	line := "Grade (" + strings.Join(grades, ", ")
	switch {
	case ok && p.o.AllGrades:
		line += fmt.Sprintf("; Enter alone takes %d", proposed)
	case ok:
		line += "; Enter alone takes " + side.state.Word(proposed)
	}
	return line + "): "
}

// grade reads a grade by its digit or the name of its rating.
func (p *plain) grade(side *side, line string) (scheduler.Grade, bool) {
	for _, g := range keys.Ratings {
		if strings.EqualFold(line, g.Word) || strings.EqualFold(line, side.state.Word(g.Grade)) {
			return g.Grade, true
		}
	}
	for _, g := range side.scale() {
		if line == g.Key {
			return g.Grade, true
		}
	}
	return 0, false
}
