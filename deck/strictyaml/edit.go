package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// An editor finds the bytes of a change of one list or mapping. Entries are named by the index of
// their first node: a mapping has two for each, a list one.
type editor struct {
	*source
	n        *yaml.Node
	brackets bool // it stands between brackets
	inline   bool // texts of several lines stand on one
}

func (e editor) holds(p part) bool {
	return e.n.Kind == yaml.MappingNode && p.key != "" || e.n.Kind == yaml.SequenceNode && p.key == "" && p.index >= 0
}

func (e editor) unit() int {
	if e.n.Kind == yaml.MappingNode {
		return 2
	}
	return 1
}

// column returns how many columns stand before an entry, its dash included.
func (e editor) column() int { return e.n.Column - 1 }

// index returns the entry that p names, or where it would stand.
func (e editor) index(p part) int {
	if p.key == "" {
		return p.index
	}
	i := 0
	for i < len(e.n.Content) && e.n.Content[i].Value != p.key {
		i += 2
	}
	return i
}

// behind returns where a new key goes: behind the last one that order has before it. Where there is
// none it goes first, unless a comment stands above, which may be about the key that is there; and
// last where order does not know it.
func (e editor) behind(order []string, key string) int {
	before, at := slices.Index(order, key), 0
	for i := 0; i < len(e.n.Content); i += 2 {
		if o := slices.Index(order, e.n.Content[i].Value); o >= 0 && o < before {
			at = i + 2
		}
	}
	if above := strings.TrimSpace(e.line(e.n.Line - 1)); before < 0 || at == 0 && strings.HasPrefix(above, "#") {
		at = len(e.n.Content)
	}
	return at
}

// start returns the offset of an entry, with its dash.
func (e editor) start(i int) int {
	at := e.offset(e.n.Content[i].Line, e.n.Content[i].Column)
	if e.n.Kind == yaml.SequenceNode && !e.brackets {
		return strings.LastIndexByte(e.text[:at], '-')
	}
	return at
}

// replace gives a value its text. What follows on its first line, such as a comment, stays there.
func (e editor) replace(i int, text string) (change, bool) {
	n := e.n.Content[i]
	c := change{parent: e.n, at: i, gone: 1, nodes: []*yaml.Node{scalarNode(text)}, from: e.offset(n.Line, n.Column), to: e.end(n)}
	switch {
	case n.Kind != yaml.ScalarNode || c.to < c.from:
		return c, false
	case n.Value == text && n.Tag != "!!null":
		return change{}, true
	}
	remark, was, quoted := "", n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0, n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
	if was {
		header := e.text[c.from:e.endOfLine(c.from)]
		if at := strings.IndexAny(header, " \t"); at >= 0 {
			remark = header[at:]
		}
	}
	b, is := block(text, e.column()+2)
	if is = is && !e.brackets && !e.inline; is && !was {
		line := e.endOfLine(c.to)
		remark, c.to = e.text[c.to:line], line
	}
	switch header, lines, _ := strings.Cut(b, "\n"); {
	case is:
		c.written = header + remark + "\n" + lines
	case e.quotedByChoice(n), (quoted || was || n.Value == "") && e.remarked(c.to, remark):
		c.written = Quote(text) + remark // a comment behind text without quotes would be a trap
	default:
		c.written = scalar(text, e.brackets) + remark
	}
	if n.Tag == "!!null" && c.from > 0 && !isSpace(e.text[c.from-1]) {
		c.written = " " + c.written
	}
	return c, true
}

// quotedByChoice reports whether a value stands in quotes that it does not need.
func (e editor) quotedByChoice(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && scalar(n.Value, e.brackets) == n.Value
}

// remarked reports whether a comment follows: in remark, or in the line behind at.
func (e editor) remarked(at int, remark string) bool {
	return strings.HasPrefix(strings.TrimLeft(remark+e.text[at:e.endOfLine(at)], " \t"), "#")
}

// addKey puts a key with its value behind those that come before it in an order.
func (e editor) addKey(order []string, key string, value *yaml.Node) (change, bool) {
	c, ok := e.add(e.behind(order, key), key, value)
	c.order = slices.Index(order, key)
	return c, ok
}

// add puts an entry in before another one, or behind the last. The key of one of a list is empty.
func (e editor) add(i int, key string, value *yaml.Node) (change, bool) {
	c := change{parent: e.n, at: i, nodes: []*yaml.Node{value}}
	if key != "" {
		c.nodes = []*yaml.Node{scalarNode(key), value}
	}
	gap := "\n" + strings.Repeat(" ", e.column())
	c.from = e.offset(e.n.Line, e.n.Column)
	if e.brackets {
		gap, c.from = ", ", c.from+1
	}
	if i > 0 {
		if c.from = e.end(e.n.Content[i-1]); c.from < 0 {
			return c, false
		}
		if !e.brackets {
			c.from = e.endOfLine(c.from)
		}
	}
	c.to = c.from
	switch c.written = e.entry(key, value, e.remarked(c.from, "")); {
	case i > 0:
		c.written = gap + c.written
	case len(e.n.Content) > 0:
		c.written += gap
	}
	return c, true
}

// entry returns an entry as it is added; remarked says that a comment comes to stand behind it.
func (e editor) entry(key string, value *yaml.Node, remarked bool) string {
	w := &writer{inline: e.inline}
	switch {
	case !e.brackets && key == "":
		w.list(&yaml.Node{Content: []*yaml.Node{value}}, e.column())
	case !e.brackets:
		w.mapping(&yaml.Node{Content: []*yaml.Node{scalarNode(key), value}}, e.column())
	default:
		if key != "" {
			w.b.WriteString(scalar(key, true) + ": ")
		}
		switch {
		case value.Kind != yaml.ScalarNode:
			w.b.WriteString(inBrackets(value))
		case remarked:
			w.b.WriteString(Quote(value.Value))
		default:
			w.b.WriteString(scalar(value.Value, true))
		}
	}
	return strings.TrimLeft(strings.TrimSuffix(w.b.String(), "\n"), " ")
}

// remove takes an entry out: its lines, or what stands between it and its neighbour. The last one of
// a mapping stays, since a mapping without keys is another thing.
func (e editor) remove(i int) (change, bool) {
	c := change{parent: e.n, at: i, gone: e.unit(), from: e.start(i), to: e.end(e.n.Content[i+e.unit()-1])}
	next := i + c.gone
	if len(e.n.Content) == c.gone || c.to < c.from {
		return c, false
	}
	value, line := c.to, e.endOfLine(c.to)
	if next < len(e.n.Content) && (e.start(next) < value || !e.brackets && e.start(next) < line) {
		return c, false // a key without a place of its own, such as that behind a ? alone
	}
	begin := strings.LastIndexByte(e.text[:c.from], '\n') + 1
	switch alone := strings.TrimSpace(e.text[begin:c.from]) == ""; {
	case e.brackets && i > 0:
		c.from = e.end(e.n.Content[i-1])
		return c, c.from >= 0 && c.from <= e.start(i) && !strings.Contains(e.text[c.from:e.start(i)], "#")
	case e.brackets:
		c.to = e.start(next)
		return c, !strings.Contains(e.text[value:c.to], "#")
	case alone && i > 0: // with the line break above
		c.from, c.to = len(strings.TrimSuffix(e.text[:begin-1], "\r")), line
	case alone:
		c.from, c.to = begin, line+strings.IndexByte(e.text[line:], '\n')+1
	case next < len(e.n.Content) && strings.TrimSpace(e.text[line:e.start(next)]) == "":
		c.to = e.start(next)
	default:
		c.to = line // behind the dash, which a comment follows
	}
	return c, true
}
