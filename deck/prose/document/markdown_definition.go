package document

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var kindDefinition = ast.NewNodeKind("Definition")

// A definitionNode is what stands behind a colon, below the paragraph of its terms or below another definition.
type definitionNode struct {
	ast.BaseBlock
	indent int // of the lines that belong to it
}

func (*definitionNode) Kind() ast.NodeKind           { return kindDefinition }
func (n *definitionNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// definitionParser reads ": " at the beginning of a line. The package of goldmark's extensions is not used, since its
// initialisers would be paid by every command.
type definitionParser struct{}

func (definitionParser) Trigger() []byte { return []byte{':'} }

func (definitionParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || line[at] != ':' || pc.BlockIndent() > 3 {
		return nil, parser.NoChildren
	}
	space, _ := util.IndentWidth(line[at+1:], at+1)
	if space < 1 || util.IsBlank(line[at+1:]) {
		return nil, parser.NoChildren
	}
	switch last := parent.LastChild().(type) {
	case *ast.Paragraph:
		if last.Lines().Len() > 5 { // a wrapped text is no list of terms
			return nil, parser.NoChildren
		}
	case *definitionNode:
	default:
		return nil, parser.NoChildren
	}
	if space > 4 { // its first line is code
		space = 1
	}
	n := &definitionNode{indent: at + 1 + space}
	position, padding := util.IndentPosition(line[at+1:], at+1, space)
	reader.AdvanceAndSetPadding(at+1+position, padding)
	return n, parser.HasChildren
}

func (definitionParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	indent := node.(*definitionNode).indent
	if width, _ := util.IndentWidth(line, reader.LineOffset()); width < min(indent, 4) {
		return parser.Close
	}
	position, padding := util.IndentPosition(line, reader.LineOffset(), min(indent, 4))
	reader.AdvanceAndSetPadding(position, padding)
	return parser.Continue | parser.HasChildren
}

func (definitionParser) Close(ast.Node, text.Reader, parser.Context) {}
func (definitionParser) CanInterruptParagraph() bool                 { return true }
func (definitionParser) CanAcceptIndentedLine() bool                 { return false }
