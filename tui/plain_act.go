package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/reason"
	"goodcard/history"
	"goodcard/study"
)

func (p *plain) setAside(said string, done study.Marked, err error) error {
	switch {
	case err != nil:
		return err
	case done.Holds():
		p.away = said + "."
	default:
		p.say("It is asked as before: " + done.Against + ".")
	}
	return nil
}

// wentAway says what became of the last card, and where it can be taken back: that depends on what
// comes next, nil at the end.
func (p *plain) wentAway(next *study.Prompt, err error) {
	switch {
	case p.away == "":
	case err != nil:
		p.say(p.away)
	default:
		p.say(p.away + " u" + whereTyped(next) + " takes it back.")
	}
	p.away = ""
}

// whereTyped says, where the next line is an answer, from which line on a command can be typed.
func whereTyped(next *study.Prompt) string {
	if next != nil && linesAnswer(next) {
		return ", typed as the grade,"
	}
	return ""
}

func (p *plain) flag(prompt *study.Prompt) error {
	done, err := p.s.Flag(p.ctx, prompt.Serial)
	switch {
	case err != nil:
		return err
	case !done.Holds():
		p.say("The flag is as it was: " + done.Against + ".")
	case prompt.Memory.Flagged:
		p.say("Flagged. 'goodcard search is:flagged' finds it; ! takes the flag off.")
	default:
		p.say("The flag is off.")
	}
	return nil
}

func (p *plain) note(prompt *study.Prompt, text string) error {
	if text == "" {
		p.say("Type n, a space and your note on the card.")
		return nil
	}
	done, err := p.s.SetNote(p.ctx, prompt.Serial, text)
	switch {
	case err != nil:
		return err
	case !done.Holds():
		p.say("The note does not show: " + done.Against + ".")
	default:
		p.say("Noted. It is shown with the answer.")
	}
	return nil
}

// open tells where the pictures and the source of a card are, and opens them where it was told
// before.
func (p *plain) open(s *side) error {
	opens, reads := false, false
	for _, t := range s.targets {
		isText := !t.text.None()
		reads, opens = reads || isText, opens || !isText && p.o.Open != nil
		switch {
		case !s.told:
			p.say(strings.ToUpper(t.what[:1]) + t.what[1:] + ": " + t.where())
		case isText:
			p.readText(t)
		case p.o.Open != nil:
			p.handOver(t)
		default:
			p.say(strings.ToUpper(t.what[:1]) + t.what[1:] + ": " + t.where())
		}
	}
	switch {
	case s.told:
	case opens:
		p.say("Type o once more to open it.")
	case reads:
		p.say("Type o once more to read it.")
	}
	s.told = true
	return nil
}

// handOver hands a target to the program that opens such things.
func (p *plain) handOver(t target) {
	if err := p.s.MayOpen(p.ctx, t.what == aPicture, t.address); err != nil {
		p.say("It is not opened: " + markup.Clean(reason.Text(err)) + ".")
		return
	}
	p.say("Opening " + t.where() + ".")
	if err := p.o.Open(t.address); err != nil {
		p.say("Not opened: " + markup.Clean(reason.Text(err)) + ".")
	}
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
			p.say("See " + next + ".")
		}
		return true, nil
	}
	refused, kept := errors.AsType[*study.Refused](err)
	if !kept {
		p.again("Not edited", err)
		return false, nil
	}
	p.again("The card is unchanged", err)
	p.say(sentence(markup.Clean(refused.Where())))
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
	if !ok { // another program has taken it back
		p.say("Nothing is left to take back in this session.")
		p.fileStays()
		return false, nil
	}
	p.say("Took back " + e.Deed(true) + ". It comes now.")
	p.fileStays()
	return true, nil
}

// fileStays says what undo does not take back.
func (p *plain) fileStays() {
	if file := p.s.EditedFile(); file != "" {
		p.say(markup.Clean(filepath.Base(file)) + " stays as you edited it.")
	}
}

// notices says what there is to know before the question: what there is to decide about the
// learner's own version of the card, that its deck has changed it since it was last seen, and that
// it comes at once, since nothing else is left.
func (p *plain) notices(prompt *study.Prompt) {
	if prompt.AtOnce {
		p.say(atOnce(prompt) + " q" + whereTyped(prompt) + " " + leaves(prompt) + ".")
	}
	if notice := prompt.OwnNotice(); notice != "" {
		p.say(notice + " See " + prompt.OwnCommand() + ".")
	}
	if len(prompt.Changes()) > 0 {
		p.say("This card has changed since you last saw it. c shows how, with the answer.")
	}
}

// atOnce heads a card that comes at once.
func atOnce(prompt *study.Prompt) string {
	if prompt.Cram {
		return "Once more: nothing else is left."
	}
	return "Again: nothing else is left."
}

// leaves says what quitting does with a card that comes at once.
func leaves(prompt *study.Prompt) string {
	if prompt.Cram { // nothing keeps it
		return "ends the practice"
	}
	return "leaves it for later"
}

// changes says what the card said and what it says now.
func (p *plain) changes(prompt *study.Prompt) {
	for _, c := range prompt.Changes() {
		p.say(c.Label + ".")
		p.text("was", c.Was)
		p.text("now", c.Now)
	}
}

// advise says what helps where more reviews do not: the next card is asked by then, so that no key does.
func (p *plain) advise(g study.Graded) {
	if g.Leech {
		p.say(fmt.Sprintf("%s has lapsed %d times: 'goodcard why %s' shows when.", g.Item, g.State.Lapses, g.Item))
		card, _, _ := strings.Cut(g.Item, "#")
		p.say("Rewrite or split: 'goodcard edit " + card + "'.")
		p.say("Suspend: 'goodcard suspend " + g.Item + "'.")
	}
}
