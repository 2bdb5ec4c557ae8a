package document

import (
	"fmt"
	"strings"
	"sync"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"goodcard/deck/markup"
)

// readMarkdown reads CommonMark with the tables of GFM, lists of definitions as PHP Markdown Extra has them
// ("term", then ": definition"), formulas between dollars and what of HTML stands in it. Blocks that are nested
// deeper than anybody writes are read as plain text.
//
// The parser sees blocks alone; what stands in each is read by itself, so that no length of a file makes the work
// grow with its square.
func readMarkdown(name string, src []byte) (*Document, error) {
	source, encoding, err := decodeText(name, src, "")
	if err != nil {
		return nil, err
	}
	if markup.IsTooNested(source) {
		return readText(name, src)
	}
	d := &Document{Encoding: encoding}
	source = skipFrontMatter(d, source)
	m := &mdReader{name: name, source: []byte(source), at: lineStarts(source), links: map[string]string{}, notes: map[string]bool{}, direct: directQuestions(strings.Split(source, "\n"))}
	tree := mdBlocks().Parse(text.NewReader(m.source))
	m.findLinks(tree)
	d.Blocks = m.blocks(children(tree))
	if d.Title == "" {
		d.Title = firstTitle(d.Blocks)
	}
	d.Unread = m.leftOut()
	return d, nil
}

// mdBlocks returns the parser of blocks. Definitions of links are read from paragraphs; see [mdReader.findLinks].
var mdBlocks = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(append(markup.Blocks(),
		util.Prioritized(definitionParser{}, 850),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	)...))
})

// An mdReader makes our blocks of goldmark's.
type mdReader struct {
	name    string
	source  []byte
	at      []int             // where each line begins
	links   map[string]string // addresses by their labels
	notes   map[string]bool   // labels of footnotes
	depth   int               // of the blocks that are being read
	direct  map[int]bool      // the lines that are questions with their answer right below
	left    leftOut
	tooLong []int // lines at which HTML begins that has too many elements
}

// lineStarts returns the offsets at which lines begin.
func lineStarts(source string) []int {
	at := []int{0}
	for i := range len(source) {
		if source[i] == '\n' {
			at = append(at, i+1)
		}
	}
	return at
}

// skipFrontMatter takes away what stands between "---" at the beginning and the next one, but leaves the lines. Title
// and language it keeps.
func skipFrontMatter(d *Document, source string) string {
	mark, rest, _ := strings.Cut(source, "\n")
	mark = strings.TrimRight(mark, " \t")
	if mark != "---" && mark != "+++" {
		return source
	}
	size := len(source) - len(rest)
	for i, line := range strings.SplitAfter(rest, "\n") {
		size += len(line)
		line = strings.TrimRight(line, " \t\n")
		if line == mark || mark == "---" && line == "..." {
			return strings.Repeat("\n", i+2) + source[size:]
		}
		key, value, ok := strings.Cut(strings.Replace(line, " = ", ": ", 1), ": ")
		if line == "" && i == 0 || !ok && line != "" && !strings.ContainsAny(line[:1], " -#") && !strings.HasSuffix(line, ":") || i > 500 {
			return source // a rule above a text
		}
		switch value = strings.Trim(value, ` "'`); key {
		case "title":
			d.Title = value
		case "lang", "language":
			d.Lang = value
		}
	}
	return source
}

// firstTitle returns the words of the first heading, if it is of the first level.
func firstTitle(blocks []Block) string {
	for _, b := range blocks {
		if b.Kind == Heading {
			if b.Level > 1 {
				return ""
			}
			return TextOf(b.Spans)
		}
	}
	return ""
}

// leftOut says what of the text is in no block.
func (m *mdReader) leftOut() []string {
	m.left.footnotes += len(m.notes)
	all := m.left.words()
	for _, line := range m.tooLong {
		all = append(all, fmt.Sprintf("the HTML that begins in line %d, which has more elements than are read", line))
	}
	return all
}
