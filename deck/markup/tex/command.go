package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// command reads a command behind its backslash, with its arguments.
func (in *reader) command() piece {
	name := in.rest[:len(in.rest)-len(strings.TrimLeftFunc(in.rest, isASCIILetter))]
	if name == "" {
		return in.escape()
	}
	in.rest = in.rest[len(name):]
	p := in.named(name)
	if in.failed {
		in.failAt(`\` + name)
	}
	return p
}

func (in *reader) named(name string) piece {
	if s, ok := symbols()[name]; ok {
		return in.symbol(name, s)
	}
	if mark, ok := accentMarks()[name]; ok {
		return in.accent(mark)
	}
	switch name {
	case "frac", "dfrac", "tfrac":
		over, under := in.argument(), in.argument()
		return piece{over.factor() + "/" + under.divisor(), fraction, 1}
	case "binom", "dbinom", "tbinom":
		n, k := in.argument(), in.argument()
		return piece{"(" + n.text + " choose " + k.text + ")", letter, 1}
	case "sqrt":
		return in.root()
	case "text", "textrm", "textit", "textbf", "textsf", "texttt", "textup", "mbox", "hbox":
		return in.text()
	case "operatorname":
		in.rest = strings.TrimPrefix(in.rest, "*")
		return piece{in.argument().text, function, 1}
	case "mathrm", "mathit", "mathsf", "mathtt", "mathbf", "mathfrak", "boldsymbol", "bm", "mathop":
		return piece{in.argument().text, letter, 1}
	case "mathbb", "mathbbm":
		return in.alphabet(blackboard)
	case "mathcal", "mathscr":
		return in.alphabet(script)
	case "pmod":
		return piece{" (mod " + in.argument().text + ")", letter, 1}
	case "not":
		return in.negation()
	case "begin":
		return in.environment()
	}
	return in.fail()
}

func isASCIILetter(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

// escape reads a command whose name is one character, such as "\{".
func (in *reader) escape() piece {
	r, size := utf8.DecodeRuneInString(in.rest)
	in.rest = in.rest[size:]
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
	return in.failAt(`\` + string(r))
}

func (in *reader) symbol(name string, s symbol) piece {
	if s.text == "" { // a silent command; the "." behind \left or \right is silent with it
		in.rest = strings.TrimLeft(in.rest, " ")
		if name == "left" || name == "right" {
			in.rest = strings.TrimPrefix(in.rest, ".")
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
func (in *reader) accent(mark string) piece {
	p := in.argument()
	if utf8.RuneCountInString(p.text) != 1 {
		return in.fail()
	}
	return piece{p.text + mark, letter, 1}
}

func (in *reader) root() piece {
	index := ""
	if strings.HasPrefix(in.rest, "[") {
		in.rest = in.rest[1:]
		p, stop := in.list(true)
		raisedIndex, ok := mapRunes(raised, p.text)
		if stop != "]" || !ok {
			return in.fail()
		}
		index = raisedIndex
	}
	return piece{index + "√" + in.argument().divisor(), letter, 1}
}

// text reads words within a formula, where a space is a space.
func (in *reader) text() piece {
	s := in.group()
	if strings.Contains(s, "$") {
		return in.fail()
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
			return in.fail()
		default:
			b.WriteByte(c)
		}
	}
	return piece{b.String(), letter, 1}
}

func (in *reader) alphabet(table string) piece {
	text, _ := mapRunes(table, in.argument().text)
	return piece{text, letter, 1}
}

func (in *reader) negation() piece {
	p := in.argument()
	text, ok := mapRunes(negated, p.text)
	if !ok {
		text = p.text + "\u0338"
	}
	return piece{text, relation, 1}
}
