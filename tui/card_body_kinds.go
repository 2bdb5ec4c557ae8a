package tui

import (
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/spelling"
	"goodcard/keys"
	"goodcard/study"
)

// typedBody draws the field of a typed answer, and later how the answer compares.
func (m *screen) typedBody(b *body, back []study.Section) {
	f, t := m.frame(), m.theme
	b.field = len(b.lines)
	line := func(label, text, remark string) {
		if remark != "" {
			text += t.faint.Render("   " + remark)
		}
		b.add(f.indent(hang(label, "     ", wrapped(text, f.column()-typedLabel))))
	}
	if !m.open {
		b.add(f.indent([]string{t.faint.Render("you  ") + m.field.input.View()}))
		return
	}
	for _, s := range back {
		if s.Part != study.PartVerdict || s.Typed == nil {
			continue
		}
		line(t.faint.Render("you  "), markup.Clean(*m.answer.Typed), "")
		word := "wrong"
		if s.Verdict == study.Almost {
			word = "almost"
		}
		if s.Typed.Remark == "" {
			line(t.wrong.Render("x    "), t.wrong.Render(word), "")
		} else {
			line(t.wrong.Render("x    "), marked(t, s.Typed), word+": "+s.Typed.Remark)
			if s.Typed.With != m.prompt.Answer {
				line(t.right.Render("+    "), t.right.Render(markup.Clean(s.Typed.With)), "accepted too")
			}
		}
	}
	line(t.right.Render("+    "), t.right.Render(markup.Clean(m.prompt.Answer)), "")
	b.answered(b.field)
}

// marked draws what was typed with signs around what differs. Where letters or words are
// missing, the signs stand around a dot for each.
func marked(t theme, c *study.Comparison) string {
	var parts []string
	for i, p := range c.Pieces {
		switch {
		case p.Side == spelling.Both:
			parts = append(parts, p.Text)
		case p.Side == spelling.First:
			parts = append(parts, t.wrong.Render("~"+p.Text+"~"))
		case i == 0 || c.Pieces[i-1].Side != spelling.First: // else the signs stand there already
			parts = append(parts, t.wrong.Render("~"+strings.Repeat("·", p.N)+"~"))
		}
	}
	return strings.Join(parts, c.Between)
}

// choiceBody draws the options, and later which is right and why the others are not.
func (m *screen) choiceBody(b *body, back []study.Section) {
	f, t := m.frame(), m.theme
	width := f.column() - 3
	for i, option := range m.prompt.Options {
		s := study.Section{Text: option.Text}
		if len(back) > 0 {
			s = back[i]
		}
		mark, face := " ", t.plain
		if !m.open && i == m.selected {
			mark, face = t.accent.Render("›"), t.strong
		}
		switch s.Mark {
		case study.RightMark:
			mark, face = t.right.Render("+"), t.right
		case study.WrongMark:
			mark, face = t.wrong.Render("x"), t.wrong
		}
		lines := renderer{t}.styled(s.Text, width, face)
		if s.Why != "" {
			lines = append(lines, renderer{t}.styled(s.Why, width, t.faint)...)
		}
		b.options = append(b.options, len(b.lines))
		b.add(f.mark(mark, hang(face.Render(study.Letter(i))+"  ", "   ", lines)))
		if s.Mark == study.RightMark {
			b.answered(b.options[i])
		}
	}
}

// pointsBody draws the points of an explanation with what was made of them.
func (m *screen) pointsBody(b *body, back []study.Section) {
	f, t := m.frame(), m.theme
	for _, s := range back {
		if s.Part != study.PartPoint {
			continue
		}
		box, face := "[ ]", t.plain
		if s.Mark == study.RightMark {
			box, face = "[x]", t.right
		}
		label := box + " " + s.Label + "  "
		b.points = append(b.points, len(b.lines))
		lines := hang(label, strings.Repeat(" ", len(label)), renderer{t}.text(s.Text, f.column()+2-len(label)))
		lines[0] = face.Render(label) + lines[0][len(label):]
		b.add(outdent(f, lines))
	}
	_, g, _ := m.prompt.Check(m.answer)
	b.gap()
	b.add(f.indent([]string{t.faint.Render(m.prompt.Judge(m.answer).Text + ": " + m.state(keys.OnBack).Word(g) + " is proposed")}))
	b.answered(b.points[0])
}

// outdent puts lines two cells into the margin.
func outdent(f frame, lines []string) []string {
	f.margin -= 2
	return f.indent(lines)
}
