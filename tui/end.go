package tui

import (
	"fmt"
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// An end is the last page of a session.
type end struct {
	m       *screen
	sum     study.Summary
	outlook study.Outlook
	fronts  []string // first words of the items that came hard
	picked  int      // index of one of them
	rows    []int    // their first lines, as drawn
}

// newEnd collects what the last page tells.
func newEnd(m *screen) (*end, error) {
	l := &end{m: m, sum: m.s.Summary()}
	var err error
	if l.outlook, err = m.s.Outlook(m.ctx); err != nil {
		return nil, err
	}
	for _, item := range l.sum.Hard {
		front, err := m.s.Front(m.ctx, item)
		if err != nil {
			return nil, err
		}
		l.fronts = append(l.fronts, markup.Line(front))
	}
	return l, nil
}

func (*end) onCard() bool         { return false }
func (*end) feed(tea.Msg) tea.Cmd { return nil }

func (l *end) live() []keys.Key {
	return keys.Live(endState(l.m.s, len(l.sum.Hard), l.outlook.Offer.Cards))
}

func (l *end) do(k keys.Key, name string) tea.Cmd {
	m, hard := l.m, l.sum.Hard
	switch k.Action {
	case keys.Practise:
		m.again(m.s.PractiseHard(m.ctx))
	case keys.More:
		m.again(m.s.More(m.ctx, l.outlook.Offer.Cards))
	case keys.Why:
		m.why(hard[l.picked])
	case keys.Pick:
		if name == "down" {
			l.picked = min(l.picked+1, len(hard)-1)
		} else {
			l.picked = max(l.picked-1, 0)
		}
		if l.rows != nil { // it has been drawn
			m.show(l.rows[l.picked])
		}
	case keys.Undo:
		m.undo()
	}
	return nil
}

func (l *end) other(k tea.KeyPressMsg) tea.Cmd {
	l.m.nothing(k)
	return nil
}

// again goes on after the end.
func (m *screen) again(err error) {
	if err != nil {
		m.fail("not begun", err)
		return
	}
	m.next()
	if _, typing := m.top().(*field); typing && m.said == "" && m.s.CanUndo() { // no key says how, and the end did
		m.said = strings.TrimSpace(m.undoHint())
	}
}

func (l *end) header(f frame) string {
	return f.sides(l.title(), l.m.theme.faint.Render(l.figures()))
}

func (l *end) title() string {
	if l.m.s.Mode() == study.Reviewing && l.sum.Answers() == 0 {
		return "Nothing to study now."
	}
	return done(l.m.s.Mode(), l.outlook)
}

// done says that a session has ended. What today still asks for is named beside it; see [leftToday].
func done(mode study.Mode, o study.Outlook) string {
	switch {
	case mode == study.Previewing:
		return "That was the deck."
	case mode == study.Practising:
		return "Practice done."
	case o.Left.Total() > 0:
		return "Done for now."
	default:
		return "Done for today."
	}
}

// leftToday names what a session of one deck or with a limit leaves; empty for nothing.
func leftToday(mode study.Mode, o study.Outlook) string {
	switch n := o.Left.Total(); {
	case mode == study.Previewing || n == 0:
		return ""
	case mode == study.Practising:
		return "Left for today: " + words.Count(n, "card") + ". 'goodcard review' brings what is left."
	default:
		return "Left for today: " + left(mode, o.Left) + " 'goodcard review' brings it."
	}
}

// comesNext says when and how much comes next, where it is not tomorrow; empty where nothing does.
func comesNext(o study.Outlook) string {
	if o.NextDue == 0 || o.Tomorrow > 0 {
		return ""
	}
	return words.Count(o.NextDue, "card") + " on " + shortDate(o.Next)
}

// figures says how many cards there were, how long they took and how many of those due
// were remembered.
func (l *end) figures() string {
	sum := l.sum
	if sum.Answers() == 0 {
		return ""
	}
	text := words.Count(sum.Items, "card") + "   " + words.Duration(sum.Took)
	if share, ok := sum.Remembered(); ok {
		text += fmt.Sprintf("   %d %% remembered", int(math.Round(100*share)))
	}
	return text
}

func (l *end) draw(f frame) drawing {
	var b body
	t := l.m.theme
	if f.compact {
		b.add(f.indent([]string{l.title(), t.faint.Render(l.figures())}))
		b.gap()
	}
	if n := len(l.fronts); n > 0 {
		b.add(f.indent([]string{cameHard(n)}))
		l.rows = nil
		for i := range l.fronts {
			l.rows = append(l.rows, len(b.lines))
			b.add(l.hardRow(f, i))
		}
		b.gap()
	}
	o, mode := l.outlook, l.m.s.Mode()
	if text := leftToday(mode, o); text != "" {
		b.add(f.indent(wrapped(words.InData(text, l.m.o.Data), f.column())))
		b.gap()
	}
	if mode != study.Previewing {
		b.add(f.indent(wrapped(strings.Join(ahead(o), "   "), f.column())))
	}
	return drawing{lines: b.lines, scroll: l.m.scroll}
}

// ahead says what comes and how far the learner is.
func ahead(o study.Outlook) []string {
	parts := []string{fmt.Sprintf("tomorrow %d", o.Tomorrow)}
	if next := comesNext(o); next != "" {
		parts[0] = "next " + next
	}
	parts = append(parts, fmt.Sprintf("this week %d", o.Week), fmt.Sprintf("known %d of %d", o.Known, o.Items))
	if o.Streak > 0 {
		parts = append(parts, "streak "+words.Count(o.Streak, "day"))
	}
	return parts
}

func cameHard(n int) string { return fmt.Sprintf("%d came hard:", n) }

// hardRow draws an item that came hard: its name, which is copied and so stands whole, and its
// first words where there is room.
func (l *end) hardRow(f frame, i int) []string {
	mark := "  "
	if i == l.picked {
		mark = l.m.theme.accent.Render("› ")
	}
	const usual, least = 22, 16 // cells of a usual name with the gap behind it, and of words that say something
	label := 0
	if !f.compact {
		label = usual
	}
	for _, item := range l.sum.Hard {
		if w := cells(nameOf(item)) + 2; w <= f.column()-2-least {
			label = max(label, w)
		}
	}
	names := unbroken(nameOf(l.sum.Hard[i]), f.column()-2)
	if room := f.column() - 2 - label; len(names) == 1 && cells(names[0]) < label {
		first := cut(l.fronts[i], room, "…")
		names[0] += strings.Repeat(" ", label-cells(names[0])) + l.m.theme.faint.Render(first)
	}
	pad := strings.Repeat(" ", f.margin)
	return hang(pad+mark, pad+"  ", names)
}

// nameOf returns the name of an item within its deck.
func nameOf(item string) string {
	ref := deck.ParseRef(markup.Clean(item))
	return ref.Name() + ref.Suffix()
}
