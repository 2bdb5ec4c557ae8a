package tui

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/scheduler"
	"goodcard/study"
)

// reveal shows what is right, and how it compares with what was answered.
func (p *plain) reveal(prompt *study.Prompt, a study.Answer) {
	switch prompt.Card.Kind {
	case deck.Choose:
		p.revealOptions(prompt, a)
	case deck.Explain:
		p.say("Points:")
		for i, point := range prompt.Card.Points {
			p.say(fmt.Sprintf("%d. %s", i+1, markup.Line(point)))
		}
	default:
		p.text("Answer", prompt.Answer)
	}
	if verdict, _, ok := prompt.Check(a); ok && a.Typed != nil {
		p.say("Your answer was " + inWords(verdict) + ".")
	}
	p.text("Note", prompt.Card.Note)
	p.label("Your note", prompt.Note)
	p.label("Concept", strings.Join(prompt.Concepts, ", "))
	p.label("Source", prompt.Source)
	if prompt.Card.Status != deck.Established {
		p.label("Status", string(prompt.Card.Status))
	}
	p.label("As of", prompt.Card.AsOf)
}

func inWords(v study.Verdict) string {
	if v == study.Almost {
		return "almost right"
	}
	return string(v)
}

func (p *plain) revealOptions(prompt *study.Prompt, a study.Answer) {
	for i, option := range prompt.Options {
		if option.Right {
			p.say("Answer: " + letter(i) + ". " + markup.Line(option.Text))
		}
	}
	if a.Choice != nil {
		verdict, _, _ := prompt.Check(a)
		p.say("Your choice, " + letter(*a.Choice) + ", was " + string(verdict) + ".")
	}
	for i, option := range prompt.Options {
		if option.Why != "" {
			p.say("Why not " + letter(i) + ": " + markup.Line(option.Why))
		}
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
		p.say(fmt.Sprintf("You said %d of %s.", len(points), study.Count(len(prompt.Card.Points), "point")))
	}
	_, proposed, ok := prompt.Check(a)
	grades := "1 to 4"
	if p.o.AllGrades {
		grades = "0 to 5"
	}
	for {
		line, err := p.ask(p.gradeLine(proposed, ok))
		if err != nil {
			return err
		}
		grade, isGrade := p.grade(line)
		if line == "" && ok {
			grade, isGrade = proposed, true
		}
		if isGrade {
			graded, err := p.s.Grade(p.ctx, study.Answered{Serial: prompt.Serial, Grade: grade, Answer: a, Took: p.watch.took()})
			if err != nil {
				return err
			}
			p.say(p.echo(graded))
			p.advise(graded)
			return nil
		}
		acted, known, err := p.command(prompt, line)
		if err != nil || acted {
			return err
		}
		if !known {
			p.say("A grade from " + grades + " was expected, or a command. ? lists what you can type.")
		}
	}
}

// points reads which points of an explanation were said.
func (p *plain) points(all int) ([]int, error) {
	for {
		line, err := p.ask("Points that you said (such as 1 3, Enter alone for none): ")
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
func (p *plain) echo(g study.Graded) string {
	rating := g.Grade.Rating()
	text := strings.ToUpper(rating[:1]) + rating[1:] + "."
	if p.o.AllGrades {
		text = fmt.Sprintf("Recorded %d, %s.", g.Grade, rating)
	}
	next := "next in " + study.Count(g.Interval(), "day") + "."
	switch {
	case g.Cram && g.Again:
		return text + " Comes again; practice moves no schedule."
	case g.Cram:
		return text + " Practice moves no schedule."
	case !g.Counted && g.Again:
		return text + " Comes again today; the schedule stays: " + next
	case !g.Counted:
		return text + " Done for today; the schedule stays: " + next
	case g.Again:
		return text + " Comes again today, then in " + study.Count(g.Interval(), "day") + "."
	default:
		return text + " N" + next[1:]
	}
}

func (p *plain) gradeLine(proposed scheduler.Grade, ok bool) string {
	scale := "1 again, 2 hard, 3 good, 4 easy"
	if p.o.AllGrades {
		scale = "0 blackout, 1 wrong, 2 nearly, 3 hard, 4 good, 5 easy"
	}
	switch {
	case ok && p.o.AllGrades:
		scale += fmt.Sprintf("; Enter alone takes %d", proposed)
	case ok:
		scale += "; Enter alone takes " + proposed.Rating()
	}
	return "Grade (" + scale + "): "
}

// grade reads a grade by its digit or the name of its rating.
func (p *plain) grade(line string) (scheduler.Grade, bool) {
	for i, g := range ratings {
		if strings.EqualFold(line, g.Rating()) || !p.o.AllGrades && line == fmt.Sprint(i+1) {
			return g, true
		}
	}
	if p.o.AllGrades && len(line) == 1 && line[0] >= '0' && line[0] <= '5' {
		return scheduler.Grade(line[0] - '0'), true
	}
	return 0, false
}
