package document

import "strings"

// docxSlack is how far, in twips, a paragraph may stand left of an item and still belong to it.
const docxSlack = 80

// docxBlocks puts paragraphs together to lists, code, quotes and definitions.
func docxBlocks(pieces []docxPiece) []Block {
	var blocks []Block
	for i := 0; i < len(pieces); {
		p := pieces[i]
		if p.list != "" {
			item, end := p, i+1
			for end < len(pieces) && (pieces[end].list != "" || pieces[end].continues(item)) {
				if pieces[end].list != "" {
					item = pieces[end]
				}
				end++
			}
			blocks = append(blocks, docxLists(pieces[i:end])...)
			i = end
			continue
		}
		block, n := docxBlock(pieces[i:])
		blocks = append(blocks, block...)
		i += n
	}
	return blocks
}

// continues reports whether a paragraph belongs to the last item before it: it stands below its text.
func (p docxPiece) continues(item docxPiece) bool {
	if p.left <= 0 && !p.inItem || p.rows != nil || p.role == docxHeading || p.role == docxTitle {
		return false
	}
	return p.inItem || item.depth > 0 || item.left > 0 && p.left >= item.left-docxSlack
}

// docxBlock makes a block of the first of the pieces and of those behind it that belong to it. It returns how many
// they are.
func docxBlock(pieces []docxPiece) ([]Block, int) {
	p := pieces[0]
	same := 1
	for same < len(pieces) && (pieces[same].list == "" || p.defines()) && pieces[same].rows == nil && p.joins(pieces[same]) {
		same++
	}
	b := Block{Anchor: p.anchor, First: p.first, Last: p.last, Spans: p.spans}
	switch p.role {
	case docxHeading, docxTitle:
		b.Kind, b.Level = Heading, p.level
	case docxCode:
		return docxCodeBlock(pieces[:same]), same
	case docxQuote:
		b = Block{Kind: Quote, First: p.first}
		for _, q := range pieces[:same] {
			b.Last = q.last
			b.Blocks = append(b.Blocks, docxText(q))
		}
		return []Block{b}, same
	case docxTerm, docxDefinition:
		return docxDefinitions(pieces[:same], 0), same
	default:
		b = docxText(p)
	}
	return []Block{b}, 1
}

// joins reports whether the next piece is part of the same block.
func (p docxPiece) joins(next docxPiece) bool {
	switch p.role {
	case docxCode, docxQuote:
		return next.role == p.role
	}
	return p.defines() && next.defines()
}

// docxText makes a paragraph, or a table.
func docxText(p docxPiece) Block {
	b := Block{Kind: Paragraph, Anchor: p.anchor, First: p.first, Last: p.last, Spans: p.spans}
	if p.rows != nil {
		b.Kind, b.Rows, b.RowAt, b.Header = Table, p.rows, p.rowAt, p.header
	}
	return b
}

func docxCodeBlock(pieces []docxPiece) []Block {
	var lines []string
	for _, p := range pieces {
		lines = append(lines, TextOf(p.spans))
	}
	b := Block{Kind: Code, First: pieces[0].first, Last: pieces[len(pieces)-1].last}
	b.Spans = []Span{{Text: strings.Join(lines, "\n")}}
	return []Block{b}
}

// docxLists makes lists of items and of what belongs to them. The first piece is an item.
func docxLists(pieces []docxPiece) []Block {
	l := docxLister{pieces: pieces}
	var lists []Block
	for l.at < len(l.pieces) {
		lists = append(lists, l.lists(l.pieces[l.at].depth)...)
	}
	return lists
}

// A docxLister goes through the items of lists that lie in one another.
type docxLister struct {
	pieces []docxPiece
	at     int
	lefts  []int // where the text of the items begins that are open now, outermost first
}

// lists makes the lists of a depth, up to an item that stands further out.
func (l *docxLister) lists(depth int) []Block {
	var lists []Block
	list := ""
	mine := len(l.lefts)
	l.lefts = append(l.lefts, 0)
	defer func() { l.lefts = l.lefts[:mine] }()
	for l.at < len(l.pieces) {
		p := l.pieces[l.at]
		switch {
		case p.list == "" && l.owner(p) < mine, p.list != "" && p.depth < depth:
			return lists
		case p.list != "" && p.depth == depth:
			if list != p.list || len(lists) == 0 {
				lists = append(lists, Block{Kind: List, Ordered: p.isOrdered, First: p.first})
				list = p.list
			}
			l.lefts[mine] = p.left
			l.at++
			last := &lists[len(lists)-1]
			last.Last = p.last
			last.Blocks = append(last.Blocks, Block{Kind: Item, First: p.first, Last: p.last, Blocks: []Block{docxText(p)}})
		default: // what stands in the last item; the first piece of all is an item
			var in []Block
			if p.list != "" {
				in = l.lists(p.depth)
			} else {
				end := l.at + 1
				for end < len(l.pieces) && l.pieces[end].list == "" && p.joins(l.pieces[end]) && l.owner(l.pieces[end]) == mine {
					end++
				}
				var n int
				in, n = docxBlock(l.pieces[l.at:end])
				l.at += n
			}
			last := &lists[len(lists)-1]
			item := &last.Blocks[len(last.Blocks)-1]
			item.Blocks = append(item.Blocks, in...)
			item.Last = l.pieces[l.at-1].last
			last.Last = item.Last
		}
	}
	return lists
}

// owner returns which of the open items a paragraph belongs to: the innermost whose text does not begin right of it.
func (l *docxLister) owner(p docxPiece) int {
	for i := len(l.lefts) - 1; i > 0; i-- {
		if p.inItem || p.left >= l.lefts[i]-docxSlack {
			return i
		}
	}
	return 0
}
