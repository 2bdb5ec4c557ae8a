package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
)

// A key counts only at a moment at which a person can have meant it.
const (
	together = 30 * time.Millisecond   // keys that come closer than this come from no finger
	quick    = 100 * time.Millisecond  // from a card or an answer to the first key that was meant for it
	settle   = 250 * time.Millisecond  // the same for keys that were pressed for what stood there before
	repeat   = 100 * time.Millisecond  // a key that comes again so soon is held down
	delay    = 1100 * time.Millisecond // by then a key that is held down has begun to repeat
	lookback = 150 * time.Millisecond  // in which a key that is held down comes again
)

// A pace knows when keys came and when the frame was drawn that they are about. Terminals that
// report that a key is held down say so; for the others the time between keys must do.
type pace struct {
	now   func() time.Time
	told  bool             // the terminal reports repeats
	burst func() bool      // reports whether the next key came with others in one read; nil where that is not known
	drawn func() time.Time // when a frame was written last that shows something new; nil where that is not known

	waiting *tea.KeyPressMsg // that may be held down: it is to act once no other like it has followed
	awaited int              // its serial
	key     string           // that came last
	at      time.Time        // when it came
	faced   time.Time        // when what is shown became another card, answer or page
	serial  int              // of keys
}

// A keyPress is how a key came.
type keyPress struct {
	since  time.Duration // from the frame on that it is about
	burst  bool          // it came with others, as what is pasted does and what a terminal sends in pieces
	again  time.Duration // since the same key came before; delay if that is long ago or it was another
	held   bool          // it is held down
	unsure bool          // it may turn out to be held down
}

// note takes in a key.
func (p *pace) note(k tea.KeyPressMsg) keyPress {
	now := p.now()
	burst := p.burst != nil && p.burst()
	press := keyPress{since: p.since(), burst: burst || now.Sub(p.at) < together, again: delay}
	if p.key == k.String() {
		press.again = min(now.Sub(p.at), delay)
	}
	press.held = k.IsRepeat || !p.told && press.again < repeat
	press.unsure = !p.told && press.again < delay
	p.key, p.at = k.String(), now
	p.serial++
	return press
}

// since returns for how long what is shown now has stood.
func (p *pace) since() time.Duration {
	at := p.faced
	if p.drawn != nil {
		if drawn := p.drawn(); drawn.After(at) {
			at = drawn
		}
	}
	return p.now().Sub(at)
}

// pasted takes in that a text was pasted: what comes at once behind it was too.
func (p *pace) pasted() { p.key, p.at = "", p.now() }

// A face is what a key is about: another one is another card, answer or page.
type face struct {
	top    layer
	serial int // of what is asked
	open   bool
	small  bool // too small to show anything
}

// look takes in what is shown now.
func (m *stage) look() {
	now := face{small: m.tooSmall()}
	now.serial, now.open = m.scene.face()
	if len(m.layers) > 0 {
		now.top = m.top()
	}
	if now == m.shown {
		return
	}
	m.shown, m.pace.faced, m.pace.waiting = now, m.pace.now(), nil // a key that waits was for what stood there
	if m.display != nil {
		m.display.faced()
	}
}

// weight returns how long what is shown must have stood before an action is done that nobody
// should do by accident: to grade, to put a card away, to decide on a draft, to take something back. 0 is for every
// other action.
func weight(a keys.Action) time.Duration {
	switch a {
	case keys.Accept, keys.Suspend, keys.Bury:
		return settle
	case keys.Rate, keys.RateByLetter, keys.Undo, keys.Keep, keys.Drop, keys.Skip:
		return quick
	}
	return 0
}

// moves reports whether an action only moves what is seen or marked: its key may be held down.
func moves(a keys.Action) bool { return scrolls(a) || a == keys.Select || a == keys.Pick }

// timely hands a key to the top layer if it came at a moment at which it counts.
func (m *stage) timely(k tea.KeyPressMsg, how keyPress) tea.Cmd {
	if w := m.pace.waiting; w != nil {
		m.pace.waiting = nil
		if w.String() != k.String() && !how.burst { // it is not held down
			done := m.acts(*w)
			m.look()
			how.since = m.pace.since()
			return tea.Batch(done, m.timely(k, how))
		}
	}
	key, _, live := meant(m.top().live(), k)
	weight := weight(key.Action)
	_, writes := m.top().(writer)
	if how.burst && key.Action == keys.Submit {
		k, live = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, false // the end of a line of what is pasted
	}
	switch {
	case writes && !live:
	case moves(key.Action) && (k.Text == "" || !how.burst || how.held):
	case how.burst, how.held, how.since < weight, weight > 0 && !m.pace.told && how.again < settle:
		return nil
	case weight > 0 && how.unsure:
		m.pace.waiting, m.pace.awaited = &k, m.pace.serial
		confirm := confirmMsg{m.pace.serial}
		return m.after(lookback, func(time.Time) tea.Msg { return confirm })
	}
	return m.acts(k)
}

// A confirmMsg says that no other key followed the one of this serial at once.
type confirmMsg struct{ serial int }

func (m *stage) confirmed(msg confirmMsg) tea.Cmd {
	w := m.pace.waiting
	if w == nil || msg.serial != m.pace.awaited {
		return nil
	}
	m.pace.waiting = nil
	return m.acts(*w)
}
