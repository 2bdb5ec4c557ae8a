package markup

import (
	"strconv"
	"strings"
)

// blocks writes each block on lines of its own. Where bare is set, paragraphs have no
// element.
func (w *htmlWriter) blocks(blocks []*Node, bare bool) {
	for i, n := range blocks {
		if i > 0 {
			w.WriteByte('\n')
		}
		w.block(n, bare)
	}
}

func (w *htmlWriter) block(n *Node, bare bool) {
	switch n.Kind {
	case Paragraph:
		if bare {
			w.inlines(n.Children)
		} else {
			w.element("p", n)
		}
	case Heading:
		w.element("h"+strconv.Itoa(n.Level), n)
	case Quote:
		w.open("blockquote")
		w.blocks(n.Children, false)
		w.close("blockquote")
	case List:
		w.list(n)
	case CodeBlock:
		w.codeBlock(n)
	case Table:
		w.table(n)
	case Rule:
		w.open("hr")
	}
}

func (w *htmlWriter) list(n *Node) {
	name := "ul"
	var attributes []string
	if n.Ordered {
		name = "ol"
		if n.Start != 1 {
			attributes = []string{"start", strconv.Itoa(n.Start)}
		}
	}
	w.open(name, attributes...)
	for _, item := range n.Children {
		w.WriteByte('\n')
		w.open("li")
		w.blocks(item.Children, n.Tight)
		w.close("li")
	}
	w.WriteByte('\n')
	w.close(name)
}

func (w *htmlWriter) codeBlock(n *Node) {
	var attributes []string
	if isLanguage(n.Language) {
		attributes = []string{"class", "language-" + n.Language}
	}
	w.open("pre")
	w.open("code", attributes...)
	w.escaped(n.Content, inCode)
	w.close("code")
	w.close("pre")
}

// isLanguage reports whether a name can be part of one class.
func isLanguage(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-_.#"
	return name != "" && strings.Trim(name, letters) == ""
}

func (w *htmlWriter) table(n *Node) {
	w.open("table")
	w.section("thead", "th", n.Children[:1])
	if len(n.Children) > 1 {
		w.section("tbody", "td", n.Children[1:])
	}
	w.close("table")
}

// section writes rows as one part of a table.
func (w *htmlWriter) section(name, cell string, rows []*Node) {
	w.open(name)
	for _, row := range rows {
		w.WriteByte('\n')
		w.open("tr")
		for _, c := range row.Children {
			if c.Align == "" {
				w.open(cell)
			} else {
				w.open(cell, "align", string(c.Align))
			}
			w.inlines(c.Children)
			w.close(cell)
		}
		w.close("tr")
	}
	w.WriteByte('\n')
	w.close(name)
}
