package document

import (
	"strconv"
	"strings"
)

// mark returns what a reader sees before an item of a list.
func mark(ordered bool, number int) string {
	if ordered {
		return strconv.Itoa(number) + ". "
	}
	return "• "
}

func (f *flow) list(n *node) {
	list := Block{Kind: List, Ordered: n.name == "ol", Anchor: f.takeAnchor()}
	f.captions(n)
	f.items(&list, n)
	if list.Anchor == "" && len(list.Blocks) > 0 {
		list.Anchor = list.Blocks[0].Anchor
	}
	f.put(list)
}

// captions adds what stands over a list or a table.
func (f *flow) captions(n *node) {
	for c := range n.children() {
		if c.name == "caption" && !f.skip(c) {
			f.children(c)
			f.flush()
		}
	}
}

// items adds what stands in a list. What is no item belongs to the one before.
func (f *flow) items(list *Block, n *node) {
	for c := range n.children() {
		if c.name == "" && c.first == 0 || c.name == "caption" || c.name != "" && f.skip(c) {
			continue
		}
		item := Block{Kind: Item}
		if c.name == "li" {
			f.meet(c, false)
			item.Anchor = f.anchor
			item.Blocks = f.within(c)
			if len(item.Blocks) > 0 {
				list.Blocks = append(list.Blocks, spanned(item))
			}
			continue
		}
		g := flow{page: f.page}
		g.node(c)
		g.flush()
		if len(g.blocks) == 0 {
			continue
		}
		if last := len(list.Blocks) - 1; last >= 0 {
			item = list.Blocks[last]
			list.Blocks = list.Blocks[:last]
		}
		item.Blocks = append(item.Blocks, g.blocks...)
		list.Blocks = append(list.Blocks, spanned(item))
	}
}

// definitions is a <dl>. Without terms it only indents, and without definitions it is a list.
func (f *flow) definitions(n *node) {
	anchor := f.takeAnchor()
	if isContents(n) {
		return
	}
	f.captions(n)
	g := glossary{flow: flow{page: f.page}}
	g.entries(n)
	f.flush()
	f.blocks = append(f.blocks, g.before...)
	switch {
	case !g.terms:
	case !g.defined:
		list := Block{Kind: List, Anchor: anchor}
		for _, t := range g.blocks {
			item := t
			item.Kind = Paragraph
			list.Blocks = append(list.Blocks, spanned(Block{Kind: Item, Blocks: []Block{item}}))
		}
		f.put(list)
	case isNumbering(g.blocks):
		list := Block{Kind: List, Ordered: true, Anchor: anchor}
		for _, b := range g.blocks {
			if b.Kind == Definition {
				list.Blocks = append(list.Blocks, spanned(Block{Kind: Item, Blocks: b.Blocks}))
			}
		}
		f.put(list)
	default:
		f.put(Block{Kind: Definitions, Anchor: anchor, Blocks: g.blocks})
	}
}

// isNumbering reports whether all terms of a <dl> are the numbers of a list, such as 1. or [2]. A bare number may be a
// term, such as the exit code of a program.
func isNumbering(entries []Block) bool {
	for _, b := range entries {
		if b.Kind != Term {
			continue
		}
		text := strings.TrimSpace(TextOf(b.Spans))
		if strings.Trim(text, "[(.)]") == text || strings.Trim(text, "[(0123456789.)]") != "" {
			return false
		}
	}
	return true
}

// isContents reports whether a <dl> is a list of contents: all that stands in it are numbers, and links to places.
func isContents(dl *node) bool {
	linked := false
	for c := range dl.children() {
		if c.name != "" && (c.name != "dd" && c.name != "dt" || !leadsOn(c, &linked)) {
			return false
		}
	}
	return linked
}

// leadsOn reports whether an element holds only numbers and links to places of this page or another one.
func leadsOn(n *node, linked *bool) bool {
	for c := range n.children() {
		switch {
		case c.name == "" && strings.Trim(c.text, "0123456789.:) \t\n\u00a0") != "":
			return false
		case c.name == "a" && strings.Contains(c.attr("href"), "#"):
			*linked = true
		case c.name == "pre" || !leadsOn(c, linked):
			return false
		}
	}
	return true
}

// A glossary gathers terms and definitions.
type glossary struct {
	flow
	terms, defined bool
	before         []Block // of which no term stands before
}

func (g *glossary) entries(n *node) {
	for c := range n.children() {
		switch {
		case c.name == "" && c.first == 0, c.name == "caption":
		case c.name != "" && g.skip(c):
		case c.name == "dt":
			g.meet(c, false)
			g.term(c)
		case c.name == "dd":
			g.meet(c, false)
			g.define(g.within(c))
		case c.name != "" && hasEntries(c):
			g.meet(c, !isBlock(c.name))
			g.entries(c)
		default: // it stands where nothing should, and belongs to what stands before
			in := flow{page: g.page}
			in.node(c)
			in.flush()
			g.define(in.blocks)
		}
	}
}

// hasEntries reports whether an element only groups entries of a <dl>.
func hasEntries(n *node) bool {
	for c := range n.children() {
		if c.name == "dt" || c.name == "dd" {
			return true
		}
	}
	return false
}

// term adds a <dt>; each of its lines is a term.
func (g *glossary) term(n *node) {
	anchor := g.anchorOf(n)
	spans, first, last := g.inline(n, "\n")
	g.takeAnchor() // of what stands in the term
	for _, name := range splitLines(spans) {
		if !isEmpty(name) {
			g.blocks = append(g.blocks, Block{Kind: Term, Label: n.isLabel || isLabelled(n), Anchor: anchor, Spans: name, First: first, Last: last})
			g.terms = true
		}
	}
}

// isEmpty reports whether nobody sees anything of spans.
func isEmpty(spans []Span) bool { return line(TextOf(spans)) == "" }

// splitLines parts spans at their forced breaks.
func splitLines(spans []Span) [][]Span {
	lines := [][]Span{nil}
	for _, s := range spans {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			s.Text = text
			lines[len(lines)-1] = append(lines[len(lines)-1], s)
		}
	}
	return lines
}

// define adds a definition.
func (g *glossary) define(blocks []Block) {
	switch {
	case len(blocks) == 0:
		return
	case !g.terms:
		g.before = append(g.before, blocks...)
		return
	}
	g.defined = true
	g.blocks = append(g.blocks, spanned(Block{Kind: Definition, Blocks: blocks}))
}
