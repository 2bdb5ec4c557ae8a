package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"goodcard/authoring"
	"goodcard/deck/markup"
	"goodcard/keys"
)

// DraftsScreen goes through drafts on a full screen. It returns nil when none is left and when the author quits, and the
// error of ctx when that ends. The path of the deck is as the author named it. What was decided on is on disk.
func DraftsScreen(ctx context.Context, s *authoring.Drafts, path string, o ScreenOptions) error {
	m := newDraftsScreen(ctx, s, path, o)
	err := m.run()
	if said := leftDrafts(s); said != "" && err == nil {
		fmt.Fprintln(o.Talk, said)
	}
	if broken := s.Broken(); broken != nil && m.err == nil {
		m.err = broken
	}
	return errors.Join(err, m.err)
}

// A draftsScreen is the model of the screen on which drafts are gone through.
type draftsScreen struct {
	stage // its lowest layer is a draftCard, a spoiltDeck or a draftsDone
	s     *authoring.Drafts
	path  string // of the deck, as it was named

	draft   authoring.Draft // that is shown
	serial  int             // of what is shown
	editing *authoring.Edit // that is open in the editor
}

func newDraftsScreen(ctx context.Context, s *authoring.Drafts, path string, o ScreenOptions) *draftsScreen {
	m := &draftsScreen{s: s, path: path}
	m.stage = newStage(ctx, o, m)
	m.turn()
	m.look()
	return m
}

// turn shows what is current now.
func (m *draftsScreen) turn() {
	m.serial++
	m.scroll = 0
	draft, ok := m.s.Current()
	switch {
	case m.s.Broken() != nil:
		m.layers = []layer{spoiltDeck{draftsLayer{m}}}
	case ok:
		m.draft = draft
		m.layers = []layer{draftCard{draftsLayer{m}}}
	default:
		m.layers = []layer{draftsDone{draftsLayer{m}}}
	}
}

func (m *draftsScreen) state() keys.State {
	state := keys.State{At: keys.OnDraft, Undo: m.s.CanUndo(), Editable: true, Spoilt: m.s.Broken() != nil}
	if _, ok := m.s.Current(); !ok && !state.Spoilt {
		state.At = keys.AtDraftsEnd
	}
	return state
}

// act does what a key asks for.
func (m *draftsScreen) act(a keys.Action) tea.Cmd {
	switch a {
	case keys.Keep:
		m.decided("kept "+m.draft.Card.ID, "not kept", m.s.Keep())
	case keys.Drop:
		concepts, err := m.s.Drop()
		m.decided(dropped(m.draft, concepts), "not dropped", err)
	case keys.Skip:
		m.decided("skipped "+m.draft.Card.ID, "not skipped", m.s.Skip())
	case keys.Edit:
		return m.edit()
	case keys.Undo:
		card, outcome, err := m.s.Undo()
		if err != nil {
			m.failed("not taken back", err)
			return nil
		}
		m.turn()
		m.said = tookBack(card, outcome)
	}
	return nil
}

// decided says what came of a decision, and goes on.
func (m *draftsScreen) decided(done, failed string, err error) {
	_, changed := errors.AsType[*authoring.ChangedError](err)
	switch {
	case err == nil:
		m.turn()
		m.said = done + "   " + keys.Of(keys.Undo).Name + " " + keys.Of(keys.Undo).Word
		return
	case changed, m.s.Broken() != nil:
		m.turn()
	}
	m.failed(failed, err)
}

// A draftsLayer is what all that is shown of drafts has in common.
type draftsLayer struct{ m *draftsScreen }

func (draftsLayer) onCard() bool                      { return false }
func (draftsLayer) feed(tea.Msg) tea.Cmd              { return nil }
func (l draftsLayer) live() []keys.Key                { return keys.Live(l.m.state()) }
func (l draftsLayer) do(k keys.Key, _ string) tea.Cmd { return l.m.act(k.Action) }

func (l draftsLayer) other(tea.KeyPressMsg) tea.Cmd {
	l.m.said = "that key does nothing here; ? shows the keys"
	return nil
}

// takes does what a message asks for that only drafts know.
func (m *draftsScreen) takes(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case resumedMsg:
		if m.leaving = false; !msg.away {
			m.said = "not suspended: no shell waits for this program"
		}
		return tea.RequestBackgroundColor, true
	case editedMsg:
		m.edited(msg)
		return nil, true
	}
	return nil, false
}

func (m *draftsScreen) face() (serial int, open bool) { return m.serial, false }
func (*draftsScreen) resized()                        {}
func (*draftsScreen) away()                           {}
func (m *draftsScreen) plainly() string               { return "goodcard drafts --plain" }
func (*draftsScreen) foot(frame) []string             { return nil }

func (m *draftsScreen) header(f frame) string {
	n := m.s.Counts()
	right := draftCounts(n)
	if n.Left > 0 {
		left := toDecide(n)
		if right != "" {
			left += ", "
		}
		right = left + right
	}
	return f.sides(markup.Clean(m.s.Title()), m.theme.faint.Render(right))
}

func (m *draftsScreen) progress(f frame) string {
	n := m.s.Counts()
	return m.bar(f, n.Done(), n.Left)
}

// helpPage lists the keys: those that work now, and then those that work elsewhere on drafts.
func (m *draftsScreen) helpPage() *page {
	now := m.top().live()
	groups := []keys.Group{{Title: "Now", Keys: now}}
	rest := keys.Group{Title: "On a draft"}
	for _, k := range keys.Live(keys.State{At: keys.OnDraft, Undo: true, Editable: true}) {
		if !slices.ContainsFunc(now, func(n keys.Key) bool { return n.Action == k.Action }) {
			rest.Keys = append(rest.Keys, k)
		}
	}
	if len(rest.Keys) > 0 {
		groups = append(groups, rest)
	}
	return &page{m: &m.stage, title: "Keys", lines: func(width int) []string { return m.helpLines(groups, width) }, also: keys.Help}
}
