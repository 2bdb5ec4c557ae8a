package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindMath = ast.NewNodeKind("Math")

type mathNode struct {
	ast.BaseInline
	tex     string
	display bool
}

func (*mathNode) Kind() ast.NodeKind           { return kindMath }
func (n *mathNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// mathParser reads formulas within a paragraph.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$', '\\'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if line[0] == '\\' && !bytes.HasPrefix(line, []byte(`\(`)) && !bytes.HasPrefix(line, []byte(`\[`)) {
		return nil
	}
	s := ahead(block)
	tex, size, display := formula(s)
	if size == 0 {
		return unpaired(s, block)
	}
	advance(block, size)
	return &mathNode{tex: tex, display: display}
}

// unpaired keeps two dollars without partner together, so that the second of them does not
// open a formula by itself.
func unpaired(s string, block text.Reader) ast.Node {
	if !strings.HasPrefix(s, "$$") {
		return nil
	}
	_, segment := block.PeekLine()
	block.Advance(2)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 2))
}

// ahead returns the rest of the block as far as a formula could reach, and stays in place.
func ahead(block text.Reader) string {
	line, position := block.Position()
	defer block.SetPosition(line, position)

	var s strings.Builder
	for s.Len() < maxFormula {
		rest, _ := block.PeekLine()
		if rest == nil {
			break
		}
		s.Write(rest[:min(len(rest), maxFormula-s.Len())])
		block.AdvanceLine()
	}
	return s.String()
}

// advance moves on by n bytes, over the ends of lines.
func advance(block text.Reader, n int) {
	for n > 0 {
		line, _ := block.PeekLine()
		if n < len(line) {
			block.Advance(n)
			return
		}
		n -= len(line)
		block.AdvanceLine()
	}
}
