// Package markup is the one dialect in which the texts of a deck are written: Markdown with
// TeX formulas. [Parse] reads a text into a small tree; every front end shows that tree, or
// what [HTML], [Text] or [Line] make of it, so a card means the same in a terminal, in a
// browser and in Anki.
//
// # The dialect
//
// A text of one line, white space around it aside, has no blocks: "+ 1" is no list and
// "# 1" no heading, so that short answers keep their signs. Only a formula may stand on
// display there. Texts of several lines have all of CommonMark that is named here.
//
// CommonMark's paragraphs, headings, lists, quotes, code, thematic breaks, emphasis, code
// spans, links, images, hard line breaks, backslash escapes and entities; GFM's tables and
// strikethrough (two tildes, since "~5" is "about five"). What differs:
//
//   - Formulas stand between $…$ and \(…\) in a line and between $$…$$ and \[…\] on
//     display. Pandoc's rule holds for $…$: no space after the opening dollar, none before
//     the closing one, and no digit behind it; "costs $5 and $6" is text. A formula has no
//     blank line, at most 4,096 bytes, and no Markdown inside. Code has no formulas.
//   - A link needs an absolute http or https address. Of a link elsewhere its text remains.
//     Brackets and parentheses that hold no address, as in "[...](below)", are text.
//   - There are no reference links: "[...]: a measure" is text and never vanishes.
//   - The address of an image is a file below media/. Of another one its alt text remains.
//   - There is no HTML. Only the tags sub, sup, ruby, rt, rp, kbd, u (in pairs) and br, all
//     without attributes, mean something; every other tag, comment or declaration is text.
//   - In a table cell a bar is written \|, in code and formulas too.
//
// Texts of more than 64 KiB, nested deeper than 50 levels, with more than 1,000 links, or
// with thousands of stars, underscores or tildes that close nothing are not read as
// Markdown: they become paragraphs of plain text. What would be a table of more than 20,000
// cells is a paragraph.
//
// # What renderers must do
//
// The strings of a tree are plain text. They are valid UTF-8 and hold none of the characters
// that [Clean] takes away (code and formulas keep "\n"), so they may go to a terminal as
// they are. They may hold "<", "&" and quotes, which [HTML] escapes, everywhere and without
// exception: nothing an author wrote is markup of the output. Tags have one of the names
// above and no attributes. Image paths are file names, to be percent-encoded in an address.
package markup

// Kind says what a [Node] is.
type Kind string

// Blocks. [Document], [Quote] and [Item] hold blocks; [Paragraph], [Heading] and [Cell]
// hold inlines.
const (
	Document  Kind = "document"
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"    // Level
	Quote     Kind = "quote"      //
	List      Kind = "list"       // of Items; Ordered, Start, Tight
	Item      Kind = "item"       //
	CodeBlock Kind = "code block" // Content, Language
	Table     Kind = "table"      // of Rows, all of one length, the first of which is the header
	Row       Kind = "row"        // of Cells
	Cell      Kind = "cell"       // Align
	Rule      Kind = "rule"       // a thematic break
)

// Inlines. [Words], [Code], [Math], [Image] and [Break] have no children.
const (
	Words    Kind = "words"    // Content: text, without line breaks or runs of spaces
	Emphasis Kind = "emphasis" //
	Strong   Kind = "strong"   //
	Strike   Kind = "strike"   //
	Code     Kind = "code"     // Content, on one line
	Link     Kind = "link"     // Address: absolute, http or https, with a host
	Image    Kind = "image"    // Content: the alt text; Address: a clean path "media/…"
	Break    Kind = "break"    // a hard line break
	Math     Kind = "math"     // Content: TeX, see package tex; Display
	Tag      Kind = "tag"      // Name: sub, sup, ruby, rt, rp, kbd or u
)

// Align says how the text of a table cell stands; "" leaves it to the renderer.
type Align string

const (
	Left   Align = "left"
	Center Align = "center"
	Right  Align = "right"
)

// A Node is one element of a parsed text with what stands in it. Each kind uses the fields
// that its constant names. The root is a [Document].
type Node struct {
	Kind     Kind
	Children []*Node
	Content  string

	Level    int    // 1 to 6
	Ordered  bool   // numbered, from Start
	Start    int    // 0 to 999,999,999
	Tight    bool   // items follow each other without blank lines
	Language string // as after the fence, such as "go"; "" if not given
	Align    Align
	Address  string
	Display  bool // the formula stands on a line of its own
	Name     string
}

// Walk calls visit for n and everything below it.
func Walk(n *Node, visit func(*Node)) {
	visit(n)
	for _, c := range n.Children {
		Walk(c, visit)
	}
}
