package document

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"goodcard/deck/lazy"
)

// htmlText returns the lines of a block of HTML.
func (m *mdReader) htmlText(n *ast.HTMLBlock) string {
	text := strings.Join(m.lines(n), "\n")
	if n.HasClosure() {
		closure := n.ClosureLine
		text += "\n" + strings.TrimSuffix(string(closure.Value(m.source)), "\n")
	}
	return text
}

// detailsTag is the one between which Markdown may stand.
const detailsTag = "details"

// paired are the tags between which Markdown may stand, or blank lines, at which a block of HTML ends.
var paired = [...]string{detailsTag, "dl", "table", "ul", "ol"}

// A pair is a block of HTML that leaves a tag open, and the node that closes it.
type pair struct {
	tag string
	end int
}

// pairs returns what closes the tags that nodes leave open, by the places of these.
func (m *mdReader) pairs(nodes []ast.Node) map[int]pair {
	var open [len(paired)][]int
	all := map[int]pair{}
	for i, n := range nodes {
		n, ok := n.(*ast.HTMLBlock)
		if !ok {
			continue
		}
		_, rest, found := strings.Cut(strings.ToLower(m.htmlText(n)), "<")
		for ; found; _, rest, found = strings.Cut(rest, "<") {
			name, closes := strings.CutPrefix(rest, "/")
			t := slices.IndexFunc(paired[:], func(tag string) bool { return strings.HasPrefix(name, tag) })
			switch {
			case t < 0:
				continue
			case !closes:
				open[t] = append(open[t], i)
				continue
			case len(open[t]) == 0:
				continue
			}
			last := len(open[t]) - 1
			opened := open[t][last]
			if open[t] = open[t][:last]; opened < i && (last == 0 || open[t][last-1] != opened) {
				if _, ok := all[opened]; !ok {
					all[opened] = pair{paired[t], i}
				}
			}
		}
	}
	for i := range slices.Backward(nodes) { // a list that ends where the next begins is read with it
		if p := all[i]; p.tag != "" && p.tag != detailsTag {
			if next, more := all[p.end]; more && next.tag != detailsTag {
				all[i] = pair{p.tag, next.end}
			}
		}
	}
	return all
}

// htmlBlocks reads HTML that stands between Markdown, with the nodes up to the one that closes its tag. It returns how
// many nodes that are.
func (m *mdReader) htmlBlocks(nodes []ast.Node, closed pair) ([]Block, int) {
	n := nodes[0].(*ast.HTMLBlock)
	first := m.htmlLine(n)
	end := closed.end
	switch closed.tag {
	case "":
		return m.html(m.htmlText(n), first), 1
	case detailsTag:
		used := end
		before, after := cutDetails(m.htmlText(nodes[end].(*ast.HTMLBlock)))
		answer := m.blocks(nodes[1:end])
		if strings.TrimSpace(after) == "" { // else the next one may begin there
			used++
			answer = append(answer, m.html(before, m.htmlLine(nodes[end].(*ast.HTMLBlock)))...)
		}
		return m.details(m.htmlText(n), first, answer), used
	}
	last := nodes[end].(*ast.HTMLBlock)
	return m.html(string(m.source[m.at[first-1]:m.htmlStop(last)]), first), end + 1
}

// htmlLine returns the first line of a block of HTML.
func (m *mdReader) htmlLine(n *ast.HTMLBlock) int {
	if n.Lines().Len() > 0 {
		return m.line(n.Lines().At(0).Start)
	}
	return m.line(n.ClosureLine.Start)
}

// htmlStop returns where a block of HTML ends.
func (m *mdReader) htmlStop(n *ast.HTMLBlock) int {
	if n.HasClosure() {
		return n.ClosureLine.Stop
	}
	return n.Lines().At(n.Lines().Len() - 1).Stop
}

// html reads a piece of HTML that begins at a line.
func (m *mdReader) html(text string, first int) []Block {
	p, blocks, err := readPage(m.name, text, func(*node) {})
	if err != nil {
		m.tooLong = append(m.tooLong, first)
		return nil
	}
	m.left.add(p.left, first-1)
	blocks = append(p.data, blocks...)
	moveLines(blocks, first-1)
	return blocks
}

func moveLines(blocks []Block, by int) {
	for i := range blocks {
		b := &blocks[i]
		b.First += by
		b.Last += by
		for r := range b.RowAt {
			b.RowAt[r] += by
		}
		moveLines(b.Blocks, by)
	}
}

// summary is what a <details> shows while it is closed.
var summary = lazy.Regexp(`(?is)<summary[^>]*>(.*?)</summary>`)

// cutDetails cuts a text where a <details> ends.
func cutDetails(text string) (before, after string) {
	at := strings.Index(strings.ToLower(text), "</"+detailsTag)
	if at < 0 {
		return text, ""
	}
	_, after, _ = strings.Cut(text[at:], ">")
	return text[:at], after
}

// details reads a <details> whose answer is Markdown.
func (m *mdReader) details(text string, first int, answer []Block) []Block {
	at := summary().FindStringSubmatchIndex(text)
	if at == nil {
		return answer
	}
	asked, _ := m.inlines(strings.Join(strings.Fields(text[at[2]:at[3]]), " "))
	line := first + strings.Count(text[:at[0]], "\n")
	if rest := text[at[1]:]; strings.TrimSpace(rest) != "" {
		answer = append(m.html(rest, first+strings.Count(text[:at[1]], "\n")), answer...)
	}
	q := around(Question, answer)
	q.Spans, q.First, q.Last = asked, line, max(line, q.Last)
	return []Block{q}
}
