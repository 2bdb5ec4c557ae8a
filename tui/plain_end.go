package tui

import (
	"fmt"
	"strings"

	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// help lists what can be typed now.
func (p *plain) help(at *side) {
	s := at.state
	switch {
	case s.At == keys.OnFront:
		p.say("Enter alone shows the answer.")
	case at.proposes:
		p.say("Enter alone takes the grade that is proposed.")
	}
	switch {
	case p.o.AllGrades:
		p.say("0 to 5 are SM-2's grades, from blackout to perfect. 3 and more mean that you recalled it.")
	case s.Practice:
		p.say("1: you did not recall it. 2 or hard: you recalled it with difficulty. 3 or good: you recalled it. 4 or easy: you recalled it at once.")
	default:
		p.say("1 or again: you did not recall it. 2 or hard: you recalled it with difficulty. 3 or good: you recalled it. 4 or easy: you recalled it at once.")
	}
	for _, k := range commandsOf(s) {
		name := k.Keys[0]
		if k.Action == keys.Note {
			p.say("n and a text: " + k.Does + ".")
			continue
		}
		p.say(name + " or " + string(k.Action) + ": " + k.Does + ".")
	}
	p.say("Where an answer or points are asked for, type these commands later, when the grade is asked for.")
}

// end says what was done, and asks what comes next. more is true when the session goes on.
func (p *plain) end() (more bool, err error) {
	o, err := p.s.Outlook(p.ctx)
	if err != nil {
		return false, err
	}
	mode := p.s.Mode()
	if err := p.leave(done(mode, o)); err != nil {
		return false, err
	}
	if text := leftToday(mode, o); text != "" {
		p.say(text)
	}
	s := endState(p.s, len(p.s.Summary().Hard), o.Offer.Cards)
	choices := []string{}
	for _, k := range commandsOf(s) {
		switch k.Action {
		case keys.Practise, keys.More, keys.Undo:
			choices = append(choices, k.Name+": "+k.Word)
		}
	}
	if len(choices) == 0 {
		return false, nil
	}
	for {
		line, err := p.ask("(" + strings.Join(append(choices, "Enter: leave"), ", ") + ") ")
		if err != nil || line == "" {
			return false, nil // the end of input is as good as Enter: all has been said
		}
		action, _ := commandOf(s, strings.ToLower(line))
		switch action {
		case keys.Quit:
			return false, nil
		case keys.Practise:
			return true, p.s.PractiseHard(p.ctx)
		case keys.More:
			return true, p.s.More(p.ctx, o.Offer.Cards)
		case keys.Undo:
			if acted, err := p.undo(); acted || err != nil {
				return acted, err
			}
		case keys.Help:
			p.helpAtEnd(s)
		default:
			p.say(strings.Join(append(choices, "Enter: leave"), ", ") + ". ? tells more.")
		}
	}
}

func (p *plain) helpAtEnd(s keys.State) {
	for _, k := range commandsOf(s) {
		if k.Action != keys.Why && k.Action != keys.Quit {
			p.say(k.Keys[0] + " or " + string(k.Action) + ": " + k.Does + ".")
		}
	}
	p.say("Enter alone leaves.")
}

// remembered says how many of the cards that were known were remembered; empty without any.
func remembered(sum study.Summary) string {
	switch {
	case sum.Early > 0:
		return fmt.Sprintf("Due cards: %d. Early cards: %d. Remembered of both: %d.", sum.Due, sum.Early, sum.Passed)
	case sum.Due > 0:
		return fmt.Sprintf("Due cards: %d. Remembered: %d.", sum.Due, sum.Passed)
	default:
		return ""
	}
}

// leave says what was done, and what came hard.
func (p *plain) leave(how string) error {
	sum, mode := p.s.Summary(), p.s.Mode()
	p.say("")
	did := did(mode, sum)
	if did == "" {
		did = "No answer was given."
	}
	p.say(how + " " + did)
	if text := remembered(sum); text != "" {
		p.say(text)
	}
	if len(sum.Hard) > 0 {
		p.say("Came hard: " + strings.Join(sum.Hard, ", ") + ".")
	}
	if sum.Answers() == 0 || mode != study.Reviewing {
		return nil
	}
	o, err := p.s.Outlook(p.ctx)
	if err != nil {
		return err
	}
	coming := fmt.Sprintf("Due tomorrow: %d.", o.Tomorrow)
	if next := comesNext(o); next != "" {
		coming += " Next: " + next + "."
	}
	p.say(fmt.Sprintf("%s In the next seven days: %d. Known: %d of %s. Days in a row: %d.",
		coming, o.Week, o.Known, words.Items(o.Items, o.Cards), o.Streak))
	return nil
}
