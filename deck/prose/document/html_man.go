package document

import "strings"

// maxTermWords is how many words a line has at most that names what stands indented below it.
const maxTermWords = 12

// maxIndents is how deep definitions may stand in definitions.
const maxIndents = 10

// isMan reports whether a page was made of a man page by groff or mandoc. They write lists of definitions as lines
// with indented paragraphs below.
func isMan(text string) bool {
	return strings.Contains(text[:min(len(text), 4096)], "groff -Thtml") || strings.Contains(text, `<div class="Bd-indent">`)
}

// defineIndented makes a <dl> of each run of lines and what stands indented below them, here and in all within.
func defineIndented(n *node, depth int) {
	children := n.child
	n.child, n.lastChild = nil, nil
	var list *node // the <dl> that the last child belongs to
	for c := children; c != nil; {
		next := c.next
		c.next = nil
		indented := depth < maxIndents && c.name == "p" && namesSomething(c) && margin(following(next)) > margin(c)
		switch {
		case !indented && isBlank(c):
			n.add(c)
		case !indented:
			list = nil
			n.add(c)
		default:
			if list == nil {
				list = &node{name: "dl", first: c.first, last: c.last}
				n.add(list)
			}
			own := margin(c)
			c.name = "dt"
			list.add(c)
			definition := &node{name: "dd", first: c.first, last: c.last}
			list.add(definition)
			for next != nil && (isBlank(next) || margin(next) > own) {
				in := next
				next, in.next = next.next, nil
				definition.add(in)
			}
			defineIndented(definition, depth+1)
		}
		c = next
	}
	for c := range n.children() {
		if c.name != "" && c.name != "dl" {
			defineIndented(c, depth)
		}
	}
}

func isBlank(n *node) bool { return n.name == "" && n.first == 0 }

// following returns the first of nodes that is no white space; nil without one.
func following(n *node) *node {
	for n != nil && isBlank(n) {
		n = n.next
	}
	return n
}

// namesSomething reports whether a paragraph can be a term: few words, and no sentence.
func namesSomething(n *node) bool {
	text := strings.TrimSpace(n.content())
	return text != "" && !strings.ContainsAny(text[len(text)-1:], ".:;,!?") && len(strings.Fields(text)) <= maxTermWords
}

// margin returns how far a paragraph is indented, in percent of the page; -1 for what is no paragraph.
func margin(n *node) int {
	switch {
	case n == nil:
		return -1
	case n.classed("Bd-indent"):
		return 100
	case n.name != "p" && n.name != "pre" && n.name != "table":
		return -1
	}
	_, value, found := strings.Cut(n.attr("style"), "margin-left:")
	percent := 0
	for i := 0; found && i < len(value) && i < 2 && '0' <= value[i] && value[i] <= '9'; i++ {
		percent = 10*percent + int(value[i]-'0')
	}
	return percent
}
