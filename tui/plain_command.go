package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/reason"
	"goodcard/study"
	"goodcard/words"
)

// command does what a line asks for that is no answer and no grade. known is false where
// the line means nothing; acted is true when the prompt is over.
func (p *plain) command(prompt *study.Prompt, line string) (acted, known bool, err error) {
	word, rest, _ := strings.Cut(line, " ")
	if rest != "" && word != "n" {
		return false, false, nil
	}
	switch strings.ToLower(word) {
	case "q":
		return false, true, errQuit
	case "u":
		acted, err = p.undo()
		return acted, true, err
	case "s":
		return true, true, p.setAside(p.s.Suspend(p.ctx, prompt.Serial), "Suspended "+prompt.Item+". u takes it back.")
	case "b":
		return true, true, p.setAside(p.s.Bury(p.ctx, prompt.Serial), "Set "+prompt.Item+" aside until tomorrow. u takes it back.")
	case "!":
		return false, true, p.flag(prompt)
	case "n":
		return false, true, p.note(prompt, strings.TrimSpace(rest))
	case "e":
		acted, err = p.edit(prompt)
		return acted, true, err
	case "w":
		return false, true, p.why(prompt)
	case "?":
		p.help()
		return false, true, nil
	}
	return false, false, nil
}

// try does as command does. What cannot be written now is said, and may be asked for again.
func (p *plain) try(prompt *study.Prompt, line string) (acted, known bool, err error) {
	acted, known, err = p.command(prompt, line)
	if study.Passes(err) {
		p.again("Not done", err)
		return false, true, nil
	}
	return acted, known, err
}

// again says what was not done, for a reason that may pass.
func (p *plain) again(what string, err error) {
	p.say(what + ": " + markup.Clean(reason.Text(err)) + ".")
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		p.say("Hint: " + markup.Clean(h.Hint()) + ".")
	}
}

func (p *plain) setAside(err error, said string) error {
	if err == nil {
		p.say(said)
	}
	return err
}

func (p *plain) flag(prompt *study.Prompt) error {
	flagged, err := p.s.Flag(p.ctx, prompt.Serial)
	if err != nil {
		return err
	}
	if flagged {
		p.say("Flagged. 'goodcard search is:flagged' finds it; ! takes the flag off.")
	} else {
		p.say("The flag is off.")
	}
	return nil
}

func (p *plain) note(prompt *study.Prompt, text string) error {
	if text == "" {
		p.say("Type n, a space and your note on the card.")
		return nil
	}
	if err := p.s.SetNote(p.ctx, prompt.Serial, text); err != nil {
		return err
	}
	p.say("Noted. It is shown with the answer.")
	return nil
}

// edit lets the learner edit the card. It comes back at once; where the new text was
// refused, as it was.
func (p *plain) edit(prompt *study.Prompt) (bool, error) {
	if p.o.Edit == nil {
		p.say("Cards can be edited in a terminal only: 'goodcard edit CARD'.")
		return false, nil
	}
	e, err := p.s.Edit(p.ctx, prompt.Serial)
	if err != nil {
		return false, err
	}
	if e.Kept {
		p.say(keptText)
	}
	if e.Open != "" {
		p.say(openText + ".")
	}
	came, err := p.s.Edited(p.ctx, prompt.Serial, e, p.o.Edit(e.File, e.Line))
	if err == nil {
		p.say(sentence(markup.Clean(cameOf(e, came))))
		if next := came.Next(e.Card); next != "" {
			p.say("See '" + next + "'.")
		}
		return true, nil
	}
	p.say("The card is unchanged: " + markup.Clean(reason.Text(err)) + ".")
	if hint, ok := errors.AsType[hinter](err); ok && hint.Hint() != "" {
		p.say("Hint: " + markup.Clean(hint.Hint()) + ".")
	}
	if refused, ok := errors.AsType[*study.Refused](err); ok {
		p.say(sentence(markup.Clean(refused.Where())))
	}
	return false, nil
}

// why says how the card came to be due, a line a review.
func (p *plain) why(prompt *study.Prompt) error {
	w, err := p.s.Why(p.ctx, prompt.Item)
	if err != nil {
		return err
	}
	if prompt.New {
		p.say("This card is new.")
	}
	for _, step := range w.Steps {
		if step.Kind == history.Review && !step.Voided {
			p.say(shortDate(step.Day) + ": " + step.Grade.Rating() + ", " + step.Reason + ".")
		}
	}
	return nil
}

func (p *plain) undo() (bool, error) {
	e, ok, err := p.s.Undo(p.ctx)
	if err != nil {
		return false, err
	}
	if !ok {
		p.say("Nothing to take back in this session. 'goodcard undo' takes back earlier grades.")
		p.fileStays()
		return false, nil
	}
	switch e.Kind {
	case history.Suspend:
		p.say(e.Item + " is suspended no more. It comes again now.")
	case history.Bury:
		p.say(e.Item + " is set aside no more. It comes again now.")
	default:
		p.say(fmt.Sprintf("Undone: %s for %s. It comes again now.", e.What(), e.Item))
	}
	p.fileStays()
	return true, nil
}

// fileStays says what undo does not take back.
func (p *plain) fileStays() {
	if file := p.s.EditedFile(); file != "" {
		p.say(markup.Clean(filepath.Base(file)) + " stays as you edited it.")
	}
}

// changed says what there is to decide about the learner's own version of a card, and once
// that the deck has changed the card since it was last seen.
func (p *plain) changed(prompt *study.Prompt) {
	if notice := prompt.OwnNotice(); notice != "" {
		p.say(notice + " See '" + prompt.OwnCommand() + "'.")
	}
	if prompt.Before != nil {
		p.say("This card has changed since you last saw it.")
	}
	for _, c := range prompt.Changes() {
		p.text(c.Label, c.Was)
	}
}

// advise says what helps where more reviews do not.
func (p *plain) advise(g study.Graded) {
	if g.Leech {
		p.say(fmt.Sprintf("This card has been forgotten %d times. Rewrite it, split it, or suspend it: 'goodcard why %s' shows when.",
			g.State.Lapses, g.Item))
	}
}

func (p *plain) help() {
	p.say("Enter alone shows the answer, or takes the grade that is proposed.")
	if p.o.AllGrades {
		p.say("0 to 5 are SM-2's grades, from blackout to perfect. 3 and more mean that you recalled it.")
	} else {
		p.say("1 or again: you did not recall it. 2 or hard: you recalled it with difficulty. 3 or good: you recalled it. 4 or easy: you recalled it at once.")
	}
	p.say("u takes back the last answer. s suspends the card, b sets it aside until tomorrow, ! flags it.")
	p.say("n and a text writes a note on the card. e edits the card. w tells why it comes now.")
	p.say("q stops, and nothing is lost. ? shows this help.")
	p.say("Where an answer or points are asked for, type these commands later, when the grade is asked for.")
}

// end says what was done, and asks what comes next. more is true when the session goes on.
func (p *plain) end() (more bool, err error) {
	o, err := p.s.Outlook(p.ctx)
	if err != nil {
		return false, err
	}
	if err := p.leave(done(o)); err != nil {
		return false, err
	}
	if text := leftToday(o); text != "" {
		p.say(text)
	}
	hard := len(p.s.Summary().Hard)
	if p.s.Summary().Reviews == 0 {
		return false, nil
	}
	choice, expected := "(l learns 10 more, Enter leaves) ", "l or Enter was expected."
	if hard > 0 {
		choice = fmt.Sprintf("(d drills the %d that were hard, l learns 10 more, Enter leaves) ", hard)
		expected = "d, l or Enter was expected."
	}
	for {
		line, err := p.ask(choice)
		if err != nil {
			return false, nil // the end of input is as good as Enter: all has been said
		}
		switch strings.ToLower(line) {
		case "", "q":
			return false, nil
		case "d":
			if hard > 0 {
				return true, p.s.DrillHard(p.ctx)
			}
		case "l":
			return true, p.s.More(p.ctx, 10)
		}
		p.say(expected)
	}
}

// leave says what was done, and what was hard.
func (p *plain) leave(how string) error {
	sum := p.s.Summary()
	p.say("")
	p.say(how + " " + words.Count(sum.Items, "card") + " studied, " + words.Count(sum.Reviews, "answer") + " recorded.")
	if sum.Due > 0 {
		p.say(fmt.Sprintf("Due cards: %d. Remembered: %d.", sum.Due, sum.Passed))
	}
	if len(sum.Hard) > 0 {
		p.say("Hard: " + strings.Join(sum.Hard, ", ") + ".")
	}
	if sum.Reviews == 0 {
		return nil
	}
	o, err := p.s.Outlook(p.ctx)
	if err != nil {
		return err
	}
	p.say(fmt.Sprintf("Due tomorrow: %d. In the next seven days: %d. Known: %d of %s. Days in a row: %d.",
		o.Tomorrow, o.Week, o.Known, words.Count(o.Items, "card"), o.Streak))
	return nil
}
