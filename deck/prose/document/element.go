package document

import (
	"iter"
	"strings"
)

// A node is an element of HTML or XML, or a text in one.
type node struct {
	name  string // without prefix; empty for a text
	attrs []attribute
	text  string // of a text, with its references resolved

	// How a text is set by all elements that it stands in.
	style Style
	link  string

	isLabel bool // of a <dt>: it is only the label of something on a screen; see [Block]

	first, last int // lines; of a text those of its first and last word, 0 for white space alone

	child, lastChild, next *node
}

// An attribute is what a tag says of its element.
type attribute struct{ key, value string }

// attr returns the value of an attribute, empty where it is absent.
func (n *node) attr(key string) string {
	for _, a := range n.attrs {
		if a.key == key {
			return a.value
		}
	}
	return ""
}

// has reports whether an attribute is there, be it empty.
func (n *node) has(key string) bool {
	for _, a := range n.attrs {
		if a.key == key {
			return true
		}
	}
	return false
}

// classed reports whether an element is of one of the classes.
func (n *node) classed(classes ...string) bool {
	all := n.attr("class")
	if all == "" {
		return false
	}
	for class := range strings.FieldsSeq(all) {
		for _, c := range classes {
			if class == c {
				return true
			}
		}
	}
	return false
}

// add puts a child behind the others.
func (n *node) add(child *node) {
	if n.lastChild == nil {
		n.child = child
	} else {
		n.lastChild.next = child
	}
	n.lastChild = child
}

// children yields what stands in an element, in its order.
func (n *node) children() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for c := n.child; c != nil; c = c.next {
			if !yield(c) {
				return
			}
		}
	}
}

// find returns the first element within n, in the order of the document, for which is holds; nil without one.
func (n *node) find(is func(*node) bool) *node {
	for c := range n.children() {
		if c.name == "" {
			continue
		}
		if is(c) {
			return c
		}
		if found := c.find(is); found != nil {
			return found
		}
	}
	return nil
}

// content returns all texts within an element, one behind the other.
func (n *node) content() string {
	if n.child != nil && n.child == n.lastChild && n.child.name == "" {
		return n.child.text
	}
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	b.WriteString(n.text)
	for c := range n.children() {
		c.write(b)
	}
}

// A lineCounter tells in which line an offset of a text stands, for offsets that never decrease.
type lineCounter struct {
	text   string
	offset int
	line   int // of the offset
}

func countLines(text string) lineCounter { return lineCounter{text: text, line: 1} }

// at returns the line of an offset that is not before the last one that was asked.
func (l *lineCounter) at(offset int) int {
	l.line += strings.Count(l.text[l.offset:offset], "\n")
	l.offset = offset
	return l.line
}

// words returns the lines of the first and the last word of a stretch of the text, 0 and 0 where it has none.
func (l *lineCounter) words(from, to int) (first, last int) {
	stretch := l.text[from:to]
	trimmed := strings.TrimSpace(stretch)
	if trimmed == "" {
		return 0, 0
	}
	begin := from + strings.Index(stretch, trimmed)
	return l.at(begin), l.at(begin + len(trimmed))
}
