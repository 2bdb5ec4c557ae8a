package document

import "strings"

// details is a <details>: what its summary says, and what a click on it shows. One that holds headings is a part of
// the page that can be folded up.
func (f *flow) details(n *node) {
	var summary *node
	body := &node{name: "div"}
	for c := range n.children() {
		if c.name == "summary" && summary == nil {
			summary = c
			continue
		}
		copied := *c
		copied.next = nil
		body.add(&copied)
	}
	if summary == nil || f.skip(summary) {
		f.children(body)
		f.flush()
		return
	}
	f.meet(summary, false)
	anchor := f.takeAnchor()
	spans, first, last := f.inline(summary, "\n")
	blocks := f.within(body)
	if len(blocks) == 0 || isEmpty(spans) || body.find(func(in *node) bool { return headingLevel(in.name) > 0 }) != nil {
		f.put(Block{Kind: Paragraph, Anchor: anchor, Spans: spans, First: first, Last: last})
		f.blocks = append(f.blocks, blocks...)
		return
	}
	f.put(question(anchor, spans, first, last, blocks))
}

func question(anchor string, spans []Span, first, last int, answer []Block) Block {
	return spanned(Block{Kind: Question, Anchor: anchor, Spans: spans, First: first, Last: last, Blocks: answer})
}

// hasQuestions reports whether a table is one of questions and answers, as DocBook's stylesheets make it.
func hasQuestions(rows []*node) bool {
	for _, row := range rows {
		if row.classed("question") {
			return true
		}
	}
	return false
}

func (f *flow) questionTable(rows []*node) {
	var asked *Block
	for _, row := range rows {
		switch {
		case f.skip(row):
		case row.classed("question"):
			f.flush()
			f.takeAnchor()
			cells := f.cellsOf(row)
			if len(cells) == 0 {
				continue
			}
			for _, number := range cells[:len(cells)-1] { // its anchors stand beside the number
				if named := number.find(isNamed); named != nil {
					f.meet(named, true)
				}
			}
			anchor := f.takeAnchor()
			spans, first, last := f.inline(cells[len(cells)-1], "\n")
			if asked = nil; isEmpty(spans) {
				continue
			}
			f.blocks = append(f.blocks, question(anchor, spans, first, last, nil))
			asked = &f.blocks[len(f.blocks)-1]
		case row.classed("answer") && asked != nil:
			for _, cell := range f.cellsOf(row) {
				asked.Blocks = append(asked.Blocks, f.within(cell)...)
			}
			*asked = spanned(*asked)
		default:
			asked = nil
			f.layout(row)
		}
	}
	f.flush()
}

// marked adds an element that says by microdata of schema.org that it is a question or a term, and is false for
// others.
func (f *flow) marked(n *node) bool {
	kind := n.attr("itemtype")
	if kind == "" {
		return false
	}
	_, kind, _ = strings.Cut(kind, "schema.org/")
	var name, of *node
	switch kind {
	case "Question":
		name, of = n.property("name"), n.property("acceptedAnswer")
	case "DefinedTerm":
		name, of = n.property("name"), n.property("description")
	}
	if name == nil || of == nil || f.skip(name) {
		return false
	}
	f.flush()
	anchor := f.takeAnchor()
	spans, first, last := f.inline(name, " ")
	blocks := f.within(of)
	if isEmpty(spans) || len(blocks) == 0 {
		return false
	}
	if kind == "Question" {
		f.put(question(anchor, spans, first, last, blocks))
		return true
	}
	f.put(Block{Kind: Definitions, Blocks: []Block{
		{Kind: Term, Anchor: anchor, Spans: spans, First: first, Last: last},
		spanned(Block{Kind: Definition, Blocks: blocks}),
	}})
	return true
}

// property returns the element within n that is a property of it by microdata, not of something that stands in it.
func (n *node) property(name string) *node {
	for c := range n.children() {
		if c.name == "" {
			continue
		}
		if c.attr("itemprop") == name {
			return c
		}
		if !c.has("itemtype") {
			if found := c.property(name); found != nil {
				return found
			}
		}
	}
	return nil
}
