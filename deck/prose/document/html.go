package document

import (
	"fmt"
	"strings"
)

// readHTML reads a page of HTML: what a reader of the page sees, and of what programs see the questions and terms
// that it says are such.
func readHTML(name string, src []byte) (*Document, error) {
	text, encoding, err := decode(src, charsetOf(src))
	if err != nil {
		return nil, err
	}
	p, blocks, err := readPage(name, text, cutFoot)
	if err != nil {
		return nil, err
	}
	return &Document{Encoding: encoding, Title: p.titled(blocks), Lang: p.lang, Blocks: append(p.data, blocks...), Unread: p.left.words()}, nil
}

// readPage reads a page, or a piece of one, with its tree prepared before. Its data are not among the blocks.
func readPage(name, text string, prepare func(root *node)) (*page, []Block, error) {
	root, full := parseHTML(text)
	if full {
		return nil, nil, &Error{
			File:    name,
			Message: fmt.Sprintf("the page has more than %d elements, which is the most that is read", maxNodes),
			Next:    "split it into files of a chapter each",
		}
	}
	prepare(root)
	if isMan(text) {
		defineIndented(root, 0)
	}
	p := &page{lang: language(root.attr("lang"))}
	return p, (&flow{page: p}).within(root), nil
}

// language returns what a page says its language is, where that can be one.
func language(tag string) string {
	tag = strings.TrimSpace(tag)
	if primary, _, _ := strings.Cut(tag, "-"); len(primary) < 2 || len(primary) > 3 || strings.ContainsAny(tag, " _&;") || primary == "und" {
		return ""
	}
	return tag
}

// charsetOf returns the encoding that a page names for itself; empty where it names none.
func charsetOf(src []byte) string {
	head := strings.ToLower(string(src[:min(len(src), 4096)]))
	for rest := head; ; {
		_, tag, found := strings.Cut(rest, "<meta")
		if !found {
			break
		}
		tag, rest, _ = strings.Cut(tag, ">")
		if _, charset, ok := strings.Cut(tag, "charset"); ok {
			charset = strings.TrimLeft(charset, " \t\n\r=\"'")
			return charset[:upTo(charset, " \t\n\r\"';/")]
		}
	}
	return xmlEncoding(head)
}

// xmlEncoding returns the encoding that an XML declaration names; empty without one.
func xmlEncoding(head string) string {
	declaration, _, found := strings.Cut(strings.TrimSpace(head), "?>")
	_, encoding, named := strings.Cut(declaration, "encoding")
	if !found || !named || !strings.HasPrefix(declaration, "<?xml") {
		return ""
	}
	encoding = strings.TrimLeft(encoding, " \t\n\r=\"'")
	return encoding[:upTo(encoding, " \t\n\r\"'")]
}

// A page is what is known of all of a page while it is read.
type page struct {
	title, lang string
	left        leftOut

	// The last place that was named and at which no block stands yet; inline where a place within a line named it.
	anchor       string
	anchorInline bool

	sections  int  // how many articles and sections are around
	inHeading bool // buttons are words there
	asking    bool // the words that were read last end with a question mark

	data   []Block // what stands in data for programs
	isData bool    // what is read stands itself in such data
}

// titled returns what the page calls itself.
func (p *page) titled(blocks []Block) string {
	if strings.TrimSpace(p.title) != "" {
		return p.title
	}
	for _, b := range blocks {
		if b.Kind == Heading && b.Level == 1 {
			return TextOf(b.Spans)
		}
	}
	return ""
}

// meet notes the place that an element names.
func (p *page) meet(n *node, isInline bool) {
	id := n.attr("id")
	if id == "" && n.name == "a" {
		id = n.attr("name")
	}
	if id == "" || isInline && p.anchorInline {
		return // of several anchors in a row the first is the one that is linked to
	}
	p.anchor, p.anchorInline = id, isInline
}

// isNamed reports whether an element names a place.
func isNamed(n *node) bool { return n.has("id") || n.name == "a" && n.has("name") }

// takeAnchor returns the place that was named last, for the block that stands there.
func (p *page) takeAnchor() string {
	anchor := p.anchor
	p.anchor, p.anchorInline = "", false
	return anchor
}

// A leftOut counts what of a page is in no block.
type leftOut struct {
	pictures, players, hidden, struck, asides, footnotes int
	data                                                 []int // lines of data that cannot be read
}

// add takes what of a piece of a page is in no block, and which begins behind some lines.
func (l *leftOut) add(o leftOut, behind int) {
	l.pictures += o.pictures
	l.players += o.players
	l.hidden += o.hidden
	l.struck += o.struck
	l.asides += o.asides
	l.footnotes += o.footnotes
	for _, line := range o.data {
		l.data = append(l.data, line+behind)
	}
}

func (l *leftOut) words() []string {
	var all []string
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{l.pictures, "picture", "pictures"},
		{l.players, "film, sound or page within the page", "films, sounds or pages within the page"},
		{l.footnotes, "footnote", "footnotes"},
		{l.asides, "note beside the text", "notes beside the text"},
		{l.struck, "passage that is struck through", "passages that are struck through"},
		{l.hidden, "passage that the page hides", "passages that the page hides"},
	} {
		switch {
		case c.n == 1:
			all = append(all, "1 "+c.one)
		case c.n > 1:
			all = append(all, fmt.Sprintf("%d %s", c.n, c.many))
		}
	}
	for _, line := range l.data {
		all = append(all, fmt.Sprintf("data for search engines in line %d, which are no JSON that can be read", line))
	}
	return all
}
