package tui

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck/markup"
	"goodcard/deck/reason"
	"goodcard/editor"
	"goodcard/keys"
	"goodcard/study"
)

// A target is a picture or a source that can be opened in another program.
type target struct {
	what    string // "picture" or "source"
	title   string // Markdown no more
	address string
	text    study.SourcePlace // that is shown here; it is None for what another program opens
}

// where tells where it is.
func (t target) where() string {
	if t.text.None() {
		return markup.Clean(t.address)
	}
	return markup.Clean(t.text.Text) + ", which comes with the program"
}

// What a target is.
const aPicture, aSource = "picture", "source"

// openedMsg says how opening something ended.
type openedMsg struct {
	address string
	err     error
}

// openTarget shows what the card points to: its pictures, and with the answer its source. The deck
// chose them, so the learner sees where they are before any of them is opened.
func (m *screen) openTarget() { m.push(m.openPage(m.targets)) }

// findTargets returns what can be opened on this side of the card. The keys that are named
// and what they do both go by it.
func (m *screen) findTargets() ([]target, error) {
	return targets(m.ctx, m.s, m.prompt, m.open)
}

// targets returns what can be opened of a prompt, with or without its answer.
func targets(ctx context.Context, s *study.Session, p *study.Prompt, open bool) ([]target, error) {
	var all []target
	if pictures := pictures(p, open); len(pictures) > 0 {
		folder, err := s.Folder(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range pictures {
			if folder != "" {
				all = append(all, target{what: aPicture, title: p.title, address: filepath.Join(folder, filepath.FromSlash(p.address))})
			}
		}
	}
	if !open {
		return all, nil
	}
	at, err := s.SourcePlace(ctx)
	switch {
	case at.Address != "":
		all = append(all, target{what: aSource, title: markup.Clean(p.Source), address: at.Address})
	case !at.None():
		all = append(all, target{what: aSource, title: markup.Clean(p.Source), text: at})
	}
	return all, err
}

// pictures returns those of the texts that are shown, with their paths in the deck's folder.
func pictures(p *study.Prompt, open bool) []target {
	var all []target
	if card := &p.Card; card.Image != "" {
		all = append(all, target{what: aPicture, title: markup.Line(card.Alt), address: card.Image})
	}
	texts := []string{p.Question}
	for _, o := range p.Options {
		texts = append(texts, o.Text)
	}
	if open {
		texts = append(append(texts, p.Answer, p.Card.Note), p.Card.Points...)
	}
	for _, text := range texts {
		all = append(all, picturesIn(markup.Parse(text))...)
	}
	return all
}

func picturesIn(n *markup.Node) []target {
	if n.Kind == markup.Image {
		return []target{{what: aPicture, title: n.Content, address: n.Address}}
	}
	var all []target
	for _, c := range n.Children {
		all = append(all, picturesIn(c)...)
	}
	return all
}

// openPage asks what to open, and says where it is.
func (m *screen) openPage(targets []target) *page {
	p := &page{m: &m.stage, title: "Open", also: keys.Open}
	for i, t := range targets[:min(len(targets), 9)] {
		digit := strconv.Itoa(i + 1)
		p.acts = append(p.acts, pageAct{keys.Key{Keys: []string{digit}, Name: digit, Word: "open"}, func() tea.Cmd { return m.start(t) }})
	}
	p.lines = func(width int) []string {
		var lines []string
		for i := range p.acts {
			lines = append(lines, hang(strconv.Itoa(i+1)+"  ", "   ", wrapped(targets[i].what+": "+targets[i].title, width-3))...)
			lines = append(lines, hang("   ", "   ", wrapped(targets[i].where(), width-3))...)
		}
		return lines
	}
	return p
}

// start hands a target to the program that opens such things, which is not waited for, or shows it here.
func (m *screen) start(t target) tea.Cmd {
	if !t.text.None() {
		m.readText(t)
		return nil
	}
	if err := m.s.MayOpen(m.ctx, t.what == aPicture, t.address); err != nil {
		m.push(m.byHandPage(t, "It is not opened: "+err.Error()+"."))
		return nil
	}
	if len(m.o.Opener) == 0 {
		m.push(m.byHandPage(t, "No program is known that opens it."))
		return nil
	}
	cmd := exec.Command(m.o.Opener[0], append(m.o.Opener[1:len(m.o.Opener):len(m.o.Opener)], editor.Address(t.address, runtime.GOOS))...)
	if cmd.Err != nil {
		m.push(m.byHandPage(t, "The program that opens it, "+m.o.Opener[0]+", is not installed."))
		return nil
	}
	m.said = "opening " + t.address
	return func() tea.Msg { return openedMsg{t.address, cmd.Run()} }
}

// byHandPage shows where something is that no program of ours opens.
func (m *screen) byHandPage(t target, why string) *page {
	return &page{m: &m.stage, title: "Not opened", also: keys.Open, lines: func(width int) []string {
		lines := append(wrapped(why, width), "", "The "+t.what+" is here:")
		return append(lines, wrapped(t.where(), width)...)
	}}
}

// opened says what came of it where that is not what was wanted. The learner may be at
// another card by now, so it is a message and no page.
func (m *screen) opened(msg openedMsg) {
	if exit, ok := errors.AsType[*exec.ExitError](msg.err); ok {
		m.said = "not opened by " + m.o.Opener[0] + ": " + reason.Of(exit) + "   " + msg.address
	} else if msg.err != nil {
		m.fail("not opened", msg.err)
	}
}
