package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// A body is what stands between the progress bar and the grades, in lines as wide as the
// frame. What it shows of the question stands first and is the same before and after the
// answer, so that the question never moves.
type body struct {
	lines  []string
	field  int   // line of the text field of a type card
	points []int // lines of the points of an explain card
}

func (b *body) add(lines []string) { b.lines = append(b.lines, lines...) }

func (b *body) gap() { b.lines = append(b.lines, "") }

// body draws the card.
func (m *screen) body() body {
	if m.stage == atEnd {
		return m.endBody()
	}
	var b body
	f := m.frame()
	if m.prompt.Before != nil {
		b.add(f.indent(wrapped(m.theme.accent.Render("changed since you last saw it")+m.theme.faint.Render("   c shows how, with the answer"), f.column())))
		b.gap()
	}
	b.add(f.indent(m.render(m.prompt.Question)))
	m.picture(&b)
	switch m.prompt.Card.Kind {
	case deck.Type:
		b.gap()
		m.typedBody(&b)
	case deck.Choose:
		b.gap()
		m.choiceBody(&b)
	case deck.Explain:
		if m.stage == onBack {
			b.gap()
			m.pointsBody(&b)
		}
	default:
		if m.stage == onBack {
			b.gap()
			b.add(f.indent(m.render(m.prompt.Answer)))
		}
	}
	if m.stage == onBack {
		m.margin(&b)
	}
	return b
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
	b.gap()
	b.add(m.frame().indent(wrapped(m.theme.faint.Render(alt+"   o opens it"), m.frame().column())))
}

// margin draws what the card says beside the answer: notes, where it comes from, how sure
// it is.
func (m *screen) margin(b *body) {
	card := &m.prompt.Card
	var lines []string
	add := func(style lipgloss.Style, label, text string) {
		if text != "" {
			lines = append(lines, renderer{m.theme}.styled(label+text, m.frame().column(), style)...)
		}
	}
	add(m.theme.faint, "", card.Note)
	add(m.theme.faint, "yours: ", m.prompt.Note)
	if card.Status != "" && card.Status != deck.Established {
		add(m.theme.faint, "", string(card.Status))
	}
	if m.prompt.Memory.Flagged {
		lines = append(lines, m.theme.faint.Render("! flagged"))
	}
	source := markup.Clean(m.prompt.Source)
	if card.AsOf != "" {
		source = strings.TrimPrefix(source+", as of "+markup.Clean(card.AsOf), ", ")
	}
	if source != "" {
		lines = append(lines, wrapped(m.theme.fainter.Render(source), m.frame().column())...)
	}
	if len(lines) > 0 {
		b.gap()
		b.add(m.frame().indent(lines))
	}
}
