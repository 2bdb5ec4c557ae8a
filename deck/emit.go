package deck

import (
	"strings"
	"unicode"

	"goodcard/deck/strictyaml"
)

// Emit writes the texts of a card as an entry under "cards:", as a person would: its id,
// what it asks, its wordings, answers and note. What a deck says about the card, such as
// concepts, tags and source, is left out.
func Emit(c *Card) string {
	e := &emitter{}
	e.b.WriteString("  - id: " + c.ID + "\n")
	e.text(string(c.Kind), c.Text)
	e.text("answer", c.Answer)
	if c.BothWays {
		e.b.WriteString("    both-ways: true\n")
	}
	e.list("accept", c.Accept)
	if len(c.Wrong) > 0 {
		e.b.WriteString("    wrong:\n")
		for _, w := range c.Wrong {
			e.b.WriteString("      - text: " + strictyaml.Quote(w.Text) + "\n")
			if w.Why != "" {
				e.b.WriteString("        why: " + strictyaml.Quote(w.Why) + "\n")
			}
			if w.Misconception != "" {
				e.b.WriteString("        misconception: " + w.Misconception + "\n")
			}
		}
	}
	e.list("points", c.Points)
	e.list("also", c.Also)
	e.list("unseen", c.Unseen)
	e.text("note", c.Note)
	return e.b.String()
}

type emitter struct{ b strings.Builder }

func (e *emitter) text(key, text string) {
	if text == "" {
		return
	}
	e.b.WriteString("    " + key + ": ")
	if !block(text) {
		e.b.WriteString(strictyaml.Quote(text) + "\n")
		return
	}
	e.b.WriteString("|-\n")
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			e.b.WriteString("      ")
		}
		e.b.WriteString(line)
	}
	e.b.WriteString("\n")
}

// block tells whether a text of several lines can stand in a YAML block as it is: a block
// takes its indentation from the first line, and loses white space at the end of lines.
func block(text string) bool {
	if !strings.Contains(text, "\n") || strings.HasSuffix(text, "\n") || strings.HasPrefix(text, " ") || strings.HasPrefix(text, "\n") {
		return false
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.TrimRight(line, " ") != line || strings.ContainsFunc(line, unicode.IsControl) {
			return false
		}
	}
	return true
}

func (e *emitter) list(key string, texts []string) {
	if len(texts) == 0 {
		return
	}
	e.b.WriteString("    " + key + ":\n")
	for _, text := range texts {
		e.b.WriteString("      - " + strictyaml.Quote(text) + "\n")
	}
}
