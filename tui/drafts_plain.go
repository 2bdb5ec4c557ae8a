package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"goodcard/authoring"
	"goodcard/deck/markup"
	"goodcard/keys"
	"goodcard/words"
)

// DraftsPlain goes through drafts as a conversation in lines. It returns nil when none is left, when the author quits,
// and at the end of input. What was decided on is on disk.
func DraftsPlain(ctx context.Context, s *authoring.Drafts, path string, o PlainOptions) error {
	p := &draftsPlain{dialogue: newDialogue(ctx, o), s: s, path: path}
	err := p.run()
	if errors.Is(err, errQuit) {
		p.say(strings.TrimSpace("Stopped. " + leftDrafts(s)))
		err = s.Broken()
	}
	if err == nil {
		err = p.err
	}
	return err
}

type draftsPlain struct {
	dialogue
	s    *authoring.Drafts
	path string // of the deck, as it was named
}

func (p *draftsPlain) run() error {
	p.say("Plain mode: type and press Enter. ? lists what you can type.")
	p.say(draftsWait(p.s.Counts()) + ".")
	for {
		d, ok := p.s.Current()
		switch {
		case p.s.Broken() != nil:
			p.spoilt()
		case ok:
			p.draft(d)
		default:
			if more, err := p.end(); err != nil || !more {
				return err
			}
			continue
		}
		for again := true; again; {
			line, err := p.ask(p.prompting())
			if err != nil {
				return err
			}
			if again, err = p.command(strings.ToLower(line)); err != nil {
				return err
			}
		}
	}
}

// draft tells a draft and where it comes from.
func (p *draftsPlain) draft(d authoring.Draft) {
	n := p.s.Counts()
	p.say("")
	what := "Card"
	if d.Card.Draft {
		what = "Draft"
	}
	p.say(fmt.Sprintf("%s %d of %d: %s.", what, n.Done()+1, n.Done()+n.Left, d.Card.ID))
	for _, part := range draftParts(d) {
		p.text(part.label, part.text)
	}
	for _, doubt := range d.Doubts() {
		p.label("Doubt", doubt)
	}
	place, rule := origin(d)
	if place == "" {
		p.say(noOrigin)
		return
	}
	p.label("From", place)
	p.label("How", rule)
	q := d.Entry.Quote
	p.passage("Before", comesBefore(q.Prefix))
	p.passage("Passage", q.Exact)
	p.passage("After", comesBehind(q.Suffix))
}

// draftsWait says what a session begins with.
func draftsWait(n authoring.Counts) string {
	switch others := n.Left - n.Drafts; {
	case others == 0:
		return words.Count(n.Drafts, "draft")
	case n.Drafts == 0:
		return words.Count(others, "card") + " to look at"
	default:
		return words.Count(n.Drafts, "draft") + ", and " + words.Count(others, "card") + " to look at"
	}
}

// passage writes lines of a document, which are no markup, behind a label.
func (p *draftsPlain) passage(label, text string) {
	text = cleanLines(strings.TrimSpace(text))
	if !strings.Contains(text, "\n") {
		p.label(label, text)
		return
	}
	p.say(label + ":")
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			p.say(line)
		}
	}
}

func (p *draftsPlain) state() keys.State {
	_, ok := p.s.Current()
	s := keys.State{At: keys.OnDraft, Undo: p.s.CanUndo(), Editable: p.o.Edit != nil, Spoilt: p.s.Broken() != nil}
	if !ok && !s.Spoilt {
		s.At = keys.AtDraftsEnd
	}
	return s
}

// live returns what can be typed now.
func (p *draftsPlain) live() []keys.Key {
	var live []keys.Key
	for _, k := range keys.Live(p.state()) {
		switch k.Action {
		case keys.Keep, keys.Edit, keys.Drop, keys.Skip, keys.Undo, keys.Help, keys.Quit:
			live = append(live, k)
		}
	}
	return live
}

// prompting names what can be typed now.
func (p *draftsPlain) prompting() string {
	var all []string
	for _, k := range p.live() {
		switch k.Action {
		case keys.Help:
		default:
			all = append(all, k.Keys[0]+" "+k.Word)
		}
	}
	return "What now (" + strings.Join(all, ", ") + ")? "
}

// command does what a line asks for. again is true where the same is to be decided on still.
func (p *draftsPlain) command(line string) (again bool, err error) {
	d, _ := p.s.Current()
	var action keys.Action
	for _, k := range p.live() {
		if k.Is(line) || line == string(k.Action) {
			action = k.Action
		}
	}
	switch action {
	case keys.Keep:
		return p.decided("kept "+d.Card.ID, "Not kept", p.s.Keep())
	case keys.Drop:
		concepts, err := p.s.Drop()
		return p.decided(dropped(d, concepts), "Not dropped", err)
	case keys.Skip:
		return p.decided("skipped "+d.Card.ID, "Not skipped", p.s.Skip())
	case keys.Edit:
		return p.edit(d)
	case keys.Undo:
		card, outcome, err := p.s.Undo()
		if err != nil {
			p.again("Not taken back", err)
			return true, nil
		}
		p.say(sentence(tookBack(card, outcome)))
		return false, nil
	case keys.Help:
		for _, k := range p.live() {
			p.say(k.Keys[0] + " or " + string(k.Action) + ": " + k.Does + ".")
		}
	case keys.Quit:
		return false, errQuit
	default:
		p.wanted(line)
	}
	return true, nil
}

// wanted says what could have been typed in place of a line.
func (p *draftsPlain) wanted(line string) {
	switch {
	case keys.Of(keys.Edit).Is(line) && p.o.Edit == nil:
		p.say("Drafts can be edited in a terminal only; the file of the deck is " + markup.Clean(p.path) + ".")
	case keys.Of(keys.Undo).Is(line):
		p.say("Nothing was done in this session that could be taken back.")
	case p.state().At == keys.AtDraftsEnd:
		p.say("u or Enter was expected.")
	default:
		p.say("One of the letters named there was expected. ? lists what you can type.")
	}
}

// decided says what came of a decision.
func (p *draftsPlain) decided(done, failed string, err error) (again bool, _ error) {
	if err == nil {
		p.say(sentence(done))
		return false, nil
	}
	p.again(failed, err)
	_, changed := errors.AsType[*authoring.ChangedError](err)
	return !changed && p.s.Broken() == nil, nil
}

func (p *draftsPlain) edit(d authoring.Draft) (again bool, err error) {
	e, err := p.s.Edit()
	if errors.Is(err, authoring.ErrReadable) {
		p.say(sentence(err.Error()))
		return false, nil
	}
	if err != nil {
		return p.decided("", "Not opened", err)
	}
	came, err := p.s.Edited(e, p.o.Edit(e.File, e.Line))
	if err != nil {
		p.again(strings.TrimSuffix(sentence(editFailed(came)), "."), err)
	} else if said := draftEdited(d.Card, came); said != "" {
		p.say(sentence(said))
	}
	return came == authoring.Unchanged, nil
}

// spoilt says why the deck cannot be read.
func (p *draftsPlain) spoilt() {
	p.say("")
	p.say("The deck cannot be read now.")
	for _, text := range reasons(p.s.Broken()) {
		p.say(markup.Clean(text))
	}
	if h, ok := errors.AsType[hinter](p.s.Broken()); ok && h.Hint() != "" {
		p.say("Hint: " + markup.Clean(h.Hint()) + ".")
	}
}

// end says what was done, and lets it be taken back. more is true when the session goes on.
func (p *draftsPlain) end() (more bool, err error) {
	p.say("")
	p.say(lastDraft)
	if did := leftDrafts(p.s); did != "" {
		p.say(did)
	}
	for _, text := range draftsEnd(p.s, p.path) {
		p.say(markup.Clean(text))
	}
	if !p.s.CanUndo() {
		return false, nil
	}
	for {
		line, err := p.ask("u takes back what you did last; Enter alone leaves: ")
		if errors.Is(err, errQuit) || err == nil && (line == "" || keys.Of(keys.Quit).Is(line) || line == "quit") {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if again, err := p.command(strings.ToLower(line)); err != nil || !again {
			return err == nil, err
		}
	}
}
