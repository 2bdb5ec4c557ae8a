package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// command reads a command behind its backslash, with its arguments.
func (t *texReader) command() piece {
	name := t.rest[:len(t.rest)-len(strings.TrimLeftFunc(t.rest, isASCIILetter))]
	if name == "" {
		return t.escape()
	}
	t.rest = t.rest[len(name):]
	if s, ok := symbols()[name]; ok {
		return t.symbol(name, s)
	}
	if mark, ok := accentMarks()[name]; ok {
		return t.accent(mark)
	}
	switch name {
	case "frac", "dfrac", "tfrac":
		over, under := t.argument(), t.argument()
		return piece{over.factor() + "/" + under.divisor(), fraction, 1}
	case "binom", "dbinom", "tbinom":
		n, k := t.argument(), t.argument()
		return piece{"(" + n.text + " choose " + k.text + ")", letter, 1}
	case "sqrt":
		return t.root()
	case "text", "textrm", "textit", "textbf", "textsf", "texttt", "textup", "mbox", "hbox":
		return t.text()
	case "operatorname":
		t.rest = strings.TrimPrefix(t.rest, "*")
		return piece{t.argument().text, function, 1}
	case "mathrm", "mathit", "mathsf", "mathtt", "mathbf", "mathfrak", "boldsymbol", "bm", "mathop":
		return piece{t.argument().text, letter, 1}
	case "mathbb", "mathbbm":
		return t.alphabet(blackboard)
	case "mathcal", "mathscr":
		return t.alphabet(script)
	case "pmod":
		return piece{" (mod " + t.argument().text + ")", letter, 1}
	case "not":
		return t.negation()
	case "begin":
		return t.environment()
	}
	return t.fail()
}

func isASCIILetter(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

// escape reads a command whose name is one character, such as "\{".
func (t *texReader) escape() piece {
	r, size := utf8.DecodeRuneInString(t.rest)
	t.rest = t.rest[size:]
	switch r {
	case ',', ';', ':', ' ':
		return piece{" ", space, 0}
	case '!', '/':
		return piece{}
	case '|':
		return piece{"‖", letter, 1}
	case '{', '}', '%', '$', '#', '&', '_':
		return piece{string(r), letter, 1}
	}
	return t.fail()
}

func (t *texReader) symbol(name string, s symbol) piece {
	if s.text == "" { // a silent command; the "." behind \left or \right is silent with it
		t.rest = strings.TrimLeft(t.rest, " ")
		if name == "left" || name == "right" {
			t.rest = strings.TrimPrefix(t.rest, ".")
		}
		return piece{}
	}
	atoms := 1
	if s.class == space || s.class == prefix {
		atoms = 0
	}
	return piece{s.text, s.class, atoms}
}

// accent sets a mark on one letter. Over several it could not be seen where it ends.
func (t *texReader) accent(mark string) piece {
	p := t.argument()
	if utf8.RuneCountInString(p.text) != 1 {
		return t.fail()
	}
	return piece{p.text + mark, letter, 1}
}

func (t *texReader) root() piece {
	index := ""
	if strings.HasPrefix(t.rest, "[") {
		t.rest = t.rest[1:]
		p, stop := t.list(true)
		raisedIndex, ok := mapRunes(raised, p.text)
		if stop != "]" || !ok {
			return t.fail()
		}
		index = raisedIndex
	}
	return piece{index + "√" + t.argument().divisor(), letter, 1}
}

// text reads words within a formula, where a space is a space.
func (t *texReader) text() piece {
	s := t.group()
	if strings.Contains(s, "$") {
		return t.fail()
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '~':
			b.WriteByte(' ')
		case c == '\\' && i+1 < len(s) && strings.IndexByte(`&%$#_{} `, s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case strings.IndexByte(`\{}`, c) >= 0:
			return t.fail()
		default:
			b.WriteByte(c)
		}
	}
	return piece{b.String(), letter, 1}
}

func (t *texReader) alphabet(table string) piece {
	text, _ := mapRunes(table, t.argument().text)
	return piece{text, letter, 1}
}

func (t *texReader) negation() piece {
	p := t.argument()
	text, ok := mapRunes(negated, p.text)
	if !ok {
		text = p.text + "\u0338"
	}
	return piece{text, relation, 1}
}
