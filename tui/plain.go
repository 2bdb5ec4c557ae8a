// Package tui is review in a terminal. It drives a [study.Session] and decides nothing.
//
// [Screen] draws on the whole terminal. [Plain] is a conversation in labelled lines, for
// screen readers, pipes and scripts: every line is complete in itself, nothing is redrawn,
// and every prompt says what may be typed. The same answers give the same history in both.
package tui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/scheduler"
	"goodcard/study"
)

// PlainOptions say how a plain session reads and writes.
type PlainOptions struct {
	In        io.Reader
	Out       io.Writer
	Talk      io.Writer // what is not part of the session, such as a deck that broke
	Typed     bool      // In is a terminal, which shows what is typed and ends the line of a prompt
	AllGrades bool      // read SM-2's grades 0 to 5 in place of the four ratings
}

// Plain runs a session as a conversation. It returns nil when the day is done, when the
// learner quits, and at the end of input. An error leaves all that was acknowledged on disk.
func Plain(ctx context.Context, s *study.Session, o PlainOptions) error {
	p := &plain{ctx: ctx, s: s, o: o, in: bufio.NewReader(o.In)}
	err := p.run()
	if errors.Is(err, errQuit) {
		err = p.leave("Stopped.")
	}
	return errors.Join(err, p.err)
}

// errQuit ends a conversation: the learner quits, or there is no more input.
var errQuit = errors.New("quit")

type plain struct {
	ctx context.Context
	s   *study.Session
	o   PlainOptions
	in  *bufio.Reader
	err error // of the first write that failed
}

func (p *plain) run() error {
	n := p.s.Counts()
	p.say("Plain mode: type and press Enter. ? lists what you can type.")
	if n.Total() == 0 {
		p.say("Nothing to study now. 'goodcard review --new 5' brings 5 new cards.")
		return nil
	}
	p.say(left(n))
	if n.Later > 0 {
		p.say(study.Count(n.Later, "more due card") + " can wait for other days: the daily limit is reached first.")
	}
	for {
		prompt, err := p.s.Next(p.ctx)
		if err != nil {
			return err
		}
		p.troubles()
		if prompt == nil {
			return p.leave("Done for today.")
		}
		if err := p.card(prompt); err != nil {
			return err
		}
	}
}

// left says what a session holds.
func left(n study.Counts) string {
	parts := []string{fmt.Sprintf("%d due", n.Due), fmt.Sprintf("%d new", n.New)}
	if n.Again > 0 {
		parts = append(parts, fmt.Sprintf("%d again", n.Again))
	}
	return strings.Join(parts, ", ") + "."
}

func (p *plain) troubles() {
	for _, text := range p.s.Troubles() {
		fmt.Fprintln(p.o.Talk, "goodcard:", markup.Clean(text))
	}
}

// leave says what was done, and what came hard.
func (p *plain) leave(how string) error {
	sum := p.s.Summary()
	p.say("")
	p.say(how + " " + study.Count(sum.Items, "card") + " studied, " + study.Count(sum.Reviews, "answer") + " recorded.")
	if len(sum.Hard) > 0 {
		p.say("Came hard: " + strings.Join(sum.Hard, ", ") + ".")
	}
	return nil
}

// card shows one prompt until it is graded or set aside.
func (p *plain) card(prompt *study.Prompt) error {
	given := p.s.Summary().Reviews
	p.say("")
	p.say(fmt.Sprintf("Card %d of %d. Deck: %s.", given+1, given+p.s.Counts().Total(), markup.Clean(prompt.DeckTitle)))
	p.text("Question", prompt.Question)
	if prompt.Card.Image != "" {
		p.text("Image", prompt.Card.Alt)
	}
	for i, option := range prompt.Options {
		p.say(letter(i) + ". " + markup.Line(option.Text))
	}
	answer, acted, err := p.front(prompt)
	if err != nil || acted {
		return err
	}
	p.reveal(prompt, answer)
	return p.back(prompt, answer)
}

// front waits for the answer. acted is true when a command took the card away.
func (p *plain) front(prompt *study.Prompt) (a study.Answer, acted bool, err error) {
	switch prompt.Card.Kind {
	case deck.Type:
		line, err := p.ask("Your answer (Enter alone shows it): ")
		if line != "" {
			a.Typed = &line
		}
		return a, false, err
	case deck.Choose:
		return p.choice(prompt)
	case deck.Explain:
		_, err := p.ask("(Explain, then press Enter to compare) ")
		return a, false, err
	}
	for {
		line, err := p.ask("(Enter shows the answer) ")
		if err != nil {
			return a, false, err
		}
		switch _, isGrade := p.grade(line); {
		case isGrade:
			p.say("Look at the answer first: press Enter.")
		default:
			acted, known, err := p.command(prompt, line)
			if err != nil || acted || !known {
				return a, acted, err
			}
		}
	}
}

func (p *plain) choice(prompt *study.Prompt) (study.Answer, bool, error) {
	last := letter(len(prompt.Options) - 1)
	for {
		line, err := p.ask(fmt.Sprintf("Your choice (a to %s, Enter alone shows the answer): ", last))
		if err != nil || line == "" {
			return study.Answer{}, false, err
		}
		if i := strings.Index("abcdefghijklmnopqrstuvwxyz"[:len(prompt.Options)], strings.ToLower(line)); i >= 0 && len(line) == 1 {
			return study.Answer{Choice: &i}, false, nil
		}
		p.say("A letter from a to " + last + " was expected.")
	}
}

func letter(i int) string { return string(rune('a' + i)) }

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
		p.say("Your answer was " + string(verdict) + ".")
	}
	p.text("Note", prompt.Card.Note)
	p.text("Concept", strings.Join(prompt.Concepts, ", "))
	p.text("Source", prompt.Source)
	if prompt.Card.Status != "" && prompt.Card.Status != deck.Established {
		p.text("Status", string(prompt.Card.Status))
	}
	p.text("As of", prompt.Card.AsOf)
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
	}
	_, proposed, ok := prompt.Check(a)
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
			graded, err := p.s.Grade(p.ctx, grade, a)
			if err != nil {
				return err
			}
			p.say(echo(graded))
			return nil
		}
		acted, known, err := p.command(prompt, line)
		if err != nil || acted {
			return err
		}
		if !known {
			p.say("A grade was expected. ? lists what you can type.")
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
		p.say(fmt.Sprintf("Numbers from 1 to %d were expected.", all))
	}
}

// echo acknowledges a grade that is on disk.
func echo(g study.Graded) string {
	rating := g.Grade.Rating()
	text := strings.ToUpper(rating[:1]) + rating[1:] + "."
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
	ratings := "1 again, 2 hard, 3 good, 4 easy"
	if p.o.AllGrades {
		ratings = "0 blackout, 1 wrong, 2 nearly, 3 hard, 4 good, 5 easy"
	}
	if ok {
		ratings += "; Enter alone takes " + proposed.Rating()
	}
	return "Grade (" + ratings + "): "
}

// grade reads a grade by its digit or the name of its rating.
func (p *plain) grade(line string) (scheduler.Grade, bool) {
	ratings := []scheduler.Grade{scheduler.Again, scheduler.Hard, scheduler.Good, scheduler.Easy}
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
