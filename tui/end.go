package tui

import (
	"fmt"
	"math"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"goodcard/deck/markup"
	"goodcard/study"
)

// An ending is what the last page of a session tells.
type ending struct {
	sum     study.Summary
	outlook study.Outlook
	fronts  []string // first words of the items that were hard
	picked  int      // index of one of them
}

// finish collects what the last page tells.
func (m *screen) finish() {
	m.stage = atEnd
	m.end = ending{sum: m.s.Summary()}
	var err error
	if m.end.outlook, err = m.s.Outlook(m.ctx); err != nil {
		m.err = err
		return
	}
	for _, item := range m.end.sum.Hard {
		front, err := m.s.Front(m.ctx, item)
		if err != nil {
			m.err = err
			return
		}
		m.end.fronts = append(m.end.fronts, markup.Line(front))
	}
}

// pressEnd does what a key asks for on the last page.
func (m *screen) pressEnd(k tea.KeyPressMsg) tea.Cmd {
	hard := m.end.sum.Hard
	switch {
	case key.Matches(k, m.keys.Finish, m.keys.Quit):
		return tea.Quit
	case key.Matches(k, m.keys.Drill) && len(hard) > 0:
		m.again(m.s.DrillHard(m.ctx), "nothing to drill")
	case key.Matches(k, m.keys.More):
		m.again(m.s.More(m.ctx, 10), "no new card is left here; 'goodcard decks' names other decks")
	case key.Matches(k, m.keys.Why) && len(hard) > 0:
		m.page = m.whyPage(hard[m.end.picked])
	case key.Matches(k, m.keys.Pick) && len(hard) > 0:
		if k.String() == "down" {
			m.end.picked = min(m.end.picked+1, len(hard)-1)
		} else {
			m.end.picked = max(m.end.picked-1, 0)
		}
		m.show(m.end.picked + m.hardLine())
	case key.Matches(k, m.keys.Undo, m.keys.UndoToo):
		m.undo()
	default:
		m.said = "that key does nothing here; ? shows the keys"
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

func (m *screen) endKeys() []key.Binding {
	k := m.keys
	var keys []key.Binding
	if n := len(m.end.sum.Hard); n > 0 {
		keys = append(keys, as(k.Drill, fmt.Sprintf("drill the %d", n)))
	}
	keys = append(keys, k.More)
	if len(m.end.sum.Hard) > 0 {
		keys = append(keys, k.Why)
	}
	return append(keys, k.Undo, k.Help, k.Finish)
}

func (m *screen) endHeader(f frame) string {
	return f.sides(m.endTitle(), m.theme.faint.Render(m.endFigures()))
}

func (m *screen) endTitle() string {
	if m.end.sum.Reviews == 0 {
		return "Nothing to study now."
	}
	return "Done for today."
}

// endFigures says how many cards there were, how long they took and how many of those due
// were remembered.
func (m *screen) endFigures() string {
	sum := m.end.sum
	if sum.Reviews == 0 {
		return ""
	}
	text := study.Count(sum.Items, "card") + "   " + spell(sum.Took)
	if sum.Due > 0 {
		text += fmt.Sprintf("   %d %% remembered", int(math.Round(100*float64(sum.Passed)/float64(sum.Due))))
	}
	return text
}

// spell returns a time as people say it: "6 min 40 s".
func spell(d time.Duration) string {
	d = d.Round(time.Second)
	switch minutes, seconds := int(d.Minutes()), int(d.Seconds())%60; {
	case minutes == 0:
		return fmt.Sprintf("%d s", seconds)
	case minutes < 60:
		return fmt.Sprintf("%d min %d s", minutes, seconds)
	default:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
}

// hardLine is the line of the first item that was hard.
func (m *screen) hardLine() int {
	if m.frame().compact {
		return 4
	}
	return 1
}

func (m *screen) endBody() body {
	var b body
	f, t := m.frame(), m.theme
	if f.compact {
		b.add(f.indent([]string{m.endTitle(), t.faint.Render(m.endFigures())}))
		b.gap()
	}
	if n := len(m.end.fronts); n > 0 {
		b.add(f.indent([]string{wereHard(n)}))
		for i := range m.end.fronts {
			b.add([]string{m.hardRow(f, i)})
		}
		b.gap()
	}
	o := m.end.outlook
	parts := []string{fmt.Sprintf("tomorrow %d", o.Tomorrow), fmt.Sprintf("this week %d", o.Week),
		fmt.Sprintf("known %d of %d", o.Known, o.Items)}
	if o.Streak > 0 {
		parts = append(parts, "streak "+study.Count(o.Streak, "day"))
	}
	b.add(f.indent(wrapped(strings.Join(parts, "   "), f.column())))
	return b
}

func wereHard(n int) string {
	if n == 1 {
		return "1 was hard:"
	}
	return fmt.Sprintf("%d were hard:", n)
}

// hardRow draws an item that was hard: its name and its first words.
func (m *screen) hardRow(f frame, i int) string {
	_, name, _ := strings.Cut(markup.Clean(m.end.sum.Hard[i]), "/")
	mark := "  "
	if i == m.end.picked {
		mark = m.theme.accent.Render("› ")
	}
	label := 22
	if f.compact {
		label = 14
	}
	name = ansi.Truncate(name, label-2, "…")
	words := ansi.Truncate(m.end.fronts[i], f.column()-2-label, "…")
	return strings.Repeat(" ", f.margin) + mark + name + strings.Repeat(" ", label-lipgloss.Width(name)) + m.theme.faint.Render(words)
}
