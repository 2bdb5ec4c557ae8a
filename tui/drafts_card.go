package tui

import (
	"strings"

	"goodcard/deck/markup"
	"goodcard/words"
)

// The passage of a draft stands beside it where both have room, and else below it.
const (
	besideWidth = 110 // of a terminal
	besideGap   = 4
	besideMost  = 2*(maxColumn+4) + besideGap
)

// frame leaves no rows for grades, and has two columns on a wide terminal.
func (m *draftsScreen) frame() frame {
	f := newFrame(m.width, m.height)
	f.grades = 0
	if m.width >= besideWidth {
		f.width = min(m.width, besideMost)
		f.left = (m.width - f.width) / 2
	}
	f.status = len(m.status(f))
	return f
}

// A draftCard is a draft with the passage that it was made from.
type draftCard struct{ draftsLayer }

func (l draftCard) draw(f frame) drawing {
	width, beside := f.column(), f.width >= besideWidth
	if beside {
		width = (f.width - 2*f.margin - besideGap) / 2
	}
	card, passage := l.card(width), l.passage(width)
	if beside {
		return drawing{lines: f.indent(l.columns(card, passage, width)), scroll: l.m.scroll}
	}
	if len(passage) > 0 {
		card = append(append(card, ""), passage...)
	}
	return drawing{lines: f.indent(card), scroll: l.m.scroll}
}

// columns puts lines beside others.
func (l draftCard) columns(left, right []string, width int) []string {
	rows := make([]string, max(len(left), len(right)))
	for i := range rows {
		if i < len(left) {
			rows[i] = left[i]
		}
		if i < len(right) && right[i] != "" {
			rows[i] += strings.Repeat(" ", max(width-l.m.theme.method.StringWidth(rows[i]), 0)+besideGap) + right[i]
		}
	}
	return rows
}

// card draws the draft: as a learner will meet it, and then faintly what else it says.
func (l draftCard) card(width int) []string {
	t := l.m.theme
	var lines []string
	aside := false
	for i, part := range draftParts(l.m.draft) {
		text := renderer{t}.text(part.text, width)
		if !part.asked {
			const label = 11
			text = hang(t.faint.Render(part.label+strings.Repeat(" ", max(label-len(part.label), 2))), strings.Repeat(" ", label),
				renderer{t}.styled(part.text, width-max(label, len(part.label)+2), t.faint))
		}
		if part.asked && i > 0 || !part.asked && !aside {
			lines = append(lines, "")
		}
		aside = !part.asked
		lines = append(lines, text...)
	}
	for i, doubt := range l.m.draft.Doubts() {
		if i == 0 {
			lines = append(lines, "")
		}
		lines = append(lines, hang(t.accent.Render("! "), "  ", wrapped(markup.Clean(doubt), width-2))...)
	}
	return lines
}

// passage draws what the draft was made from, with what stands around it.
func (l draftCard) passage(width int) []string {
	t, place, rule := l.m.theme, "", ""
	if place, rule = origin(l.m.draft); place == "" {
		return wrapped(t.faint.Render(noOrigin), width)
	}
	lines := append(wrapped(t.faint.Render(place), width), wrapped(t.faint.Render(rule), width)...)
	lines = append(lines, "")
	q := l.m.draft.Entry.Quote
	exact := cleanLines(strings.TrimSpace(q.Exact))
	text := t.faint.Render(comesBefore(q.Prefix)) + exact + t.faint.Render(comesBehind(q.Suffix))
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapped(line, width)...)
	}
	return lines
}

// A draftsDone is shown behind the last draft.
type draftsDone struct{ draftsLayer }

func (l draftsDone) draw(f frame) drawing {
	lines := []string{l.m.theme.strong.Render(lastDraft)}
	if did := draftCounts(l.m.s.Counts()); did != "" && f.compact { // the header has it
		lines = append(lines, did)
	}
	for _, text := range draftsEnd(l.m.s, l.m.path) {
		lines = append(lines, "")
		lines = append(lines, wrapped(words.InData(markup.Clean(text), l.m.o.Data), f.column())...)
	}
	return drawing{lines: f.indent(lines), scroll: l.m.scroll}
}
