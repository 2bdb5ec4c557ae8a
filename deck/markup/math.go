package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxFormula is the longest formula in bytes, delimiters included. It bounds how far each
// dollar looks for its partner.
const maxFormula = 4096

// formula looks for a formula at the start of s and returns its TeX source and its length
// with delimiters, which is 0 if there is none.
func formula(s []byte) (tex []byte, size int, display bool) {
	switch {
	case bytes.HasPrefix(s, []byte("$$")):
		return enclosed(s, []byte("$$"), true)
	case bytes.HasPrefix(s, []byte("$")):
		return dollars(s)
	case bytes.HasPrefix(s, []byte(`\(`)):
		return enclosed(s, []byte(`\)`), false)
	case bytes.HasPrefix(s, []byte(`\[`)):
		return enclosed(s, []byte(`\]`), true)
	}
	return nil, 0, false
}

// dollars applies Pandoc's rule, by which the first dollar that follows decides.
func dollars(s []byte) (tex []byte, size int, display bool) {
	end := closing(s[1:], []byte("$"))
	if end < 1 || isSpace(s[1]) || isSpace(s[end]) {
		return nil, 0, false
	}
	if size = end + 2; size < len(s) && s[size] >= '0' && s[size] <= '9' {
		return nil, 0, false
	}
	return s[1 : end+1], size, false
}

// enclosed reads a formula between delimiters of two bytes.
func enclosed(s, closer []byte, display bool) ([]byte, int, bool) {
	end := closing(s[2:], closer)
	if end < 0 {
		return nil, 0, false
	}
	tex := bytes.TrimSpace(s[2 : end+2])
	if len(tex) == 0 {
		return nil, 0, false
	}
	return tex, end + 4, display
}

// closing returns where the closer begins in s, or -1. Neither an escaped character nor a
// code span closes a formula.
func closing(s, closer []byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case bytes.HasPrefix(s[i:], closer):
			return i
		case s[i] == '\\':
			i++
		case s[i] == '`':
			i += codeSpan(s[i:]) - 1
		}
	}
	return -1
}

// codeSpan returns the length of the code span, or else of the run of backticks, with which s begins.
func codeSpan(s []byte) int {
	run := backticks(s)
	for i := run; i < len(s); {
		if n := backticks(s[i:]); n == run {
			return i + n
		} else {
			i += max(n, 1)
		}
	}
	return run
}

func backticks(s []byte) int {
	return len(s) - len(bytes.TrimLeft(s, "`"))
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

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
	return &mathNode{tex: string(tex), display: display}
}

// unpaired keeps two dollars without partner together, so that the second of them does not
// open a formula by itself.
func unpaired(s []byte, block text.Reader) ast.Node {
	if !bytes.HasPrefix(s, []byte("$$")) {
		return nil
	}
	_, segment := block.PeekLine()
	block.Advance(2)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 2))
}

// ahead returns the rest of the block as far as a formula could reach, and stays in place.
func ahead(block text.Reader) []byte {
	line, position := block.Position()
	defer block.SetPosition(line, position)

	var s []byte
	for len(s) < maxFormula {
		rest, _ := block.PeekLine()
		if rest == nil {
			break
		}
		s = append(s, rest[:min(len(rest), maxFormula-len(s))]...)
		block.AdvanceLine()
	}
	return s
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
