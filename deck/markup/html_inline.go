package markup

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"goodcard/deck/markup/tex"
)

func (w *htmlWriter) inlines(nodes []*Node) {
	for _, n := range nodes {
		w.inline(n)
	}
}

func (w *htmlWriter) inline(n *Node) {
	switch n.Kind {
	case Words:
		w.words(n.Content)
	case Emphasis:
		w.element("em", n)
	case Strong:
		w.element("strong", n)
	case Strike:
		w.element("del", n)
	case Code:
		w.open("code")
		w.escaped(n.Content, inCode)
		w.close("code")
	case Link:
		w.link(n)
	case Image:
		w.image(n)
	case Break:
		w.open("br")
	case Math:
		w.formula(n)
	case Tag:
		w.tag(n)
	}
}

// words writes text in which nothing looks like a formula.
func (w *htmlWriter) words(s string) {
	for {
		before, after, found := strings.Cut(s, `\`)
		w.escaped(before, inText)
		if !found {
			return
		}
		w.WriteString(`\`)
		if after == "" || strings.IndexByte(`()[]\`, after[0]) >= 0 {
			w.WriteString("<span></span>")
		}
		s = after
	}
}

func (w *htmlWriter) link(n *Node) {
	if w.linked {
		w.inlines(n.Children)
		return
	}
	w.linked = true
	w.open("a", "href", n.Address)
	w.inlines(n.Children)
	w.close("a")
	w.linked = false
}

func (w *htmlWriter) image(n *Node) {
	address := (&url.URL{Path: n.Address}).String()
	if w.Image != nil {
		address = w.Image(n.Address)
	}
	if address == "" {
		w.words(cmp.Or(n.Content, path.Base(n.Address)))
		return
	}
	w.open("img", "src", address, "alt", n.Content)
}

func (w *htmlWriter) formula(n *Node) {
	source := n.Content
	if w.TeX != nil {
		source = w.TeX(source)
	}
	if !canTypeset(source) {
		w.words(tex.Text(n.Content))
		return
	}
	open, closed := `\(`, `\)`
	if n.Display {
		open, closed = `\[`, `\]`
	}
	w.WriteString(open)
	w.escaped(source, inText)
	w.WriteString(closed)
}

func (w *htmlWriter) tag(n *Node) {
	if n.Name != "rt" && n.Name != "rp" {
		w.element(n.Name, n)
		return
	}
	if w.reading {
		w.inlines(n.Children)
		return
	}
	w.reading = true
	w.element(n.Name, n)
	w.reading = false
}
