package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var kindDisplay = ast.NewNodeKind("Display")

// A displayNode is a formula that has its lines to itself.
type displayNode struct {
	ast.BaseBlock
	end    int  // where it ends in the source
	closed bool // its lines reach the end
}

func (*displayNode) Kind() ast.NodeKind           { return kindDisplay }
func (n *displayNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
func (*displayNode) IsRaw() bool                  { return true }

// displayParser reads $$…$$ and \[…\] where they begin and end a line. As blocks, because
// a line of a formula may begin with a minus and would be taken for a list.
type displayParser struct{}

func (displayParser) Trigger() []byte { return []byte{'$', '\\'} }

func (displayParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	start := segment.Start + pc.BlockOffset() - segment.Padding
	s := reader.Source()[start:]
	_, size, display := formula(string(s[:min(len(s), maxFormula)]))
	if !display {
		return nil, parser.NoChildren
	}
	if rest, _, _ := bytes.Cut(s[size:], []byte("\n")); !util.IsBlank(rest) {
		return nil, parser.NoChildren
	}
	node := &displayNode{end: start + size}
	node.add(text.NewSegment(start, segment.Stop))
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (displayParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	node := n.(*displayNode)
	line, segment := reader.PeekLine()
	if node.closed || util.IsBlank(line) {
		return parser.Close
	}
	node.add(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (n *displayNode) add(line text.Segment) {
	n.Lines().Append(line)
	n.closed = line.Stop >= n.end
}

// Close turns a formula whose end was not reached, such as one that leaves its quote, into
// the paragraph that it would otherwise be.
func (displayParser) Close(n ast.Node, _ text.Reader, _ parser.Context) {
	if node := n.(*displayNode); !node.closed {
		p := ast.NewParagraph()
		p.SetLines(node.Lines())
		node.Parent().ReplaceChild(node.Parent(), node, p)
	}
}

func (displayParser) CanInterruptParagraph() bool { return true }
func (displayParser) CanAcceptIndentedLine() bool { return false }
