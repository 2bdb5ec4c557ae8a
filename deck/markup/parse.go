package markup

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

const (
	maxBytes = 64 << 10 // of a text that is read as Markdown
	maxDepth = 50       // of nodes within nodes
	maxLinks = 1000     // links and images; the parser's time grows with the square
)

// Parse reads a text into its tree, whatever it holds. What is too long or nested too deep
// becomes paragraphs of plain text.
func Parse(source string) *Node {
	if tree, _ := parse(source); tree != nil {
		return tree
	}
	return plain(normalize(source))
}

// parse returns nil for what is too long or nested too deep.
func parse(source string) (*Node, []Loss) {
	source = normalize(source)
	read := wholeText
	if line := strings.Trim(source, " \t\n"); !strings.Contains(line, "\n") { // a hard space is of the text
		source, read = line, oneLineText
	}
	if tooMuch(source) {
		return nil, nil
	}
	c := converter{source: []byte(source)}
	tree := c.document(read().Parse(text.NewReader(c.source)))
	if c.tooDeep {
		return nil, nil
	}
	return tree, c.lost
}

// IsTooMuch reports whether a text is longer, or holds more, than is read as Markdown: it could keep a parser of
// Markdown busy for more than a moment.
func IsTooMuch(source string) bool { return tooMuch(normalize(source)) }

// IsTooNested reports whether items or quotes of a text of any length stand deeper than is read as Markdown.
func IsTooNested(source string) bool { return tooNested(source) }

// tooMuch is [IsTooMuch] of a text in which nothing is to be cleaned.
func tooMuch(source string) bool {
	if len(source) > maxBytes || strings.Count(source, "](") > maxLinks || inVain(source) > maxVain {
		return true
	}
	return tooNested(source)
}

// tooNested reports whether items stand so deep within items that nothing is made of them in the end. The
// parser's time grows with the square of that.
func tooNested(source string) bool {
	var open []int // columns at which what stands in each item may begin
	for line := range strings.SplitSeq(source, "\n") {
		n := containers(line)
		if n > maxDepth {
			return true
		}
		column, quotes := margin(line)
		if n -= quotes; n <= 0 {
			continue
		}
		for len(open) > 0 && open[len(open)-1] > column {
			open = open[:len(open)-1]
		}
		for ; n > 0; n-- {
			column += 2
			open = append(open, column)
		}
		if len(open) > maxDepth {
			return true
		}
	}
	return false
}

// margin returns how wide the spaces and the marks of quotes are with which a line begins, and how many
// marks those are.
func margin(line string) (column, quotes int) {
	for _, r := range line {
		switch r {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		case '>':
			column++
			quotes++
		default:
			return column, quotes
		}
	}
	return column, quotes
}

// containers counts the markers of quotes and items with which a line begins.
func containers(line string) int {
	n := 0
	for {
		line = strings.TrimLeft(line, " \t")
		rest, quote := strings.CutPrefix(line, ">")
		if !quote {
			rest = strings.TrimLeft(line, "0123456789")
			if len(rest) < 2 || strings.IndexByte("-+*.)", rest[0]) < 0 || rest[1] != ' ' && rest[1] != '\t' {
				return n
			}
			rest = rest[2:]
		}
		line = rest
		n++
	}
}

// The two parsers of the dialect, for a text of several lines and for one that is a line.
// They are built when a text is first parsed, since most commands parse none. HTML blocks
// and reference links are left out on purpose; the extension package is not used because
// its initialisers (0.5 ms, 2,049 allocations) would be paid by every command.
var (
	wholeText = sync.OnceValue(func() parser.Parser {
		return newParser(Blocks()...)
	})
	oneLineText = sync.OnceValue(func() parser.Parser { return newParser() })
)

// Blocks returns the parsers of the blocks that the dialect and all of Markdown have in common, but for paragraphs.
func Blocks() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
	}
}

// newParser returns a parser of paragraphs, formulas on display and the given blocks.
func newParser(blocks ...util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(blocks,
			util.Prioritized(displayParser{}, 50),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		)...),
		parser.WithInlineParsers(
			util.Prioritized(mathParser{}, 50),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(strikeParser{}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(tableParser{}, 100),
		),
	)
}

// normalize leaves nothing in a source that [Clean] takes away, but keeps line ends, as
// "\n", and tabs, which mean something to Markdown.
func normalize(source string) string {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	source = strings.ToValidUTF8(source, string(utf8.RuneError))
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\t':
			return r
		case '\r':
			return '\n'
		}
		if _, ok := escaped(r); ok {
			return r // it must mean nothing until the text is read
		}
		return cleanRune(r)
	}, source)
}

// plain makes a paragraph of all lines up to a blank one.
func plain(source string) *Node {
	doc := &Node{Kind: Document}
	for paragraph := range strings.SplitSeq(source, "\n\n") {
		if words := strings.Trim(collapse(Clean(paragraph)), " "); words != "" {
			doc.Children = append(doc.Children, &Node{
				Kind:     Paragraph,
				Children: []*Node{{Kind: Words, Content: words}},
			})
		}
	}
	return doc
}
