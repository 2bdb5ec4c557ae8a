package tui

import (
	"errors"
	"slices"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/reason"
	"goodcard/keys"
	"goodcard/study"
)

// A side is a prompt before or with its answer, with the keys that work there.
type side struct {
	prompt  *study.Prompt
	targets []target
	state   keys.State
	told    bool // where to find what can be opened

	proposes bool // Enter alone gives a grade
}

// side finds out what can be done at a place of a card.
func (p *plain) side(prompt *study.Prompt, at keys.Place) (*side, error) {
	all, err := targets(p.ctx, p.s, prompt, at == keys.OnBack)
	if err != nil {
		return nil, err
	}
	s := &side{prompt: prompt, targets: all}
	p.look(s, at)
	return s, nil
}

// look asks anew which keys work.
func (p *plain) look(s *side, at keys.Place) {
	s.state = stateOf(p.s, s.prompt, at, s.targets)
	s.state.Points = 0 // in lines, digits grade an explanation too
	s.state.AllGrades = p.o.AllGrades
	s.state.Editable = s.state.Editable && p.o.Edit != nil
}

// commands are the actions that lines can ask for, by their key or in a word.
var commands = []keys.Action{keys.Changed, keys.Idea, keys.Open, keys.Note, keys.Suspend, keys.Bury, keys.Flag, keys.Edit, keys.Why,
	keys.Undo, keys.Practise, keys.More, keys.Help, keys.Quit}

// commandsOf returns the keys of the commands that can be typed in a state.
func commandsOf(s keys.State) []keys.Key {
	return slices.DeleteFunc(keys.Live(s), func(k keys.Key) bool { return !slices.Contains(commands, k.Action) })
}

// commandOf returns the command that a word asks for in a state.
func commandOf(s keys.State, word string) (keys.Action, bool) {
	for _, k := range commandsOf(s) {
		if k.Is(word) || strings.EqualFold(string(k.Action), word) {
			return k.Action, true
		}
	}
	return "", false
}

// command does what a line asks for that is no answer and no grade. known is false where
// the line means nothing; acted is true when the prompt is over.
func (p *plain) command(s *side, line string) (acted, known bool, err error) {
	word, rest, _ := strings.Cut(line, " ")
	p.look(s, s.state.At)
	action, live := commandOf(s.state, strings.ToLower(word))
	switch {
	case rest != "" && action != keys.Note:
		return false, false, nil
	case !live && (keys.Of(keys.Undo).Is(word) || strings.EqualFold(word, string(keys.Undo))):
		p.say("Nothing to take back in this session. 'goodcard undo' takes back earlier grades.")
		p.fileStays()
		return false, true, nil
	case !live && keys.Of(keys.Edit).Is(word) && !s.prompt.Fixed:
		p.say("Cards can be edited in a terminal only: 'goodcard edit CARD'.")
		return false, true, nil
	case !live && s.state.At == keys.OnBack && len(s.prompt.Ideas) > 0 && (keys.Of(keys.Idea).Is(word) || strings.EqualFold(word, string(keys.Idea))):
		p.say("What the concept is about stands above, with the answer.")
		return false, true, nil
	case !live:
		return false, false, nil
	}
	prompt := s.prompt
	switch action {
	case keys.Quit:
		return false, true, errQuit
	case keys.Undo:
		acted, err = p.undo()
		return acted, true, err
	case keys.Suspend:
		done, err := p.s.Suspend(p.ctx, prompt.Serial)
		return true, true, p.setAside("Suspended "+prompt.Item, done, err)
	case keys.Bury:
		done, err := p.s.Bury(p.ctx, prompt.Serial)
		return true, true, p.setAside("Buried "+prompt.Item+" until the next study day", done, err)
	case keys.Flag:
		return false, true, p.flag(prompt)
	case keys.Note:
		return false, true, p.note(prompt, strings.TrimSpace(rest))
	case keys.Edit:
		acted, err = p.edit(prompt)
		return acted, true, err
	case keys.Why:
		return false, true, p.why(prompt)
	case keys.Open:
		return false, true, p.open(s)
	case keys.Idea:
		for _, idea := range prompt.Ideas {
			p.section(idea.Section())
		}
	case keys.Changed:
		p.changes(prompt)
	case keys.Help:
		p.help(s)
	}
	return false, true, nil
}

// try does as command does. What cannot be written now is said, and may be asked for again.
func (p *plain) try(s *side, line string) (acted, known bool, err error) {
	acted, known, err = p.command(s, line)
	if study.Passes(err) {
		p.again("Not done", err)
		return false, true, nil
	}
	return acted, known, err
}

// again says what was not done, for a reason that may pass.
func (p *dialogue) again(what string, err error) {
	p.say(what + ": " + markup.Clean(reason.Text(err)) + ".")
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		p.say("Hint: " + markup.Clean(h.Hint()) + ".")
	}
}
