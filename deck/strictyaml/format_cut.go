package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A cutter cuts the text of a file into chunks, from its beginning to its end. What stands between
// values it reads sign by sign: nothing gets lost that it does not know, it fails there.
type cutter struct {
	*source
	root     *yaml.Node
	order    map[*yaml.Node][]string // of the keys of mappings; those of others stand as their author wants
	at       int                     // offset of what comes next
	slot     *string                 // for a comment on the line of what came last; nil where none may stand
	broken   bool                    // a line break came since
	empty    bool                    // nothing came since that
	notes    []note                  // that came and have no place yet
	comments []string                // all of them
	head     []string                // the notes that stay the first of the file
	failed   *LayoutError
}

// fail notes that something is written in a way that is not known.
func (c *cutter) fail(at int, what string) {
	if c.failed == nil {
		line, column := c.lineAt(min(at, len(c.text)))
		c.failed = &LayoutError{c.file, line, column, what}
	}
}

// skip reads spaces, line breaks and comments up to the next sign.
func (c *cutter) skip() {
	for c.failed == nil && c.at < len(c.text) {
		switch c.text[c.at] {
		case ' ', '\t':
			c.at++
		case '\n':
			if c.broken && c.empty {
				c.notes = append(c.notes, note{})
			}
			c.broken, c.empty = true, true
			c.at++
		case '#':
			c.comment()
		default:
			return
		}
	}
}

func (c *cutter) comment() {
	end := c.endOfLine(c.at)
	text := strings.TrimRight(c.text[c.at:end], " \t")
	begin := strings.LastIndexByte(c.text[:c.at], '\n') + 1
	switch {
	case c.broken:
		c.notes = append(c.notes, note{c.at - begin, text})
	case c.slot != nil:
		before := c.text[len(strings.TrimRight(c.text[:c.at], " \t")):c.at]
		if before == "" {
			before = " "
		}
		*c.slot = before + text
		c.slot = nil
	default:
		c.fail(c.at, "a comment before a colon")
	}
	c.comments = append(c.comments, text)
	c.at, c.empty = end, false
}

// came notes that everything up to an offset was read, and where a comment behind it goes.
func (c *cutter) came(at int, slot *string) { c.at, c.slot, c.broken, c.empty = at, slot, false, false }

// sign reads up to a sign and over it.
func (c *cutter) sign(sign byte) bool {
	c.skip()
	if c.at < len(c.text) && c.text[c.at] == sign {
		c.came(c.at+1, nil)
		return true
	}
	return false
}

// expect reads over a sign that must come.
func (c *cutter) expect(sign byte) {
	if !c.sign(sign) {
		c.fail(c.at, "this")
	}
}

// until reads up to a node, before which nothing else may come.
func (c *cutter) until(n *yaml.Node) {
	c.skip()
	if at := c.offset(n.Line, n.Column); at != c.at {
		c.fail(c.at, "this")
	}
}

// cut returns the chunk of a node, whose key or dash came last.
func (c *cutter) cut(n *yaml.Node) *chunk {
	switch {
	case c.failed != nil:
		return &chunk{}
	case n.Kind == yaml.ScalarNode || n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0:
		return c.single(n)
	case n.Kind == yaml.MappingNode:
		return c.mapping(n)
	case n.Kind == yaml.SequenceNode:
		return c.list(n)
	}
	c.fail(c.at, "this")
	return &chunk{}
}

// single cuts a text or brackets.
func (c *cutter) single(n *yaml.Node) *chunk {
	c.until(n)
	p := &chunk{apart: c.broken, brackets: n.Kind != yaml.ScalarNode}
	for _, text := range texts(c.notes) {
		if text != "" {
			p.above = append(p.above, text)
		}
	}
	c.notes = nil
	if p.brackets {
		p.rows = c.bracketed(n)
	} else {
		p.rows, p.keeps = c.scalar(n, false)
	}
	c.slot = &p.remark
	return p
}

func (c *cutter) mapping(n *yaml.Node) *chunk {
	p := &chunk{keyed: true, column: n.Column - 1}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		c.until(k)
		e := &entry{lead: c.above(p, p.column), name: k.Value, key: c.key(k, false)}
		if n == c.root && i == 0 {
			c.head = e.cutHead()
		}
		c.expect(':')
		c.slot = &e.remark
		e.value = c.cut(n.Content[i+1])
		c.settle(e)
		p.entries, p.tail = append(p.entries, e), e.value
	}
	if order := c.order[n]; order != nil {
		slices.SortStableFunc(p.entries, func(a, b *entry) int { return slices.Index(order, a.name) - slices.Index(order, b.name) })
	}
	return p
}

func (c *cutter) list(n *yaml.Node) *chunk {
	p := &chunk{column: n.Column - 1}
	for _, v := range n.Content {
		c.expect('-')
		e := &entry{lead: c.above(p, p.column)}
		c.slot = &e.remark
		e.value = c.cut(v)
		c.settle(e)
		p.entries, p.tail = append(p.entries, e), e.value
	}
	return p
}

// settle decides whether a text or brackets go on in the line of their key or dash.
func (c *cutter) settle(e *entry) {
	v := e.value
	if v.block() || e.remark != "" || len(v.above) > 0 {
		return
	}
	if folds := len(v.rows) > 0 && strings.IndexByte("|>", firstByte(v.rows[0].text)) >= 0; v.brackets || folds || e.key == "" {
		v.apart = false
	}
}

func firstByte(text string) byte {
	if text == "" {
		return 0
	}
	return text[0]
}

// key returns a key as it is written.
func (c *cutter) key(k *yaml.Node, brackets bool) string {
	end := c.end(k)
	if end <= c.at || strings.Contains(c.text[c.at:end], "\n") {
		c.fail(c.at, "this key")
		return ""
	}
	text := c.unquoted(k, end, brackets)
	c.came(end, nil)
	return text
}

// above gives the notes that came their places, at the next entry of a block: those that stand further
// in than its column belong to what ends above it, all others to the entry.
func (c *cutter) above(p *chunk, column int) (lead []string) {
	blocks := []*chunk{p}
	for q := p.tail; q != nil && q.block(); q = q.tail {
		blocks = append(blocks, q)
	}
	var empty []string // lines that go where the next comment goes
	for _, n := range c.notes {
		if n.text == "" {
			empty = append(empty, "")
			continue
		}
		owner := 0
		if n.column > column && len(lead) == 0 {
			for i, q := range blocks {
				if q.column <= n.column && q.column > blocks[owner].column {
					owner = i
				}
			}
		}
		blocks = blocks[:owner+1]
		if q := blocks[owner]; owner > 0 || column < 0 {
			q.below = append(append(q.below, empty...), n.text)
		} else {
			lead = append(append(lead, empty...), n.text)
		}
		empty = nil
	}
	c.notes = nil
	return append(lead, empty...)
}
