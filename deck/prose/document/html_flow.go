package document

import "strings"

// A flow makes blocks of elements, one behind the other.
type flow struct {
	*page
	blocks []Block

	// The paragraph that is being gathered.
	spans       []Span
	first, last int    // lines of its words; 0 before the first
	at          string // its anchor
	broken      bool   // it ends with a forced break
}

// within returns what stands in an element as blocks.
func (f *flow) within(n *node) []Block {
	g := flow{page: f.page}
	g.children(n)
	g.flush()
	return g.blocks
}

func (f *flow) children(n *node) {
	for c := range n.children() {
		f.node(c)
	}
}

// flush ends the paragraph.
func (f *flow) flush() {
	if f.first > 0 {
		f.blocks = append(f.blocks, Block{Kind: Paragraph, Anchor: f.at, Spans: f.spans, First: f.first, Last: f.last})
	}
	f.spans, f.first, f.last, f.at, f.broken = nil, 0, 0, "", false
}

// put adds a block of its own, unless nothing stands in it.
func (f *flow) put(b Block) {
	f.flush()
	if len(b.Spans) > 0 || len(b.Rows) > 0 || len(b.Blocks) > 0 {
		f.blocks = append(f.blocks, spanned(b))
	}
}

// spanned stretches the lines of a block over those of the blocks in it.
func spanned(b Block) Block {
	for _, in := range b.Blocks {
		if b.First == 0 || in.First > 0 && in.First < b.First {
			b.First = in.First
		}
		b.Last = max(b.Last, in.Last)
	}
	return b
}

// text adds words to the paragraph.
func (f *flow) text(n *node) {
	if n.first == 0 {
		if f.first > 0 && !f.broken {
			f.spans = append(f.spans, Span{Text: " ", Style: n.style, Link: n.link})
		}
		return
	}
	f.word(Span{Text: oneLine(n.text), Style: n.style, Link: n.link}, n.first, n.last)
}

// word adds a span that is no white space to the paragraph.
func (f *flow) word(s Span, first, last int) {
	if f.first == 0 {
		f.first, f.at = first, f.takeAnchor()
	}
	f.last = max(f.last, last)
	f.spans = append(f.spans, s)
	f.asking = strings.HasSuffix(strings.TrimSpace(s.Text), "?")
	f.broken = false
}

// oneLine makes the ends of lines spaces, as a browser does it.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\f") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\f' {
			return ' '
		}
		return r
	}, s)
}

// lineBreak is a <br>. Two of them part paragraphs.
func (f *flow) lineBreak() {
	switch {
	case f.broken:
		f.flush()
	case f.first > 0:
		f.spans = append(f.spans, Span{Text: "\n"})
		f.broken = true
	}
}

// node adds an element or a text.
func (f *flow) node(n *node) {
	if n.name == "" {
		f.text(n)
		return
	}
	if f.skip(n) {
		return
	}
	block := isBlock(n.name)
	if block {
		f.flush()
	}
	if block || f.first == 0 {
		f.meet(n, !block)
	}
	if f.formula(n) || f.marked(n) {
		return
	}
	switch n.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		f.heading(n)
	case "br":
		f.lineBreak()
	case "hr":
		f.flush()
	case "pre", "xmp", "listing", "plaintext":
		f.code(n)
	case "blockquote":
		f.put(Block{Kind: Quote, Blocks: f.within(n)})
	case "ul", "ol", "menu", "dir":
		f.list(n)
	case "dl":
		f.definitions(n)
	case "details":
		f.details(n)
	case "table":
		f.table(n)
	case "article", "main", "section":
		f.sections++
		f.children(n)
		f.sections--
		f.flush()
	case "q":
		f.quotation(n)
	case "rt":
		f.bracketed(n)
	default:
		f.children(n)
		if block {
			f.flush()
		}
	}
}

func (f *flow) heading(n *node) {
	anchor := f.anchorOf(n)
	spans, first, last := f.inline(n, " ")
	f.takeAnchor() // of what stands in the heading
	f.put(Block{Kind: Heading, Level: headingLevel(n.name), Anchor: anchor, Spans: spans, First: first, Last: last})
}

// anchorOf returns the place that a heading or a term names, which has just been met: its own, or else one that is
// named within.
func (f *flow) anchorOf(n *node) string {
	if !n.has("id") {
		if named := n.find(isNamed); named != nil {
			f.meet(named, false)
		}
	}
	return f.takeAnchor()
}

// inline returns what stands in an element as spans alone, those of several blocks parted as said, and its lines.
func (f *flow) inline(n *node, parted string) (spans []Span, first, last int) {
	around := f.inHeading
	f.inHeading = true
	blocks := f.within(n)
	f.inHeading = around
	all := spanned(Block{Blocks: blocks})
	return flat(blocks, parted), all.First, all.Last
}

// flat returns blocks as spans alone.
func flat(blocks []Block, parted string) []Span {
	var all []Span
	part := func() {
		if len(all) > 0 {
			all = append(all, Span{Text: parted})
		}
	}
	for _, b := range blocks {
		part()
		for _, s := range b.Spans {
			if b.Kind == Code {
				s.Style |= Mono
			}
			all = append(all, s)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				part()
				all = append(all, cell...)
			}
		}
		for i, in := range b.Blocks {
			if i > 0 || len(b.Spans) > 0 {
				part()
			}
			if b.Kind == List {
				all = append(all, Span{Text: mark(b.Ordered, i+1)})
			}
			all = append(all, flat([]Block{in}, parted)...)
		}
	}
	return all
}

// code is a text in which white space counts.
func (f *flow) code(n *node) {
	var v preformatted
	v.node(f.page, n)
	text := strings.TrimPrefix(v.String(), "\n")
	anchor := f.takeAnchor()
	if strings.TrimSpace(text) != "" {
		f.put(Block{Kind: Code, Anchor: anchor, Spans: []Span{{Text: text}}, First: v.first, Last: v.last})
	}
}

// A preformatted gathers a text in which white space counts.
type preformatted struct {
	strings.Builder
	first, last int
}

func (v *preformatted) node(p *page, n *node) {
	for c := range n.children() {
		switch {
		case c.name == "":
			v.WriteString(c.text)
			if c.first > 0 {
				if v.first == 0 {
					v.first = c.first
				}
				v.last = c.last
			}
		case c.name == "br":
			v.WriteByte('\n')
		case p.skip(c):
		default:
			v.line(c)
			v.node(p, c)
			v.line(c)
		}
	}
}

// line begins a new line before and behind an element that has one of its own.
func (v *preformatted) line(n *node) {
	if s := v.String(); isBlock(n.name) && s != "" && !strings.HasSuffix(s, "\n") {
		v.WriteByte('\n')
	}
}

// quotation is a <q>, to which the browser adds the quotes.
func (f *flow) quotation(n *node) {
	opening, closing := "“", "”"
	if language, _, _ := strings.Cut(strings.ToLower(f.lang), "-"); language == "de" {
		opening, closing = "„", "“"
	}
	f.word(Span{Text: opening}, n.first, n.first)
	f.children(n)
	f.word(Span{Text: closing}, n.last, n.last)
}

// bracketed is a <rt>, which says how the word before it is read.
func (f *flow) bracketed(n *node) {
	f.word(Span{Text: "("}, n.first, n.first)
	f.children(n)
	f.word(Span{Text: ")"}, n.last, n.last)
}
