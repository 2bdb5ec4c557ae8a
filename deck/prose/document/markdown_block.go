package document

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"goodcard/deck/lazy"
)

// line returns the line of an offset.
func (m *mdReader) line(offset int) int { return sort.SearchInts(m.at, offset+1) }

// extent returns the first and the last line of a block that holds lines itself.
func (m *mdReader) extent(n ast.Node) (first, last int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return 0, 0
	}
	return m.line(lines.At(0).Start), m.line(max(lines.At(lines.Len()-1).Stop-1, lines.At(0).Start))
}

// lines returns the text of the lines of a block.
func (m *mdReader) lines(n ast.Node) []string {
	var all []string
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		all = append(all, strings.TrimSuffix(string(segment.Value(m.source)), "\n"))
	}
	return all
}

// children returns the blocks within a block.
func children(parent ast.Node) []ast.Node {
	var all []ast.Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, n)
	}
	return all
}

func (m *mdReader) blocks(nodes []ast.Node) []Block {
	var all []Block
	var pairs map[int]pair
	if m.depth++; m.depth < maxDepth { // deeper ones lose their tags
		pairs = m.pairs(nodes)
	}
	defer func() { m.depth-- }()
	for i := 0; i < len(nodes); i++ {
		switch n := nodes[i].(type) {
		case *ast.Heading:
			all = append(all, m.heading(n))
		case *ast.Blockquote:
			all = append(all, around(Quote, m.blocks(children(n))))
		case *ast.List:
			all = append(all, m.list(n))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			first, last := m.extent(n)
			all = append(all, Block{Kind: Code, Spans: []Span{{Text: strings.Join(m.lines(n), "\n")}}, First: first, Last: last})
		case *ast.HTMLBlock:
			closed, ok := pairs[i]
			if ok {
				closed.end -= i
			}
			in, used := m.htmlBlocks(nodes[i:], closed)
			all = append(all, in...)
			i += used - 1
		case *definitionNode:
			definition := around(Definition, m.blocks(children(n)))
			if i > 0 {
				all = m.defined(all, nodes[i-1], definition)
			}
		case *ast.Paragraph, *ast.TextBlock:
			all = append(all, m.paragraph(n)...)
		}
	}
	return all
}

// around returns a block that holds others, with their lines.
func around(kind Kind, blocks []Block) Block {
	b := Block{Kind: kind, Blocks: blocks}
	for _, in := range blocks {
		if in.First > 0 && (b.First == 0 || in.First < b.First) {
			b.First = in.First
		}
		b.Last = max(b.Last, in.Last)
	}
	return b
}

func (m *mdReader) list(n *ast.List) Block {
	var items []Block
	for _, item := range children(n) {
		in := m.blocks(children(item))
		if len(in) > 0 && in[0].Kind == Paragraph && len(in[0].Spans) > 0 {
			first := &in[0].Spans[0]
			first.Text = taskMark().ReplaceAllString(first.Text, "")
		}
		items = append(items, around(Item, in))
	}
	list := around(List, items)
	list.Ordered = n.IsOrdered()
	return list
}

// taskMark is the box of an item that can be done.
var taskMark = lazy.Regexp(`^\[[ xX]\] `)

// headingID is how a heading names its place: "# Words {#anchor}".
var headingID = lazy.Regexp(`\s*\{#([^\s{}]+)[^{}]*\}\s*$`)

func (m *mdReader) heading(n *ast.Heading) Block {
	b := Block{Kind: Heading, Level: n.Level}
	b.First, b.Last = m.extent(n)
	lines, skip := withoutTargets(m.lines(n))
	b.First += skip
	text := strings.Join(lines, " ")
	if id := headingID().FindStringSubmatch(text); id != nil {
		text, b.Anchor = strings.TrimSuffix(text, id[0]), id[1]
	}
	var anchor string
	b.Spans, anchor = m.inlines(text)
	if b.Anchor == "" {
		b.Anchor = anchor
	}
	return b
}

// defined adds a definition to blocks. What stands right before the first one are the terms, one a line.
func (m *mdReader) defined(all []Block, before ast.Node, definition Block) []Block {
	last := len(all) - 1
	if p, ok := before.(*ast.Paragraph); ok && last >= 0 && all[last].Kind == Paragraph {
		list := Block{Kind: Definitions, First: all[last].First}
		if last > 0 && all[last-1].Kind == Definitions {
			list = all[last-1]
			last--
		}
		first, _ := m.extent(p)
		for i, line := range m.lines(p) {
			spans, anchor := m.inlines(line)
			list.Blocks = append(list.Blocks, Block{Kind: Term, Spans: spans, Anchor: anchor, First: first + i, Last: first + i})
		}
		all = append(all[:last], list)
	}
	if len(all) == 0 || all[len(all)-1].Kind != Definitions {
		return append(all, definition.Blocks...)
	}
	list := &all[len(all)-1]
	list.Blocks = append(list.Blocks, definition)
	list.Last = max(list.Last, definition.Last)
	return all
}

// paragraph returns what a paragraph is: words, a table with what stands above it, questions and answers one a
// line, or nothing where it only says where links lead.
func (m *mdReader) paragraph(n ast.Node) []Block {
	lines := m.lines(n)
	first, _ := m.extent(n)
	lines, skip := withoutTargets(lines)
	first += skip
	skip = aside(lines, nil, nil)
	lines, first = lines[skip:], first+skip
	var all []Block
	words := func(from, to int) {
		if from == to {
			return
		}
		spans, anchor := m.inlines(strings.Join(lines[from:to], "\n"))
		all = append(all, Block{Kind: Paragraph, Spans: spans, Anchor: anchor, First: first + from, Last: first + to - 1, Asks: to == from+1 && m.direct[first+from]})
	}
	if areEntries(lines) {
		return []Block{m.listOfLines(lines, first)}
	}
	start := 0
	for i := 1; i < len(lines); i++ {
		if columns := tableColumns(lines[i-1], lines[i]); columns > 0 {
			words(start, i-1)
			table := m.table(lines[i-1:], columns)
			table.First, table.Last = first+i-1, first+len(lines)-1
			for r := range table.RowAt {
				table.RowAt[r] += first + i - 1
			}
			return append(all, table)
		}
		if label(strings.TrimLeft(lines[i], "*_")) > 0 || m.direct[first+i] || m.direct[first+i-1] {
			words(start, i)
			start = i
		}
	}
	words(start, len(lines))
	return all
}

// listOfLines makes an item of each line.
func (m *mdReader) listOfLines(lines []string, first int) Block {
	list := Block{Kind: List, Lines: true, First: first, Last: first + len(lines) - 1}
	for i, line := range lines {
		spans, anchor := m.inlines(line)
		at := first + i
		list.Blocks = append(list.Blocks, Block{Kind: Item, First: at, Last: at, Blocks: []Block{{Kind: Paragraph, Spans: spans, Anchor: anchor, First: at, Last: at}}})
	}
	return list
}

// linkLine is a line that says where a link leads: "[label]: address".
var linkLine = lazy.Regexp(`^\s{0,3}\[([^\[\]]+)\]:\s*<?([^\s<>]+)>?\s*(?:["'(].*)?$`)

// aside returns how many lines at the beginning of a paragraph say where links lead or are footnotes. It calls link
// for each link, and note for each footnote, where these are given.
func aside(lines []string, link func(label, address string), note func(label string)) int {
	noted := false // a footnote goes on to the end, or to the next
	for i, line := range lines {
		label := noteLabel(line)
		if label == "" && !noted && !strings.HasPrefix(strings.TrimLeft(line, " "), "[") && (i == 0 || !strings.HasSuffix(lines[i-1], "]:")) {
			return i
		}
		if label != "" {
			noted = true
			if note != nil {
				note(label)
			}
			continue
		}
		found := linkLine().FindStringSubmatch(line)
		if found == nil && i+1 < len(lines) && strings.HasSuffix(line, "]:") {
			found = linkLine().FindStringSubmatch(line + " " + strings.TrimSpace(lines[i+1]))
		} else if found == nil && i > 0 && strings.HasSuffix(lines[i-1], "]:") && len(strings.Fields(line)) == 1 {
			continue // the address of the line above
		}
		if found == nil && !noted {
			return i
		}
		if found != nil && link != nil {
			link(found[1], found[2])
		}
	}
	return len(lines)
}

// noteLabel returns the label of the footnote that begins with a line; empty where none does.
func noteLabel(line string) string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "[^")
	label, after, found := strings.Cut(rest, "]")
	if !ok || !found || !strings.HasPrefix(after, ":") {
		return ""
	}
	return label
}

// findLinks collects the addresses of links by their labels, and the labels of footnotes.
func (m *mdReader) findLinks(tree ast.Node) {
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*ast.Paragraph); !entering || !ok && n.Kind() != ast.KindTextBlock {
			return ast.WalkContinue, nil
		}
		aside(m.lines(n), func(label, address string) {
			if label = linkLabel(label); m.links[label] == "" {
				m.links[label] = address
			}
		}, func(label string) { m.notes[label] = true })
		return ast.WalkSkipChildren, nil
	})
}

// linkLabel returns a label as it is compared.
func linkLabel(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// tableColumns returns how many columns a table has that begins with two lines; 0 where they are none.
func tableColumns(header, dashes string) int {
	if !strings.ContainsAny(dashes, "|:") || strings.Trim(dashes, "|:- \t") != "" {
		return 0
	}
	columns := splitRow(dashes)
	for _, c := range columns {
		if strings.Trim(c, ":-") != "" || !strings.Contains(c, "-") {
			return 0
		}
	}
	if len(splitRow(header)) != len(columns) {
		return 0
	}
	return len(columns)
}

// splitRow returns the cells of a line of a table.
func splitRow(line string) []string {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	var cells []string
	start := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, strings.TrimSpace(line[start:i]))
			start = i + 1
		}
	}
	if start < len(line) {
		cells = append(cells, strings.TrimSpace(line[start:]))
	}
	return cells
}

// table reads lines, of which the second are dashes. The lines of its rows count from 0.
func (m *mdReader) table(lines []string, columns int) Block {
	table := Block{Kind: Table, Header: true}
	for i, line := range slices.Concat(lines[:1], lines[2:]) {
		var row []Cell
		for _, cell := range splitRow(line) {
			if len(row) == columns {
				break
			}
			spans, _ := m.inlines(strings.ReplaceAll(cell, `\|`, "|"))
			row = append(row, spans)
		}
		if i > 0 {
			i++
		}
		table.Rows, table.RowAt = append(table.Rows, row), append(table.RowAt, i)
	}
	return table
}
