package tui

import (
	"goodcard/deck/markup"
	"goodcard/deck/prose/document"
	"goodcard/deck/reason"
	"goodcard/keys"
)

// readText shows a text that the program brings, from the place on that the card names: no other program can open what
// lies in no folder.
func (m *screen) readText(t target) {
	doc, from, _, err := t.text.Read()
	if err != nil {
		m.push(m.byHandPage(t, "It cannot be shown: "+reason.Text(err)+"."))
		return
	}
	drawn := 0 // the width for which lines were made; each key draws the page anew
	var lines []string
	at := 0
	p := &page{m: &m.stage, title: t.title, also: keys.Open}
	p.lines = func(width int) []string {
		if width != drawn {
			r := renderer{m.theme}
			lines = r.document(doc.Blocks[:from], width)
			if at = len(lines); at > 0 {
				lines, at = append(lines, ""), at+1
			}
			lines = append(lines, r.document(doc.Blocks[from:], width)...)
			drawn = width
		}
		return lines
	}
	const head = 2 // lines of a page above its own
	f := m.frame()
	if all := p.lines(f.column()); from > 0 {
		p.scroll = clampScroll(head+at, head+len(all), f.bodyRows())
	}
	m.push(p)
}

// document returns the lines of blocks of a text.
func (r renderer) document(blocks []document.Block, width int) (lines []string) {
	for i := range blocks {
		text := markdownOf(&blocks[i])
		if text == "" {
			continue
		}
		style := r.theme.plain
		if blocks[i].Kind == document.Heading {
			style = r.theme.strong
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, r.styled(text, width, style)...)
	}
	return lines
}

// markdownOf returns a block as Markdown; "" for what people do not see. Block by block, no text is too long.
func markdownOf(b *document.Block) string {
	if b.Data {
		return ""
	}
	return document.MarkdownOf([]document.Block{*b})
}

// readText says what a text of the program says at the place that the card names; all of it where it names none.
func (p *plain) readText(t target) {
	doc, from, to, err := t.text.Read()
	if err != nil {
		p.say("It cannot be shown: " + markup.Clean(reason.Text(err)) + ".")
		return
	}
	p.say("Source: " + t.title + ".")
	for i := range doc.Blocks[from:to] {
		p.lines(markup.Text(markdownOf(&doc.Blocks[from+i])))
	}
	p.say("End of the source.")
}
