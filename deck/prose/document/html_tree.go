package document

import (
	stdhtml "html"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxOpen is how many elements may be open at a place. What is deeper loses its structure and keeps its text.
	maxOpen = 120
	// maxNodes is how many elements and texts a file may have; what is made of each takes up to a kilobyte of memory.
	maxNodes = 1_000_000
)

// An htmlTree makes elements of tags, as a browser does it: tags that are left out are found, and such as cross
// each other are set right. It has no error.
type htmlTree struct {
	root   *node
	open   []openElement // outermost first; the first is the root
	opened map[string]int
	beyond int // block elements that were opened too deep and are not closed yet

	xml   bool // the file is XHTML
	sheet sheet
	made  int
	slab  []node
	lines lineCounter
}

// An openElement is one whose end tag has not come yet.
type openElement struct {
	*node
	style Style // of a text in it
	link  string
}

// parseHTML reads a text of HTML. The root that it returns has no name of HTML; full reports that the text has too
// many elements.
func parseHTML(text string) (root *node, full bool) {
	t := &htmlTree{root: &node{name: "#root"}, opened: map[string]int{}, sheet: sheet{}, lines: countLines(text)}
	t.open = []openElement{{node: t.root}}
	t.xml = isXHTML(text)
	z := html.NewTokenizer(strings.NewReader(text))
	z.AllowCDATA(t.xml)
	for offset := 0; ; {
		kind := z.Next()
		end := offset + len(z.Raw())
		raw := text[offset:end]
		switch kind {
		case html.ErrorToken:
			return t.root, t.made > maxNodes
		case html.TextToken:
			t.text(offset, end)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			closed := kind == html.SelfClosingTagToken
			if closed && t.xml {
				z.NextIsNotRawText()
			}
			t.start(nameOf(string(name)), raw, t.lines.at(offset), closed)
		case html.EndTagToken:
			name, _ := z.TagName()
			t.end(nameOf(string(name)), t.lines.at(offset))
		}
		if t.made > maxNodes {
			return t.root, true
		}
		offset = end
	}
}

// isXHTML reports whether a text says at its beginning that it is XML.
func isXHTML(text string) bool {
	head := text[:min(len(text), 1024)]
	return strings.HasPrefix(strings.TrimSpace(head), "<?xml") || strings.Contains(head, "//DTD XHTML ")
}

// nameOf takes the prefix of XHTML off a name.
func nameOf(name string) string {
	if rest, ok := strings.CutPrefix(name, "html:"); ok {
		return rest
	}
	if name == "image" {
		return "img"
	}
	return name
}

func (t *htmlTree) top() *openElement { return &t.open[len(t.open)-1] }

func (t *htmlTree) newNode() *node {
	if len(t.slab) == 0 {
		t.slab = make([]node, min(max(t.made, 8), 512)) // many at once, since there are so many
	}
	n := &t.slab[0]
	t.slab = t.slab[1:]
	t.made++
	return n
}

// text puts a stretch of the file into the element that is open.
func (t *htmlTree) text(from, to int) {
	if from == to {
		return
	}
	raw := t.lines.text[from:to]
	top := t.top()
	n := t.newNode()
	n.first, n.last = t.lines.words(from, to)
	switch cdata, isCDATA := strings.CutPrefix(raw, "<![CDATA["); {
	case isCDATA && t.xml:
		n.text = strings.TrimSuffix(cdata, "]]>")
	case top.name == "script" || top.name == "style" || top.name == "xmp":
		n.text = raw
	default:
		n.text = stdhtml.UnescapeString(raw)
	}
	n.style, n.link = top.style, top.link
	top.add(n)
	if top.name == "style" {
		t.sheet.read(raw)
	}
}

// start opens an element, and closes those that cannot hold it.
func (t *htmlTree) start(name, tag string, line int, closed bool) {
	switch name {
	case "html", "body", "head":
		if name == "html" && !t.root.has("lang") {
			t.root.attrs = append(t.root.attrs, languageOf(attributesOf(tag))...)
		}
		return
	}
	t.implyEnds(name, line)
	n := t.newNode()
	n.name, n.first, n.last = name, line, line
	n.attrs = attributesOf(tag)
	if isVoid(name) || closed && (t.xml || !isRaw(name)) {
		t.top().add(n)
		return
	}
	if len(t.open) >= maxOpen && !t.makeRoom(name, line) {
		if isBlock(name) {
			t.part(line)
		}
		return
	}
	top := t.top()
	top.add(n)
	t.open = append(t.open, t.set(n, *top))
	t.opened[name]++
}

// languageOf returns the language that the attributes of an element name.
func languageOf(attrs []attribute) []attribute {
	for _, a := range attrs {
		if a.key == "lang" || a.key == "xml:lang" {
			return []attribute{{"lang", a.value}}
		}
	}
	return nil
}

// isRaw reports whether what follows the start tag of an element is no HTML.
func isRaw(name string) bool {
	switch name {
	case "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

// makeRoom closes elements that only set words, which old pages forget to close. It is false where none is left
// that could be closed: the new element is not opened then.
func (t *htmlTree) makeRoom(name string, line int) bool {
	if isInline(name) {
		return false
	}
	for len(t.open) > 1 && isInline(t.top().name) {
		t.pop(line)
	}
	if len(t.open) < maxOpen {
		return true
	}
	t.beyond++
	return false
}

// implyEnds closes what the start tag of an element ends.
func (t *htmlTree) implyEnds(name string, line int) {
	if isBlock(name) {
		t.closeIf("p", line, isTablePart)
	}
	switch name {
	case "li":
		t.closeIf("li", line, isList)
	case "dt", "dd":
		t.closeIf("dt", line, isList)
		t.closeIf("dd", line, isList)
	case "td", "th":
		t.closeIf("td", line, isRow)
		t.closeIf("th", line, isRow)
	case "tr", "tbody", "thead", "tfoot", "caption":
		for _, part := range []string{"td", "th", "tr", "caption"} {
			t.closeIf(part, line, isTable)
		}
		if name != "tr" && name != "caption" {
			for _, part := range []string{"tbody", "thead", "tfoot"} {
				t.closeIf(part, line, isTable)
			}
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if headingLevel(t.top().name) > 0 {
			t.pop(line)
		}
	case "a":
		t.end("a", line)
	case "button":
		t.closeIf("button", line, isTable)
	case "rt", "rp":
		if top := t.top().name; top == "rt" || top == "rp" {
			t.pop(line)
		}
	}
}

// These stop the search for an open element: what stands around them is not meant.
func isTable(name string) bool { return name == "table" }
func isRow(name string) bool   { return name == "tr" || name == "table" }

func isTablePart(name string) bool {
	switch name {
	case "td", "th", "caption", "table", "button":
		return true
	}
	return false
}

func isList(name string) bool {
	switch name {
	case "ul", "ol", "menu", "dir", "dl", "blockquote", "section", "article", "details":
		return true
	}
	return isTablePart(name)
}

// find returns where the innermost open element of a name stands, 0 where none is open before one that stops.
func (t *htmlTree) find(name string, stops func(string) bool) int {
	if t.opened[name] == 0 {
		return 0
	}
	for i := len(t.open) - 1; i > 0; i-- {
		if t.open[i].name == name {
			return i
		}
		if stops(t.open[i].name) {
			return 0
		}
	}
	return 0
}

// closeIf closes the innermost open element of a name and all within.
func (t *htmlTree) closeIf(name string, line int, stops func(string) bool) {
	if i := t.find(name, stops); i > 0 {
		t.popTo(i, line)
	}
}

func (t *htmlTree) pop(line int) {
	top := t.top()
	top.last = line
	t.opened[top.name]--
	t.open = t.open[:len(t.open)-1]
}

func (t *htmlTree) popTo(i, line int) {
	for len(t.open) > i {
		t.pop(line)
	}
}

// end closes the element that an end tag means.
func (t *htmlTree) end(name string, line int) {
	switch {
	case isInline(name):
		if i := t.find(name, isTablePart); i > 0 {
			t.endInline(i, line)
		}
		return
	case t.beyond > 0:
		t.beyond--
		t.part(line)
		return
	case name == "br":
		t.start("br", "<br>", line, false)
		return
	case name == "p" && t.find("p", isTablePart) == 0:
		t.part(line) // it ends a paragraph that has no start tag
		return
	}
	stops := isTablePart
	switch name {
	case "table":
		stops = func(string) bool { return false }
	case "td", "th", "tr", "tbody", "thead", "tfoot", "caption":
		stops = isTable
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if headingLevel(t.top().name) > 0 { // one that is closed by the tag of another level
			name = t.top().name
		}
	}
	t.closeIf(name, line, stops)
}

// part parts what stands before from what follows, as the borders of a paragraph do.
func (t *htmlTree) part(line int) {
	n := t.newNode()
	n.name, n.first, n.last = "p", line, line
	t.top().add(n)
}

// endInline ends an element that sets words. Where blocks that were opened in it are still open, they stay open and
// are no longer set so.
func (t *htmlTree) endInline(i, line int) {
	for _, e := range t.open[i+1:] {
		if !isInline(e.name) && e.name != "p" && headingLevel(e.name) == 0 {
			t.open[i].last = line
			t.opened[t.open[i].name]--
			t.open = append(t.open[:i], t.open[i+1:]...)
			t.restyle(i)
			return
		}
	}
	t.popTo(i, line)
}

// restyle finds anew how texts are set in the open elements from i on.
func (t *htmlTree) restyle(i int) {
	for ; i < len(t.open); i++ {
		t.open[i] = t.set(t.open[i].node, t.open[i-1])
	}
}

// set returns how words are set in an element that is open in another one.
func (t *htmlTree) set(n *node, around openElement) openElement {
	e := openElement{node: n, style: around.style | styleOf(n) | t.sheet.of(n), link: around.link}
	if n.name == "a" {
		if link := linkOf(n); link != "" {
			e.link = link
		}
	}
	return e
}
