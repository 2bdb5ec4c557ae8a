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
	fronts  []string // first words of the items that were hard
	picked  int      // index of one of them
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
	var live []keys.Key
	hard := len(l.sum.Hard)
	switch hard {
	case 0:
	case 1:
		live = append(live, keys.Of(keys.Drill).Saying("drill it"))
	default:
		live = append(live, keys.Of(keys.Drill).Saying(fmt.Sprintf("drill the %d", hard)))
	}
	live = append(live, keys.Of(keys.More))
	if hard > 0 {
		live = append(live, keys.Of(keys.Why))
	}
	return append(live, keys.Of(keys.Undo), keys.Of(keys.Help), keys.Of(keys.Finish))
}

func (l *end) press(k tea.KeyPressMsg) tea.Cmd {
	m, hard := l.m, l.sum.Hard
	if !asks(k, keys.Pick) && m.scrolled(k) {
		return nil
	}
	if cmd, done := m.common(k); done {
		return cmd
	}
	switch {
	case asks(k, keys.Finish):
		return m.quit()
	case asks(k, keys.Drill) && len(hard) > 0:
		m.again(m.s.DrillHard(m.ctx), "nothing to drill")
	case asks(k, keys.More):
		m.again(m.s.More(m.ctx, 10), "no new card is left here; 'goodcard decks' names other decks")
	case asks(k, keys.Why) && len(hard) > 0:
		m.why(hard[l.picked])
	case asks(k, keys.Pick) && len(hard) > 0:
		if k.String() == "down" {
			l.picked = min(l.picked+1, len(hard)-1)
		} else {
			l.picked = max(l.picked-1, 0)
		}
		m.show(l.picked + l.hardLine())
	case asks(k, keys.Undo, keys.UndoToo):
		m.undo()
	default:
		m.nothing()
	}
	return nil
}

// again goes on after the end, or says that there is nothing to go on with.
func (m *screen) again(err error, nothing string) {
	if err != nil {
		m.fail("not begun", err)
		return
	}
	m.next()
	if m.prompt == nil && m.err == nil {
		m.said = nothing
	}
}

func (l *end) header(f frame) string {
	return f.sides(l.title(), l.m.theme.faint.Render(l.figures()))
}

func (l *end) title() string {
	if l.sum.Reviews == 0 {
		return "Nothing to study now."
	}
	return done(l.outlook)
}

// done says that a session has ended. What today still asks for is named beside it; see [leftToday].
func done(o study.Outlook) string {
	if o.Left.Total() > 0 {
		return "Done for now."
	}
	return "Done for today."
}

// leftToday names what a session of one deck or with a limit leaves; empty for nothing.
func leftToday(o study.Outlook) string {
	if o.Left.Total() == 0 {
		return ""
	}
	return "Left for today: " + left(o.Left) + " 'goodcard review' brings it."
}

// figures says how many cards there were, how long they took and how many of those due
// were remembered.
func (l *end) figures() string {
	sum := l.sum
	if sum.Reviews == 0 {
		return ""
	}
	text := words.Count(sum.Items, "card") + "   " + words.Duration(sum.Took)
	if sum.Due > 0 {
		text += fmt.Sprintf("   %d %% remembered", int(math.Round(100*float64(sum.Passed)/float64(sum.Due))))
	}
	return text
}

// hardLine is the line of the first item that was hard.
func (l *end) hardLine() int {
	if l.m.frame().compact {
		return 4
	}
	return 1
}

func (l *end) draw(f frame) drawing {
	var b body
	t := l.m.theme
	if f.compact {
		b.add(f.indent([]string{l.title(), t.faint.Render(l.figures())}))
		b.gap()
	}
	if n := len(l.fronts); n > 0 {
		b.add(f.indent([]string{wereHard(n)}))
		for i := range l.fronts {
			b.add([]string{l.hardRow(f, i)})
		}
		b.gap()
	}
	o := l.outlook
	if text := leftToday(o); text != "" {
		b.add(f.indent(wrapped(text, f.column())))
		b.gap()
	}
	parts := []string{fmt.Sprintf("tomorrow %d", o.Tomorrow), fmt.Sprintf("this week %d", o.Week),
		fmt.Sprintf("known %d of %d", o.Known, o.Items)}
	if o.Streak > 0 {
		parts = append(parts, "streak "+words.Count(o.Streak, "day"))
	}
	b.add(f.indent(wrapped(strings.Join(parts, "   "), f.column())))
	return drawing{lines: b.lines, scroll: l.m.scroll}
}

func wereHard(n int) string {
	if n == 1 {
		return "1 was hard:"
	}
	return fmt.Sprintf("%d were hard:", n)
}

// hardRow draws an item that was hard: its name and its first words.
func (l *end) hardRow(f frame, i int) string {
	ref := deck.ParseRef(markup.Clean(l.sum.Hard[i]))
	name := ref.Name() + ref.Suffix()
	mark := "  "
	if i == l.picked {
		mark = l.m.theme.accent.Render("› ")
	}
	label := 22
	if f.compact {
		label = 14
	}
	name = cut(name, label-2, "…")
	words := cut(l.fronts[i], f.column()-2-label, "…")
	return strings.Repeat(" ", f.margin) + mark + name + strings.Repeat(" ", label-cells(name)) + l.m.theme.faint.Render(words)
}
