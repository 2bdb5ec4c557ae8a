package tui

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/markup"
	"goodcard/study"
)

// typedBody draws the field of a typed answer, and later how the answer compares.
func (m *screen) typedBody(b *body) {
	f, t := m.frame(), m.theme
	b.field = len(b.lines)
	answer := markup.Line(m.prompt.Answer)
	line := func(label, text, remark string) {
		if remark != "" {
			text += t.faint.Render("   " + remark)
		}
		b.add(f.indent(hang(label, "     ", wrapped(text, f.column()-typedLabel))))
	}
	if m.stage == onFront {
		b.add(f.indent([]string{t.faint.Render("you  ") + m.field.View()}))
		return
	}
	right := func() { line(t.right.Render("+    "), t.right.Render(answer), "") }
	verdict, _, compared := m.prompt.Check(m.answer)
	if !compared || verdict == study.Right {
		right()
		return
	}
	typed := markup.Clean(*m.answer.Typed)
	d := compare(typed, append([]string{answer}, m.prompt.Card.Accept...))
	line(t.faint.Render("you  "), typed, "")
	if verdict == study.Almost {
		line(t.wrong.Render("x    "), d.marked(t), "almost: "+d.remark())
	} else if d.near() {
		line(t.wrong.Render("x    "), d.marked(t), "wrong: "+d.remark())
	} else {
		line(t.wrong.Render("x    "), t.wrong.Render("wrong"), "")
	}
	right()
}

// choiceBody draws the options, and later which is right and why the others are not.
func (m *screen) choiceBody(b *body) {
	f, t := m.frame(), m.theme
	width := f.column() - 3
	for i, option := range m.prompt.Options {
		mark, face := " ", t.plain
		if m.stage == onBack {
			switch {
			case option.Right:
				mark, face = t.right.Render("+"), t.right
			case m.answer.Choice != nil && *m.answer.Choice == i:
				mark, face = t.wrong.Render("x"), t.wrong
			}
		}
		lines := renderer{t}.styled(option.Text, width, face)
		if m.stage == onBack && option.Why != "" {
			lines = append(lines, renderer{t}.styled(option.Why, width, t.faint)...)
		}
		b.add(f.mark(mark, hang(face.Render(letter(i))+"  ", "   ", lines)))
	}
}

// pointsBody draws the points of an explanation with what was said of them.
func (m *screen) pointsBody(b *body) {
	f, t := m.frame(), m.theme
	for i, point := range m.prompt.Card.Points {
		box, face := "[ ]", t.plain
		if slices.Contains(m.answer.Points, i) {
			box, face = "[x]", t.right
		}
		label := fmt.Sprintf("%s %d  ", box, i+1)
		b.points = append(b.points, len(b.lines))
		lines := hang(label, strings.Repeat(" ", len(label)), renderer{t}.text(point, f.column()+2-len(label)))
		lines[0] = face.Render(label) + lines[0][len(label):]
		b.add(outdent(f, lines))
	}
	_, g, _ := m.prompt.Check(m.answer)
	b.gap()
	b.add(f.indent([]string{t.faint.Render(fmt.Sprintf("%d of %s: %s is proposed",
		len(m.answer.Points), study.Count(len(m.prompt.Card.Points), "point"), g.Rating()))}))
}

// outdent puts lines two cells into the margin.
func outdent(f frame, lines []string) []string {
	f.margin -= 2
	return f.indent(lines)
}
