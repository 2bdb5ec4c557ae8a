package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	settle   = 250 * time.Millisecond // from the answer to the first Space that grades
	repeat   = 100 * time.Millisecond // a key that comes again so soon is held down
	delay    = time.Second            // by then a key that is held down has begun to repeat
	lookback = 120 * time.Millisecond // in which a key that is held down comes again
)

// A pace tells keys that are pressed from one that is held down. Terminals that report
// repeats say so; for the others the time between keys must do.
type pace struct {
	now  func() time.Time
	told bool // the terminal reports repeats

	key      string    // that came last
	at       time.Time // when it came
	revealAt time.Time
	serial   int // of keys
}

// A keyPress is how a key came.
type keyPress struct {
	held   bool // it is held down
	unsure bool // it may turn out to be held down
	early  bool // the answer has only just come
}

// note takes in a key.
func (p *pace) note(k tea.KeyPressMsg) keyPress {
	now := p.now()
	since := now.Sub(p.at)
	same := p.key == k.String()
	press := keyPress{
		held:   k.IsRepeat || !p.told && same && since < repeat,
		unsure: !p.told && same && since < delay,
		early:  now.Sub(p.revealAt) < settle,
	}
	p.key, p.at = k.String(), now
	p.serial++
	return press
}

func (p *pace) revealed() { p.revealAt = p.now() }

// A confirmMsg says that no other key followed the one of this serial at once.
type confirmMsg struct{ serial int }

// accept gives the grade that is proposed for a Space or Enter. The same key opened the
// answer, perhaps: while it may still be held down, accept waits whether it comes again.
func (m *screen) accept(press keyPress) tea.Cmd {
	switch {
	case press.early:
		return nil
	case press.unsure:
		confirm := confirmMsg{m.pace.serial}
		return m.after(lookback, func(time.Time) tea.Msg { return confirm })
	default:
		m.grade(m.proposed())
		return nil
	}
}

func (m *screen) confirmed(msg confirmMsg) tea.Cmd {
	if _, ok := m.top().(back); ok && msg.serial == m.pace.serial {
		m.grade(m.proposed())
	}
	return nil
}
