package document

import "strings"

// maxFoot is how long the line at the foot of a page may be, in bytes.
const maxFoot = 300

// cutFoot takes the line in small letters away with which a page ends, such as when it was last changed.
func cutFoot(root *node) {
	foot := footOf(root)
	if foot == nil || !isSmall(foot) {
		return
	}
	words := strings.TrimSpace(foot.content())
	if len(words) <= maxFoot && words != strings.TrimSpace(root.content()) {
		foot.child, foot.lastChild = nil, nil
	}
}

// footOf returns the paragraph in which the last words of a page stand, where these are small and no part of a list, a table
// or a quotation; nil where they are something else.
func footOf(root *node) *node {
	var block *node // the innermost around
	for n := root; ; {
		n = lastSeen(n)
		if n == nil {
			return nil
		}
		switch n.name {
		case "small":
			if block == nil {
				block = n
			}
			return block
		case "", "li", "dl", "dt", "dd", "table", "pre", "blockquote", "details", "figure", "h1", "h2", "h3", "h4", "h5", "h6":
			return nil
		}
		if n.name == "p" || n.name == "div" || n.name == "center" || n.name == "address" {
			block = n
		}
	}
}

// lastSeen returns the last in an element of which words may be seen, nil where there is none.
func lastSeen(n *node) *node {
	var last *node
	for c := range n.children() {
		switch {
		case c.name == "" && c.first > 0:
			last = c
		case c.name == "", c.child == nil, c.name == "script", c.name == "style", c.name == "footer":
		default:
			last = c
		}
	}
	return last
}

// isSmall reports whether all words of an element are in small letters.
func isSmall(n *node) bool {
	if n.name == "small" {
		return true
	}
	for c := range n.children() {
		if c.name == "" && c.first > 0 || c.name != "" && !isSmall(c) {
			return false
		}
	}
	return true
}
