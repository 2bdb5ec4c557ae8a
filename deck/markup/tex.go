package markup

import (
	"strings"
	"unicode/utf8"
)

// Formula returns the TeX source of a formula as Unicode text on one line: "\frac{1}{2}" as
// "1/2", "x_i^2" as "xᵢ²", "a \le b" as "a ≤ b". A formula with a command it does not know,
// or that it cannot read, is returned as its source. The result is clean in the sense of [Clean].
func Formula(tex string) string {
	if len(tex) <= maxFormula {
		t := texReader{rest: Clean(tex)}
		p, stop := t.list(false)
		if !t.failed && stop == "" {
			return oneLine(Clean(p.text))
		}
	}
	return oneLine(Clean(tex))
}

// A texReader reads a formula from left to right. Once it failed, what it returns is void.
type texReader struct {
	rest   string
	failed bool
}

// A piece is a part of a formula as text.
type piece struct {
	text  string
	class class
	atoms int // how many factors it has, seen as a product
}

func (t *texReader) fail() piece {
	t.failed = true
	return piece{}
}

// list reads up to the end of the formula or up to a stop: "}", "&", `\\` or `\end`, and "]" if
// bracket is set. It returns the stop, which is read, or "" at the end.
func (t *texReader) list(bracket bool) (all piece, stop string) {
	var w texWriter
	for !t.failed && t.rest != "" {
		for _, stop := range []string{"}", "&", `\\`, `\end{`, "]"} {
			if strings.HasPrefix(t.rest, stop) && (stop != "]" || bracket) {
				t.rest = t.rest[len(stop):]
				return w.piece(), stop
			}
		}
		switch t.rest[0] {
		case '^':
			w.script(superscript(t.scriptArgument()))
		case '_':
			w.script(subscript(t.scriptArgument()))
		case '\'':
			t.rest = t.rest[1:]
			w.script("′")
		default:
			w.add(t.atom())
		}
	}
	return w.piece(), ""
}

func (t *texReader) scriptArgument() string {
	t.rest = t.rest[1:]
	return strings.Trim(t.argument().text, " ")
}

// argument reads a group or one atom.
func (t *texReader) argument() piece {
	t.rest = strings.TrimLeft(t.rest, " ")
	if t.rest == "" || strings.IndexByte("}&^_", t.rest[0]) >= 0 {
		return t.fail()
	}
	return t.atom()
}

func (t *texReader) atom() piece {
	switch c := t.rest[0]; c {
	case '{':
		t.rest = t.rest[1:]
		p, stop := t.list(false)
		if stop != "}" {
			return t.fail()
		}
		return p
	case '\\':
		t.rest = t.rest[1:]
		return t.command()
	case ' ', '~':
		t.rest = t.rest[1:]
		return piece{" ", space, 0}
	case '-':
		t.rest = t.rest[1:]
		return piece{"−", letter, 1}
	case '$', '%', '#':
		return t.fail()
	default:
		_, size := utf8.DecodeRuneInString(t.rest)
		p := piece{t.rest[:size], letter, 1}
		t.rest = t.rest[size:]
		return p
	}
}

// group reads what stands in braces as it is written.
func (t *texReader) group() string {
	t.rest = strings.TrimLeft(t.rest, " ")
	if !strings.HasPrefix(t.rest, "{") {
		t.fail()
		return ""
	}
	depth := 0
	for i := 0; i < len(t.rest); i++ {
		switch t.rest[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				s := t.rest[1:i]
				t.rest = t.rest[i+1:]
				return s
			}
		}
	}
	t.fail()
	return ""
}
