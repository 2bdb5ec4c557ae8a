package document

import (
	"html"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// mdInlines returns the parser of what stands in a block.
var mdInlines = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(formulaParser{}, 50),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)
})

// linkContext is a context of the parser in which links are known that the whole file defines.
type linkContext struct {
	parser.Context
	links map[string]string
}

func (c linkContext) Reference(label string) (parser.Reference, bool) {
	address, ok := c.links[linkLabel(label)]
	if !ok {
		return nil, false
	}
	return parser.NewReference([]byte(label), []byte(address), nil), true
}

// inlines reads the lines of a block. The anchor is the last that a tag in it sets; empty without one.
func (m *mdReader) inlines(source string) (spans []Span, anchor string) {
	if markup.IsTooMuch(source) {
		return words(strings.ReplaceAll(source, "\n", " ")), ""
	}
	in := &mdInline{mdReader: m, source: []byte(source)}
	tree := mdInlines().Parse(text.NewReader(in.source), parser.WithContext(linkContext{parser.NewContext(), m.links}))
	for p := tree.FirstChild(); p != nil; p = p.NextSibling() {
		in.nodes(p, Span{})
	}
	return m.unmarked(in.spans), in.anchor
}

// An mdInline makes spans of the inlines of one block.
type mdInline struct {
	*mdReader
	source []byte
	spans  []Span
	tags   []string // that are open
	anchor string
}

func (in *mdInline) add(text string, as Span) {
	for _, tag := range in.tags {
		switch tag {
		case "script", "style":
			return
		}
		as.Style |= tagStyle(tag)
		if address, ok := strings.CutPrefix(tag, "a "); ok {
			as.Link = address
		}
	}
	as.Text = text
	in.spans = append(in.spans, as)
}

func tagStyle(tag string) Style {
	switch tag {
	case "b", "strong":
		return Bold
	case "i", "em", "cite", "dfn", "var":
		return Italic
	case "code", "tt", "kbd", "samp":
		return Mono
	case "sub":
		return Sub
	case "sup":
		return Super
	}
	return 0
}

func (in *mdInline) nodes(parent ast.Node, as Span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := as
		switch n := n.(type) {
		case *ast.Text:
			in.add(unescaped(string(n.Value(in.source))), as)
			switch {
			case n.HardLineBreak():
				in.add("\n", as)
			case n.SoftLineBreak():
				in.add(" ", as)
			}
			continue
		case *ast.CodeSpan:
			in.add(in.role(strings.ReplaceAll(string(codeText(n, in.source)), "\n", " "), inner))
			continue
		case *formulaNode:
			inner.Style |= Math
			in.add(n.tex, inner)
			continue
		case *ast.Emphasis:
			inner.Style |= Italic
			if n.Level == 2 {
				inner.Style = as.Style | Bold
			}
		case *ast.AutoLink:
			inner.Link = string(n.URL(in.source))
			in.add(string(n.Label(in.source)), inner)
			continue
		case *ast.Link:
			inner.Link = unescaped(string(n.Destination))
		case *ast.Image:
			in.left.pictures++
			continue
		case *ast.RawHTML:
			in.tag(string(n.Segments.Value(in.source)))
			continue
		}
		in.nodes(n, inner)
	}
}

func codeText(n *ast.CodeSpan, source []byte) []byte {
	var all []byte
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			all = append(all, t.Value(source)...)
		}
	}
	return all
}

// htmlTag takes a tag apart: whether it closes, its name, and the rest.
var htmlTag = lazy.Regexp(`(?s)^<(/?)([A-Za-z][A-Za-z0-9-]*)(.*?)/?>$`)

// htmlValue finds the address or the anchor of a tag.
var htmlValue = lazy.Regexp(`(?i)\s(href|id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

// tag takes a piece of HTML among words.
func (in *mdInline) tag(written string) {
	found := htmlTag().FindStringSubmatch(written)
	if found == nil {
		return // a comment
	}
	name := strings.ToLower(found[2])
	switch {
	case name == "br":
		in.add("\n", Span{})
		return
	case name == "img":
		in.left.pictures++
		return
	case found[1] != "":
		in.untag(name)
		return
	}
	for _, value := range htmlValue().FindAllStringSubmatch(found[3], 8) {
		text := unescaped(value[2] + value[3] + value[4])
		if strings.EqualFold(value[1], "href") {
			name += " " + text
		} else {
			in.anchor = text
		}
	}
	const most = 20
	if (tagStyle(name) != 0 || strings.HasPrefix(name, "a ") || name == "script" || name == "style") && len(in.tags) < most {
		in.tags = append(in.tags, name)
	}
}

// untag closes the innermost open tag of a name, and those within it.
func (in *mdInline) untag(name string) {
	for i := len(in.tags) - 1; i >= 0; i-- {
		if open, _, _ := strings.Cut(in.tags[i], " "); open == name {
			in.tags = in.tags[:i]
			return
		}
	}
}

// unescaped resolves backslashes and entities.
func unescaped(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	const longest = 33 // of the names of entities
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			i++
		} else if end := strings.IndexByte(s[i:min(len(s), i+longest)], ';'); s[i] == '&' && end > 0 {
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// struck is text that is struck through, which has no style of its own.
var struck = lazy.Regexp(`~~([^~\s](?:[^~]*[^~\s])?)~~`)

// noteMark is the mark of a footnote.
var noteMark = lazy.Regexp(`\[\^([^\[\]\s]+)\]`)

// unmarked takes marks away that the parser of CommonMark leaves in words: of struck text, of footnotes, and of links
// whose address stands nowhere, as in "[term][]".
func (m *mdReader) unmarked(spans []Span) []Span {
	var j joiner
	for _, s := range spans {
		j.add(s.Text, s)
	}
	spans = j.spans()
	for i := range spans {
		s := &spans[i]
		if s.Style&(Mono|Math) != 0 {
			continue
		}
		if strings.Contains(s.Text, "~~") {
			s.Text = struck().ReplaceAllString(s.Text, "$1")
		}
		if len(m.notes) > 0 && strings.Contains(s.Text, "[^") {
			s.Text = noteMark().ReplaceAllStringFunc(s.Text, func(mark string) string {
				if m.notes[mark[2:len(mark)-1]] {
					return ""
				}
				return mark
			})
		}
	}
	unlink(spans)
	return spans
}

// unlink takes the brackets away of "[term][]".
func unlink(spans []Span) {
	type place struct{ span, at int }
	var open []place
	gone := map[place]int{} // how many bytes are taken away where
	for i, s := range spans {
		if s.Style&(Mono|Math) != 0 || !strings.ContainsAny(s.Text, "[]") {
			continue
		}
		for at := 0; at < len(s.Text); at++ {
			switch {
			case s.Text[at] == '[':
				open = append(open, place{i, at})
			case s.Text[at] == ']' && len(open) > 0:
				if strings.HasPrefix(s.Text[at:], "][]") {
					gone[open[len(open)-1]], gone[place{i, at}] = 1, len("][]")
					at += len("[]")
				}
				open = open[:len(open)-1]
			}
		}
	}
	if len(gone) == 0 {
		return
	}
	for i, s := range spans {
		var b strings.Builder
		for at := 0; at < len(s.Text); at++ {
			if n := gone[place{i, at}]; n > 0 {
				at += n - 1
				continue
			}
			b.WriteByte(s.Text[at])
		}
		spans[i].Text = b.String()
	}
}

var kindFormula = ast.NewNodeKind("Formula")

type formulaNode struct {
	ast.BaseInline
	tex string
}

func (*formulaNode) Kind() ast.NodeKind           { return kindFormula }
func (n *formulaNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// formulaParser reads what stands between dollars, by the rule of package markup. Neither a letter nor a digit stands
// beside the dollars: else "$HOME/$USER" would be one.
type formulaParser struct{}

func (formulaParser) Trigger() []byte { return []byte{'$'} }

func (formulaParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	const most = 500 // bytes; one over several lines is not read either
	source := util.BytesToReadOnlyString(line[:min(len(line), most)])
	size := markup.Verbatim(source)
	marks := len(source) - len(strings.TrimLeft(source, "$"))
	if marks > 2 || size <= 2*marks || isWord(before) {
		return nil
	}
	if after, _ := utf8.DecodeRuneInString(source[size:]); isWord(after) {
		return nil
	}
	block.Advance(size)
	return &formulaNode{tex: strings.TrimSpace(strings.Clone(source[marks : size-marks]))}
}
