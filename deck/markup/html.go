package markup

import (
	"fmt"
	"strings"
)

// HTMLOptions says where readers of HTML differ. A nil function leaves things as they are.
type HTMLOptions struct {
	// Image returns the address of the image at a path "media/…". Without it the address is
	// the path, percent-encoded. Of an image without an address stands its alt text there, or its
	// file name where it has none.
	Image func(path string) string

	// TeX returns what is written between the delimiters of a formula. It may change how the
	// TeX source is spelled, such as "}}" to "} }", and not what it means.
	TeX func(source string) string
}

// HTML returns a text as HTML. A text of one paragraph has no element around it and fits
// into a line; of any other each block has its element.
//
// Nothing that an author wrote becomes markup. The elements are p, h1 to h6, blockquote, ul,
// ol, li, pre, code, hr, table, thead, tbody, tr, th, td, em, strong, del, a, img, br, span,
// sub, sup, ruby, rt, rp, kbd and u, always closed and properly nested; the attributes are
// href of a, which is an absolute http or https address, src and alt of img, start of ol,
// align of th and td, and of code a class "language-…". There are no styles, scripts,
// comments, identifiers or control characters.
//
// A formula stands between \( and \), on display between \[ and \], the form that MathJax
// and its like look for; dollars are text. Outside of code nothing else has that form: an
// empty span stands behind each backslash of a text that could begin it. A formula is
// written as the text that [tex.Text] makes of it where its braces do not match, where it
// holds such a delimiter itself, or where it names a command that reaches beyond it, to make
// links, set styles or define commands.
//
// No brace and no colon of the result is HTML's own, and no bracket but those of \[ and \].
// A caller to whom they mean something may write any of them as an entity, wherever it
// stands, and a browser shows the same.
func HTML(source string, opts *HTMLOptions) string {
	if isPlain(source) {
		return source
	}
	return parsedHTML(source, opts)
}

// Literal returns as HTML that fits into a line what is no markup: what [HTML] makes of an [Escape].
func Literal(text string) string {
	if isPlain(text) {
		return text
	}
	var w htmlWriter
	w.words(strings.Trim(collapse(Clean(text)), " "))
	return w.String()
}

func parsedHTML(source string, opts *HTMLOptions) string {
	if opts == nil {
		opts = &HTMLOptions{}
	}
	w := htmlWriter{HTMLOptions: *opts}
	if blocks := Parse(source).Children; len(blocks) == 1 {
		w.block(blocks[0], true)
	} else {
		w.blocks(blocks, false)
	}
	return w.String()
}

type htmlWriter struct {
	HTMLOptions
	strings.Builder
	linked  bool // within a link, in which HTML allows no other
	reading bool // within rt or rp, likewise
}

// Of the characters that stand for themselves nowhere, these are written as entities.
// Programs that look for formulas before a browser reads the HTML find none without "\".
const (
	inText      = "&<>"
	inCode      = `&<>\`
	inAttribute = `&<>\"`
)

func (w *htmlWriter) escaped(s, special string) {
	for i := range len(s) {
		switch c := s[i]; {
		case strings.IndexByte(special, c) < 0:
			w.WriteByte(c)
		case c == '&':
			w.WriteString("&amp;")
		case c == '<':
			w.WriteString("&lt;")
		case c == '>':
			w.WriteString("&gt;")
		default:
			fmt.Fprintf(w, "&#%d;", c)
		}
	}
}

// open writes a tag with attributes, given as names and values in turn.
func (w *htmlWriter) open(name string, attributes ...string) {
	w.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.WriteString(" " + attributes[i] + `="`)
		w.escaped(attributes[i+1], inAttribute)
		w.WriteString(`"`)
	}
	w.WriteString(">")
}

func (w *htmlWriter) close(name string) { w.WriteString("</" + name + ">") }

// element writes an element without attributes around the children of n.
func (w *htmlWriter) element(name string, n *Node) {
	w.open(name)
	w.inlines(n.Children)
	w.close(name)
}
