package document

import (
	"strings"

	"goodcard/deck/lazy"
)

// A docBook makes elements of HTML of those of DocBook and TEI.
type docBook struct {
	lang      string
	title     string
	titles    map[string]string // of the elements with an id, by it
	referred  int               // bytes of titles that were written where a text refers to them
	included  int               // files that stand elsewhere
	elsewhere map[string]bool   // ids of places in other files that the text refers to
}

// maxReferred bounds how much longer a text becomes by the titles of the places that it refers to.
const maxReferred = 4 << 20

// titlesOf returns how a text refers to each of its elements that have an id: by their titles.
func titlesOf(root *node) map[string]string {
	titles := map[string]string{}
	var collect func(*node)
	collect = func(n *node) {
		if id := n.attr("id"); id != "" {
			titles[id] = n.attr("xreflabel")
			if titles[id] == "" && isTermElement(n.name) {
				titles[id] = titleOf(n)
			}
		}
		for c := range n.children() {
			switch {
			case c.name == "":
				continue
			case isTitleElement(c.name), isTermElement(c.name):
				if id := n.attr("id"); id != "" && titles[id] == "" {
					titles[id] = titleOf(c)
				}
			case isInfo(c.name):
				if id, t := n.attr("id"), titleIn(c); id != "" && t != nil && titles[id] == "" {
					titles[id] = titleOf(t)
				}
			}
			collect(c)
		}
	}
	collect(root)
	return titles
}

// titleOf returns the words of a title, with what stands around its references to entities.
func titleOf(n *node) string {
	var b strings.Builder
	n.mark(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (n *node) mark(b *strings.Builder) {
	if n.style&Absent != 0 {
		b.WriteString(absentOpen + n.text + absentClose)
		return
	}
	b.WriteString(n.text)
	for c := range n.children() {
		c.mark(b)
	}
}

func isTitleElement(name string) bool { return name == "title" || name == "head" }

func isTermElement(name string) bool { return name == "term" || name == "glossterm" }

// isInfo reports whether an element says something of the text that stands around it.
func isInfo(name string) bool {
	switch name {
	case "info", "articleinfo", "bookinfo", "chapterinfo", "appendixinfo", "prefaceinfo", "sectioninfo", "sect1info", "sect2info", "sect3info",
		"glossaryinfo", "partinfo", "setinfo", "refentryinfo", "blockinfo", "objectinfo", "teiheader":
		return true
	}
	return false
}

func titleIn(info *node) *node {
	return info.find(func(in *node) bool { return in.name == "title" })
}

// isSection reports whether an element has a title that is a heading.
func isSection(name string) bool {
	switch name {
	case "set", "book", "part", "reference", "article", "chapter", "appendix", "preface", "glossary", "glossdiv", "qandaset", "qandadiv",
		"section", "sect1", "sect2", "sect3", "sect4", "sect5", "simplesect", "topic", "refsection", "refsect1", "refsect2", "refsect3",
		"refentry", "refsynopsisdiv", "partintro", "colophon", "dedication", "acknowledgements",
		"div", "div1", "div2", "div3", "div4", "div5", "div6":
		return true
	}
	return false
}

// isLeftOut reports whether an element is nothing that a reader of the text learns from.
func isLeftOut(name string) bool {
	switch name {
	case "indexterm", "remark", "comment", "index", "bibliography", "toc", "lot", "colspec", "spanspec", "glossseealso", "titleabbrev",
		"subtitle", "label", "footnoteref", "anchor", "beginpage", "pb", "milestone", "shortcut", "refmeta", "textobject", "areaspec",
		"alt", "revhistory", "listbibl", "fw", "co", "coref":
		return true
	}
	return false
}

// translate makes an element and all in it one of HTML. Depth counts the sections around; texts are set as said.
func (b *docBook) translate(n *node, depth int, as Span) {
	within := depth
	if isSection(n.name) {
		within++
	}
	if n.name == "list" && isGloss(n) {
		n.name = "glosslist"
	}
	children := n.child
	n.child, n.lastChild = nil, nil
	var glossary *node // of the entries that follow each other
	for c := children; c != nil; {
		next := c.next
		c.next = nil
		switch {
		case c.name == "":
			c.style, c.link = c.style|as.Style, as.Link
			n.add(c)
			if c.first > 0 {
				glossary = nil
			}
		case isInfo(c.name):
			b.info(n, c, within)
		case isLeftOut(c.name) && (c.name != "label" || n.name != "glosslist"):
		case c.name == "include":
			b.included++
		case c.name == "glossentry" && n.name != "glosslist":
			if glossary == nil {
				glossary = &node{name: "dl", first: c.first}
				n.add(glossary)
			}
			b.element(glossary, c, within, as, next)
		default:
			glossary = nil
			b.element(n, c, within, as, next)
		}
		c = next
	}
	b.joined(n)
	b.rename(n)
}

// info keeps the title of what it is about.
func (b *docBook) info(around, n *node, depth int) {
	title := titleIn(n)
	if title == nil {
		return
	}
	if n.name == "teiheader" {
		if b.title == "" {
			b.title = strings.Join(strings.Fields(title.content()), " ")
		}
		return
	}
	title.next = nil
	b.element(around, title, depth, Span{}, nil)
}

// element adds a translated element to the one around it, whose name is still that of DocBook; behind is what follows.
func (b *docBook) element(around, n *node, depth int, as Span, behind *node) {
	switch n.name {
	case "title", "head", "bridgehead":
		b.heading(around, n, depth)
	case "xref", "ptr":
		if n.child == nil {
			b.refer(around, n, as, behind)
			return
		}
	case "link", "ref":
		if n.child == nil {
			b.refer(around, n, as, behind)
			return
		}
	case "glosssee":
		b.see(n)
	case "manvolnum":
		n.name = "span"
		around.add(&node{text: "(", first: n.first, last: n.first})
		b.translate(n, depth, as)
		around.add(n)
		around.add(&node{text: ")", first: n.last, last: n.last})
		return
	}
	in := as
	in.Style |= docBookStyle(n)
	if address := n.attr("url") + n.attr("href"); address != "" {
		in.Link = address
	} else if n.name == "ref" && strings.HasPrefix(n.attr("target"), "http") {
		in.Link = n.attr("target")
	}
	b.place(around, n)
	b.translate(n, depth, in)
	around.add(n)
}

// heading makes a title a heading where it is that of a section, and words before what it stands over elsewhere.
func (b *docBook) heading(around, n *node, depth int) {
	if isSection(around.name) || around.name == "body" || n.name == "bridgehead" {
		if b.title == "" && depth <= 1 {
			b.title = strings.Join(strings.Fields(n.content()), " ")
		}
		n.name = "h" + string(rune('0'+min(max(depth, 1), 6)))
		return
	}
	n.name = "caption"
}

// refer writes the title of the place that an empty reference means; that of another file is left out between brackets, and
// stands as its id elsewhere. behind is what follows the reference.
func (b *docBook) refer(around, n *node, as Span, behind *node) {
	id := n.attr("linkend") + strings.TrimPrefix(n.attr("target"), "#")
	if id == "" {
		return
	}
	text := b.titled(id)
	if _, isHere := b.titles[id]; !isHere {
		b.elsewhere[id] = true
		if cutBrackets(around.lastChild, behind) {
			return
		}
		as.Style |= Absent
	}
	if text == "" {
		text = id
		as.Style |= Mono
	}
	for part, style := range absentParts(text) {
		around.add(&node{text: part, style: as.Style | style, link: as.Link, first: n.first, last: n.last})
	}
}

// seeAlso finds a bracket that opens before a reference, with the words that lead to it.
var seeAlso = lazy.Regexp(`\s*\((?i:(?:also |as )?(?:see|see also|cf\.|compare|(?:is |are )?(?:described|explained|discussed|covered) in|siehe|siehe auch|s\.|vgl\.|vergleiche))?\s*$`)

// cutBrackets takes the brackets away in which a reference stands alone, and reports whether there are some.
func cutBrackets(before, behind *node) bool {
	if before == nil || before.name != "" || behind == nil || behind.name != "" {
		return false
	}
	at := seeAlso().FindStringIndex(before.text)
	rest, closed := strings.CutPrefix(strings.TrimLeft(behind.text, " \t\n"), ")")
	if at == nil || !closed {
		return false
	}
	before.text, behind.text = before.text[:at[0]], rest
	for _, n := range []*node{before, behind} {
		switch {
		case n.text == "":
			n.name = "span" // an empty text would be a space
		case strings.TrimSpace(n.text) == "":
			n.first, n.last = 0, 0
		}
	}
	return true
}

// titled returns the title of the element with an id; empty without one.
func (b *docBook) titled(id string) string {
	title := b.titles[id]
	if b.referred += len(title); b.referred > maxReferred {
		return ""
	}
	return title
}

// see is an entry that only names another.
func (b *docBook) see(n *node) {
	if n.child == nil {
		if text := b.titled(n.attr("otherterm")); text != "" {
			for part, style := range absentParts(text) {
				n.add(&node{text: part, style: style, first: n.first, last: n.last})
			}
		}
	}
	word := "See "
	if language, _, _ := strings.Cut(strings.ToLower(b.lang), "-"); language == "de" {
		word = "Siehe "
	}
	before := &node{text: word, first: n.first, last: n.first}
	before.next = n.child
	if n.child = before; n.lastChild == nil {
		n.lastChild = before
	}
}

// place gives elements whose meaning hangs on where they stand the name that they have there in HTML.
func (b *docBook) place(around, n *node) {
	switch {
	case n.name == "listitem" && around.name == "varlistentry":
		n.name = "dd"
	case n.name == "term" && around.name == "varlistentry":
		n.name, n.isLabel = "dt", isLabelled(n)
	case around.name == "dl" || around.name == "glossentry" || around.name == "glosslist":
		switch n.name {
		case "glossterm", "acronym", "abbrev", "label":
			n.name = "dt"
		case "glossdef", "glosssee", "item":
			n.name = "dd"
		}
	case around.name == "list" && n.name == "item":
		n.name = "li"
	case around.name == "entry" && n.name == "form":
		n.name = "dt"
	case around.name == "entry" && (n.name == "sense" || n.name == "def"):
		n.name = "dd"
	case around.name == "row" && inHead(n):
		n.name = "th"
	}
}

// isGloss reports whether a list of TEI is a glossary.
func isGloss(list *node) bool {
	for c := range list.children() {
		if c.name == "label" {
			return true
		}
	}
	return list.attr("type") == "gloss"
}

func inHead(entry *node) bool { return entry.name == "cell" && entry.attr("role") == "label" }

// joined puts between the parts of some elements what the stylesheets put there.
func (b *docBook) joined(n *node) {
	var sign string
	switch n.name {
	case "menuchoice":
		sign = " → "
	case "keycombo":
		sign = "+"
	default:
		return
	}
	children := n.child
	n.child, n.lastChild = nil, nil
	for c := children; c != nil; {
		next := c.next
		c.next = nil
		if c.name != "" || c.first > 0 {
			if n.child != nil {
				n.add(&node{text: sign, first: c.first, last: c.first})
			}
			n.add(c)
		}
		c = next
	}
}
