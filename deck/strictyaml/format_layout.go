package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A laid file is a file that was laid out.
type laid struct {
	text     string
	comments []string // that it had, sorted
}

// layOut returns the text of a file laid out anew, with line feeds.
func layOut(d *Document, order func(n *yaml.Node, tell func(*yaml.Node, []string))) (laid, error) {
	c := &cutter{source: d.source, root: d.root, order: map[*yaml.Node][]string{}}
	order(d.root, func(n *yaml.Node, keys []string) { c.order[n] = keys })
	begin := c.begin()
	root := c.cut(d.root)
	end := c.finish(root)
	if c.failed != nil {
		return laid{}, c.failed
	}
	p := &printer{}
	p.file(c.head, root)
	slices.Sort(c.comments)
	return laid{begin + p.b.String() + end, c.comments}, nil
}

// begin reads what may stand above the first value: directives, and the line that ends them.
func (c *cutter) begin() string {
	c.broken, c.empty = true, true
	at := c.offset(c.root.Line, c.root.Column)
	last := 0 // offset behind that line
	for line := 1; line < c.root.Line; line++ {
		if text := c.line(line); text == "---" || strings.HasPrefix(text, "--- ") {
			last = c.endOfLine(c.startOf(line-1)) + 1
		}
	}
	if last == 0 || last > at {
		return ""
	}
	c.came(last, nil)
	c.broken, c.empty = true, true
	return strings.Join(tidy(trimmed(c.text[:last])), "\n") + "\n"
}

// trimmed returns the lines of a text without white space at their ends.
func trimmed(text string) (lines []string) {
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		lines = append(lines, strings.TrimRight(line, " \t"))
	}
	return lines
}

// finish gives the comments at the end of a file their places, and returns what stands behind its last
// value: the line that ends a document.
func (c *cutter) finish(root *chunk) string {
	c.skip()
	c.above(root, -1)
	if c.at == len(c.text) {
		return ""
	}
	if end := c.text[c.at:]; c.broken && strings.HasPrefix(end, "...") {
		return strings.Join(tidy(trimmed(end)), "\n") + "\n"
	}
	c.fail(c.at, "this")
	return ""
}

// tidy returns lines with no two empty ones together.
func tidy(lines []string) []string {
	return slices.CompactFunc(lines, func(a, b string) bool { return a == "" && b == "" })
}

// cutHead takes the head of a file off the notes above its first entry: up to the last empty line, or
// all where there is none, since then nobody can say what they are about.
func (e *entry) cutHead() (head []string) {
	at := len(e.lead)
	for at > 0 && e.lead[at-1] != "" {
		at--
	}
	if at == 0 {
		at = len(e.lead)
	}
	head, e.lead = e.lead[:at], e.lead[at:]
	return head
}
