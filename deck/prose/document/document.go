// Package document reads the texts that authors have, of every format, into one form: a tree of
// blocks, the plain text that a reader sees, and where in the file each block stands. It knows
// nothing of decks.
//
// What it reads is hostile until read: sizes, depths and expansion have bounds, no script, style or
// markup survives, and no control character.
package document

// A Format is how a file is written.
type Format string

// The formats that are read.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html" // with the JSON-LD in it
	DocBook  Format = "docbook"
	Docx     Format = "docx"
	CSV      Format = "csv"
	TSV      Format = "tsv" // Quizlet's export too
	PDF      Format = "pdf" // through the program pdftotext
)

// A Document is one file, read.
type Document struct {
	Name   string // the path by which the file was named
	Format Format
	Title  string // what it calls itself; empty where it does not
	Lang   string // BCP 47, as it says itself; empty where it does not
	SHA256 string // of the bytes of the file, in hex; of a part, of its Plain
	Blocks []Block
	Part   *Part // what of the file it is; nil for all of it

	// Plain is what a reader sees of all blocks that hold text themselves, in their order, joined by
	// line feeds; see [PlainOf]. A block has the texts of its spans there, byte by byte, so that [Slice] finds the
	// spans of a passage. Offsets of blocks and passages count its bytes.
	Plain string

	// Encoding is how the bytes were read that are not UTF-8, such as "windows-1252"; empty for UTF-8.
	Encoding string

	// Unread says in words for people what of the text is in no block, such as "3 pictures".
	Unread []string
}

// A Kind is what a block is.
type Kind string

// The kinds of blocks. Those that hold text have Spans; the others have Blocks within, but Table has Rows.
const (
	Heading     Kind = "heading"     // Spans, Level
	Paragraph   Kind = "paragraph"   // Spans
	Code        Kind = "code"        // Spans: one, verbatim
	Quote       Kind = "quote"       // Blocks
	List        Kind = "list"        // Blocks: items alone
	Item        Kind = "item"        // Blocks
	Definitions Kind = "definitions" // Blocks: one or more terms, then one or more definitions, and again
	Term        Kind = "term"        // Spans
	Definition  Kind = "definition"  // Blocks
	Question    Kind = "question"    // Spans: what the markup itself says is a question (DocBook, JSON-LD, <summary>); Blocks: its answer
	Table       Kind = "table"       // Rows
)

// A Block is a piece of a document.
type Block struct {
	Kind    Kind
	Level   int    // of a heading: 1 to 6
	Ordered bool   // of a list: its items are numbered
	Lines   bool   // of a list: its items are lines without a mark
	Asks    bool   // of a paragraph: it is a question on a line of its own, right above its answer, as others of the document are
	Label   bool   // of a term: all of it is set as words on a screen, keys or options of a program
	Data    bool   // stands in data for programs (JSON-LD), which people do not see
	Anchor  string // by which the document itself names the place; empty without one
	Spans   []Span
	Rows    [][]Cell // of a table
	Header  bool     // of a table: its first row names the columns
	RowAt   []int    // of a table: the line on which each row begins; nil where that is not known
	Blocks  []Block

	First, Last int // lines of the file, 1-based; of a .docx paragraphs, of a table file rows, of a PDF lines of what pdftotext -layout prints
	Start, End  int // offsets in the Plain of the document; of a block with Blocks, those of all of them (a Question's Spans come first)
}

// A Cell is one cell of a table.
type Cell []Span

// A Style is how a stretch of text is set; styles add up.
type Style uint8

// The styles that are kept.
const (
	Bold Style = 1 << iota
	Italic
	Mono // code
	Math // TeX, without its dollars
	Sub
	Super
	Absent // what the text takes from another file stands there, as the reference to it is written; not shown
)

// A Span is a stretch of text in one style. A line feed in it is a forced break.
type Span struct {
	Text  string
	Style Style
	Link  string // http or https; empty without one
}

// A Passage is a stretch of the plain text of a document.
type Passage struct {
	Start, End  int      // offsets in Plain
	First, Last int      // lines, as of a Block
	Headings    []string // plain, outermost first
}
