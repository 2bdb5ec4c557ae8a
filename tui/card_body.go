package tui

import (
	"strings"

	"slices"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// A body is what stands between the progress bar and the grades, in lines as wide as the
// frame. What it shows of the question stands first and is the same before and after the
// answer, so that the question never moves.
type body struct {
	lines   []string
	field   int   // line of the text field of a type card
	points  []int // lines of the points of an explain card
	options []int // lines of the options of a choice
	ideas   int   // line of the first entry of a concept; 0 for none
	answer  span  // what the answer says first, before what stands beside it; of a choice the right option
}

func (b *body) add(lines []string) { b.lines = append(b.lines, lines...) }

// answered notes that the answer stands in all lines from one on.
func (b *body) answered(from int) { b.answer = span{from, len(b.lines) - 1} }

func (b *body) gap() { b.lines = append(b.lines, "") }

// body draws the card.
func (m *screen) body() body {
	var b body
	f := m.frame()
	if m.prompt.AtOnce {
		b.add(f.indent(wrapped(m.theme.accent.Render(atOnce(m.prompt))+m.theme.faint.Render(" "+m.quitKey()+" "+leaves(m.prompt)+"."), f.column())))
		b.gap()
	}
	if len(m.prompt.Changes()) > 0 {
		b.add(f.indent(wrapped(m.theme.accent.Render("changed since you last saw it")+m.theme.faint.Render("   c shows how, with the answer"), f.column())))
		b.gap()
	}
	if notice := m.prompt.OwnNotice(); notice != "" {
		command := strings.Trim(words.InData(m.prompt.OwnCommand(), m.o.Data), "'")
		lines := []string{notice + " See '" + command + "'."}
		if cells(lines[0]) > f.column() {
			lines = append(wrapped(notice, f.column()), unbroken(command, f.column())...)
		}
		for i, line := range lines {
			lines[i] = m.theme.accent.Render(line)
		}
		b.add(f.indent(lines))
		b.gap()
	}
	b.add(f.indent(m.render(m.prompt.Question)))
	m.picture(&b)
	back := m.back()
	switch m.prompt.Card.Kind {
	case deck.Type:
		b.gap()
		m.typedBody(&b, back)
	case deck.Choose:
		b.gap()
		m.choiceBody(&b, back)
	case deck.Explain:
		if m.open {
			b.gap()
			m.pointsBody(&b, back)
		}
	default:
		for _, s := range back {
			if s.Part == study.PartAnswer {
				b.gap()
				from := len(b.lines)
				b.add(f.indent(m.render(s.Text)))
				b.answered(from)
			}
		}
	}
	m.margin(&b, back)
	return b
}

// quitKey names the key that quits, whatever has the keyboard.
func (m *screen) quitKey() string {
	live := m.top().live()
	return live[slices.IndexFunc(live, func(k keys.Key) bool { return k.Action == keys.Quit })].Name
}

// back returns the sections of the answer; none on a front.
func (m *screen) back() []study.Section {
	if !m.open {
		return nil
	}
	return m.prompt.Back(m.answer)
}

func (m *screen) render(source string) []string {
	return renderer{m.theme}.text(source, m.frame().column())
}

// picture tells what the picture of a card shows.
func (m *screen) picture(b *body) {
	if m.prompt.Card.Image == "" {
		return
	}
	alt := "picture: " + markup.Line(m.prompt.Card.Alt)
	if len(m.targets) > 0 {
		alt += "   o opens it"
	}
	b.gap()
	b.add(m.frame().indent(wrapped(m.theme.faint.Render(alt), m.frame().column())))
}

// margin draws what stands beside the answer: notes, what the concept is, how sure it is, where
// it comes from.
func (m *screen) margin(b *body, back []study.Section) {
	width := m.frame().column()
	faint := func(text string) []string { return renderer{m.theme}.styled(text, width, m.theme.faint) }
	begun := false
	add := func(lines []string) {
		if !begun {
			b.gap()
			begun = true
		}
		b.add(m.frame().indent(lines))
	}
	for _, s := range back {
		switch s.Part {
		case study.PartNote:
			add(faint(s.Text))
		case study.PartOwnNote:
			add(faint("yours: " + s.Text))
		case study.PartIdea:
			if begun {
				b.gap()
			}
			if b.ideas == 0 {
				b.ideas = len(b.lines)
			}
			add(wrapped(m.theme.faint.Render(markup.Clean(s.Label)), width))
			add(faint(s.Text))
		case study.PartStatus:
			add(wrapped(m.theme.faint.Render(markup.Clean(s.Text)), width))
		case study.PartFlag:
			add([]string{m.theme.faint.Render("! " + s.Text)})
		case study.PartSource:
			add(wrapped(m.theme.fainter.Render(markup.Clean(s.Text)), width))
		}
	}
}
