package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck/markup"
	"goodcard/keys"
	"goodcard/words"
)

// View draws the screen. Each part has rows of its own, whatever the others hold.
func (m *stage) View() tea.View {
	v := tea.View{AltScreen: true, KeyboardEnhancements: tea.KeyboardEnhancements{ReportEventTypes: true, ReportAlternateKeys: true}}
	switch {
	case m.width == 0 || m.err != nil: // nothing is known of the terminal yet, or the program ends
	case m.tooSmall():
		v.Content = m.smallView()
	default:
		v.Content, v.Cursor = m.draw()
	}
	return v
}

func (m *stage) tooSmall() bool { return m.width < minWidth || m.height < minHeight }

func (m *stage) smallView() string {
	text := fmt.Sprintf("This terminal has %dx%d cells; %dx%d are needed. '%s' needs no size. q quits.",
		m.width, m.height, minWidth, minHeight, m.scene.plainly())
	return strings.Join(wrapped(words.InData(text, m.o.Data), m.width), "\n")
}

// draw returns the rows of the frame, and the cursor of a text field.
func (m *stage) draw() (string, *tea.Cursor) {
	f := m.scene.frame()
	rows := make([]string, f.height)
	if !f.compact {
		rows[0], rows[1] = m.scene.header(f), m.scene.progress(f)
	}
	d := m.top().draw(f)
	lines, status := d.lines, m.status(f)
	if f.compact && len(lines) > f.bodyRows() { // what is not seen is told beside what happened, or below it
		if f.width-2-cells(status[len(status)-1])-2 < cells(m.more(1, 1)) {
			status = append(status, "")
			f.status++
		}
	}
	shown := f.bodyRows()
	scroll := clampScroll(d.scroll, len(lines), shown)
	copy(rows[f.bodyTop():f.bodyTop()+shown], lines[scroll:])

	more := m.more(scroll, len(lines)-scroll-shown)
	bottom := rows[f.height-1-f.status:]
	copy(rows[f.height-1-f.status-f.grades:], m.scene.foot(f))
	if !f.compact {
		rows[f.bodyTop()+shown] = strings.Repeat(" ", f.margin) + more
		more = ""
	}
	for i, line := range status {
		bottom[i] = " " + line
	}
	bottom[f.status-1] = f.sides(status[f.status-1], more)
	bottom[f.status] = m.keyLine(f)
	return f.place(rows), m.cursorAt(f, d.cursor, scroll, shown)
}

// cursorAt moves a cursor from the body to the terminal. One that is scrolled away is not
// shown.
func (m *stage) cursorAt(f frame, c *tea.Cursor, scroll, shown int) *tea.Cursor {
	if c == nil || c.Y < scroll || c.Y >= scroll+shown {
		return nil
	}
	c.X += f.left
	c.Y += f.top + f.bodyTop() - scroll
	return c
}

// more says in which direction a body goes on.
func (m *stage) more(above, below int) string {
	switch {
	case above > 0 && below > 0:
		return m.theme.faint.Render("more above and below   pgup pgdn")
	case below > 0:
		return m.theme.faint.Render("more below   pgdn")
	case above > 0:
		return m.theme.faint.Render("more above   pgup")
	default:
		return ""
	}
}

// header names the deck and, with the answer, the concept.
func (m *screen) header(f frame) string {
	if m.end != nil {
		return m.end.header(f)
	}
	left := markup.Clean(m.prompt.DeckTitle)
	if u := m.prompt.Unit; u != nil && !m.open {
		left += m.theme.faint.Render(fmt.Sprintf(" › unit %d of %d, %s", u.Number, u.Of, markup.Clean(u.Title)))
	}
	if m.open && len(m.prompt.Concepts) > 0 {
		left += m.theme.faint.Render(" › " + markup.Clean(strings.Join(m.prompt.Concepts, ", ")))
	}
	return f.sides(left, m.theme.faint.Render(m.left()))
}

// left says what is left of the session, this card with it.
func (m *screen) left() string {
	var parts []string
	practice := "practice"
	if m.prompt.Preview {
		practice = "preview"
	}
	if m.prompt.Cram {
		parts = append(parts, practice, fmt.Sprintf("%d left", m.counts.Practice))
	}
	for _, c := range []struct {
		n    int
		word string
	}{{m.counts.New, "new"}, {m.counts.Again, "again"}, {m.counts.Due, "due"}, {m.counts.Early, "early"}} {
		if c.n > 0 && !m.prompt.Cram {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.word))
		}
	}
	return strings.Join(parts, "   ")
}

// progress draws how much of the session is done.
func (m *screen) progress(f frame) string { return m.bar(f, m.answered, m.counts.Total()) }

// bar draws how much is done and how much is left.
func (m *stage) bar(f frame, done, left int) string {
	width := f.width - 2
	if all := done + left; all > 0 {
		done = width * done / all
	} else {
		done = width
	}
	return " " + m.theme.accent.Render(strings.Repeat("━", done)) + m.theme.faint.Render(strings.Repeat("╌", width-done))
}

// maxStatus is how many lines what happened may take.
const maxStatus = 3

// status says what happened, with the news of decks, in one line where that can be: where these are
// told goes first, then a key. What is longer takes lines of the body until the next key.
func (m *stage) status(f frame) []string {
	const gap = "   "
	said := words.InData(markup.Clean(m.said), m.o.Data)
	first := said
	if at := strings.LastIndex(said, gap); at > 0 {
		first = said[:at]
	}
	lines := []string{said, first}
	if n := len(m.troubles); m.news != "" && m.said != m.troubles[n-1] {
		news := gap + markup.Clean(m.news)
		lines = []string{said + news + ", told at the end", said + news, first + news, first}
	}
	for _, line := range lines {
		if cells(line) <= f.width-2 {
			return []string{line}
		}
	}
	all := whole(lines[min(1, len(lines)-1)], f.width-2)
	if len(all) > maxStatus {
		all = all[:maxStatus]
		all[maxStatus-1] = cut(all[maxStatus-1]+"…", f.width-2, "…")
	}
	return all
}

// keyLine lists the keys that work now, as many as there is room for. What gives way last is the
// undo, and before it the keys that tick points; the help and the way out always stand.
func (m *stage) keyLine(f frame) string {
	var live []keys.Key
	for _, k := range m.top().live() {
		if !k.Quiet {
			live = append(live, k)
		}
	}
	gap := "   "
	if f.width < fullWidth {
		gap = "  "
	}
	terse := false
	for {
		parts := make([]string, len(live))
		for i, k := range live {
			parts[i] = k.Name
			if !terse || !k.Brief {
				parts[i] += " " + m.theme.faint.Render(k.Word)
			}
		}
		line := strings.Join(parts, gap)
		at := givesWay(live)
		switch brief := slices.ContainsFunc(live, func(k keys.Key) bool { return k.Brief }); {
		case cells(line) <= f.width-2 || at < 0:
			return " " + line
		case brief && !terse:
			terse = true
		case brief && len(gap) > 1:
			gap = " "
		default:
			live = slices.Delete(live, at, at+1)
		}
	}
}

// givesWay returns which key goes where there is not room for all; -1 where none may go.
func givesWay(live []keys.Key) int {
	last := map[keys.Action]int{}
	for i, k := range slices.Backward(live) {
		switch k.Action {
		case keys.Help, keys.Quit, keys.Close, keys.KeepNote:
		case keys.Undo, keys.TickPoint: // nothing else on the screen says that digits tick
			last[k.Action] = i
		default:
			return i
		}
	}
	for _, a := range []keys.Action{keys.TickPoint, keys.Undo} {
		if i, ok := last[a]; ok {
			return i
		}
	}
	return -1
}
