// Package tui is review in a terminal. It drives a [study.Session] and decides nothing.
//
// [Screen] draws on the whole terminal. [Plain] is a conversation in labelled lines, for
// screen readers, pipes and scripts: every line is complete in itself, nothing is redrawn,
// and every prompt says what may be typed. The same answers give the same history in both.
//
// # Keys in order
//
// The screen asks its session, and so SQLite, within Update, where other programs hand slow
// work to a command. That is on purpose: the next key must meet the card that the last one
// brought, a grade is on disk before anything is drawn, and it takes a millisecond. While
// another program writes, the screen waits for it, and keys wait in their order.
package tui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// PlainOptions say how a plain session reads and writes.
type PlainOptions struct {
	In        io.Reader
	Out       io.Writer
	Talk      io.Writer        // what is not part of the session, such as a deck that broke
	Typed     bool             // In is a terminal, which shows what is typed and ends the line of a prompt
	Width     int              // cells of a line of Out, where it is a terminal; 0 bounds nothing
	Data      string           // the folder that commands are told to work on; empty where they find it
	Now       func() time.Time // measures how long answers take; it may stand still, and nil measures nothing
	AllGrades bool             // read SM-2's grades 0 to 5 in place of the four ratings

	// Edit opens a file at a line in the learner's editor and waits for its end. Where it is
	// nil, cards cannot be edited.
	Edit func(file string, line int) error

	// Open opens a file or an address in another program. Where it is nil, they are only told.
	Open func(address string) error
}

// Plain runs a session as a conversation. It returns nil when the day is done, when the
// learner quits, and at the end of input. An error leaves all that was acknowledged on disk.
func Plain(ctx context.Context, s *study.Session, o PlainOptions) error {
	p := &plain{dialogue: newDialogue(ctx, o), s: s, watch: stopwatch{now: o.Now}}
	err := p.run()
	if errors.Is(err, errQuit) {
		err = p.leave("Stopped.")
	}
	if err == nil {
		err = cmp.Or(p.err, notRecorded(p.unrecorded))
	}
	return err
}

// notRecorded tells on the way out that an answer is lost, and why; nil where none is.
func notRecorded(why error) error {
	if why == nil {
		return nil
	}
	return fmt.Errorf("your last answer is not recorded: %w", why)
}

// errQuit ends a conversation: the learner quits, or there is no more input.
var errQuit = errors.New("quit")

type plain struct {
	dialogue
	s *study.Session

	unrecorded error  // why the last grade is not on disk; nil where it is
	away       string // what became of the card that was shown last; said with what takes it back

	watch stopwatch // from the question on
}

func (p *plain) run() error {
	n, mode := p.s.Counts(), p.s.Mode()
	if n.Total() == 0 {
		return p.idle()
	}
	p.say("Plain mode: type and press Enter. Where a grade is asked for, ? lists what you can type.")
	p.say(left(mode, n))
	if n.New > 0 {
		unit, err := p.s.Unit(p.ctx)
		if err != nil {
			return err
		}
		if unit != nil {
			p.say(unit.Says())
		}
	}
	if err := p.putOff(); err != nil {
		return err
	}
	fewer, err := p.s.Fewer(p.ctx)
	if err != nil {
		return err
	}
	for _, text := range fewer {
		p.say(text)
	}
	for {
		prompt, err := p.s.Next(p.ctx)
		p.wentAway(prompt, err)
		if err != nil {
			return err
		}
		p.troubles()
		if prompt == nil {
			if more, err := p.end(); err != nil || !more {
				return err
			}
			continue
		}
		if err := p.card(prompt); err != nil {
			return err
		}
	}
}

// idle says why a session has nothing to ask, and what would bring something.
func (p *plain) idle() error {
	p.say("Nothing to study now.")
	if p.s.Mode() != study.Reviewing {
		p.say("There is no card to practise: cards that are suspended are left out.")
		return nil
	}
	if err := p.putOff(); err != nil {
		return err
	}
	o, err := p.s.Outlook(p.ctx)
	if err != nil {
		return err
	}
	for _, text := range append(o.Offer.Says(), o.Offer.Next(shortDate)) {
		if text != "" {
			p.say(text)
		}
	}
	if command, n := o.Offer.Command(5); n > 0 {
		p.say(command + " brings " + words.Count(n, "new card") + ".")
	}
	if text := leftToday(study.Reviewing, o); text != "" {
		p.say(text)
	}
	return nil
}

// putOff says which due cards the session leaves to other days.
func (p *plain) putOff() error {
	off, err := p.s.PutOff(p.ctx)
	for _, text := range off.Says() {
		p.say(text + ".")
	}
	return err
}

// left says what a session holds.
func left(mode study.Mode, n study.Counts) string {
	switch mode {
	case study.Previewing:
		return words.Count(n.Practice, "card") + "."
	case study.Practising:
		return words.Count(n.Practice, "card") + " to practise."
	}
	parts := []string{fmt.Sprintf("%d due", n.Due)}
	if n.Early > 0 {
		parts = append(parts, fmt.Sprintf("%d early", n.Early))
	}
	parts = append(parts, fmt.Sprintf("%d new", n.New))
	if n.Again > 0 {
		parts = append(parts, fmt.Sprintf("%d again", n.Again))
	}
	return strings.Join(parts, ", ") + "."
}

func (p *plain) troubles() {
	for _, text := range p.s.Troubles() {
		fmt.Fprintln(p.o.Talk, "goodcard:", words.InData(markup.Clean(text), p.o.Data))
	}
}

// card shows one prompt until it is graded or set aside.
func (p *plain) card(prompt *study.Prompt) error {
	p.watch.start()
	given := p.s.Summary().Answers()
	p.say("")
	unit := ""
	if u := prompt.Unit; u != nil {
		unit = fmt.Sprintf(" Unit %d of %d, \"%s\".", u.Number, u.Of, markup.Clean(u.Title))
	}
	p.say(fmt.Sprintf("Card %d of %d. Deck: %s.%s", given+1, given+p.s.Counts().Total(), markup.Clean(prompt.DeckTitle), unit))
	p.notices(prompt)
	p.text("Question", prompt.Question)
	if prompt.Card.Image != "" {
		p.text("Image", prompt.Card.Alt)
	}
	for i, option := range prompt.Options {
		p.say(study.Letter(i) + ". " + markup.Aloud(option.Text))
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
	if linesAnswer(prompt) {
		a, err := p.written(prompt)
		return a, false, err
	}
	prompting, wanted := "(Enter shows the answer) ", "Enter was expected, or a command. ? lists what you can type."
	if n := len(prompt.Options); n > 0 {
		last := study.Letter(n - 1)
		prompting = fmt.Sprintf("Your choice (a to %s, Enter alone shows the answer): ", last)
		wanted = "A letter from a to " + last + " or its number was expected, or a command. ? lists what you can type."
	}
	side, err := p.side(prompt, keys.OnFront)
	if err != nil {
		return a, false, err
	}
	for {
		line, err := p.ask(prompting)
		if err != nil || line == "" {
			return a, false, err
		}
		if i, ok := optionOf(line, len(prompt.Options)); ok {
			return study.Answer{Choice: &i}, false, nil
		}
		if _, isGrade := p.grade(side, line); isGrade && len(prompt.Options) == 0 {
			p.say("Look at the answer first: press Enter.")
			continue
		}
		acted, known, err := p.try(side, line)
		if err != nil || acted {
			return a, acted, err
		}
		if !known {
			p.say(wanted)
		}
	}
}

// linesAnswer reports whether the first line that is read at a prompt is the answer, whatever it
// is: commands can be typed from the grade on.
func linesAnswer(prompt *study.Prompt) bool {
	return prompt.Card.Kind == deck.Type || prompt.Card.Kind == deck.Explain
}

// written reads an answer in the learner's own words. An explanation is not kept.
func (p *plain) written(prompt *study.Prompt) (a study.Answer, err error) {
	if prompt.Card.Kind == deck.Explain {
		_, err := p.ask("(Explain, then press Enter to compare) ")
		return a, err
	}
	line, err := p.ask("Your answer (Enter alone shows it): ")
	if line != "" {
		a.Typed = &line
	}
	return a, err
}

// optionOf reads the letter of an option, or its number counted from 1.
func optionOf(line string, options int) (int, bool) {
	for i := range options {
		if strings.EqualFold(line, study.Letter(i)) || line == strconv.Itoa(i+1) {
			return i, true
		}
	}
	return 0, false
}
