// Package tex shows TeX formulas as Unicode text, for terminals, screen readers and wherever
// else mathematics cannot be typeset.
package tex

import (
	"strings"
	"unicode/utf8"
)

// maxBytes is the longest formula that is read, and bounds how deep its groups are nested.
const maxBytes = 4096

// Text returns the TeX source of a formula, without delimiters, as Unicode text on one line:
// "\frac{1}{2}" as "1/2", "x_i^2" as "xᵢ²", "a \le b" as "a ≤ b". A formula with a command
// that it does not know, one that it cannot read, and one of more than 4,096 bytes is
// returned as its source. Line breaks are spaces, and there is one space at most between
// words, none at the ends. Control characters of the source stay, so it must hold none
// where the text goes to a terminal.
func Text(source string) string {
	source = strings.ReplaceAll(source, "\n", " ")
	if text, unread := read(source); unread == "" {
		return trim(text)
	}
	return trim(source)
}

// Unread returns what keeps [Text] from showing a formula as anything but its source: a command that it does
// not know or whose arguments it cannot read, such as `\overset`, a sign that has no place there, or a brace
// without its partner. It is "" where Text shows the formula.
func Unread(source string) string {
	_, unread := read(strings.ReplaceAll(source, "\n", " "))
	return unread
}

// read returns a formula as text, or what cannot be read in it.
func read(source string) (text, unread string) {
	if len(source) > maxBytes {
		return "", source[:1]
	}
	in := reader{rest: source}
	p, stop := in.list(false)
	switch {
	case in.failed:
		return "", in.unread
	case stop != "":
		return "", stop
	}
	return p.text, ""
}

// trim leaves one space between words and none at the ends.
func trim(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return strings.Trim(s, " ")
}

// Superscript returns a text raised: in Unicode's raised characters if there is one for each
// of its characters, as "ⁿ⁺¹", else behind a "^" as TeX has it, "^q" or "^(q r)".
func Superscript(s string) string { return scripted(raised, "^", s) }

// Subscript returns a text lowered, as [Superscript] raises it; its sign is "_".
func Subscript(s string) string { return scripted(lowered, "_", s) }

// A reader reads a formula from left to right. Once it failed, what it returns is void.
type reader struct {
	rest   string
	failed bool
	unread string // what it failed at; the first such thing
}

// A piece is a part of a formula as text.
type piece struct {
	text  string
	class class
	atoms int // how many factors it has, seen as a product
}

func (in *reader) fail() piece {
	in.failed = true
	return piece{}
}

// failAt fails at a part of the formula, unless it failed before.
func (in *reader) failAt(part string) piece {
	if in.unread == "" {
		in.unread = part
	}
	return in.fail()
}

// list reads up to the end of the formula or up to a stop: "}", "&", `\\` or `\end`, and "]" if
// bracket is set. It returns the stop, which is read, or "" at the end.
func (in *reader) list(bracket bool) (all piece, stop string) {
	var w writer
	for !in.failed && in.rest != "" {
		for _, stop := range []string{"}", "&", `\\`, `\end{`, "]"} {
			if strings.HasPrefix(in.rest, stop) && (stop != "]" || bracket) {
				in.rest = in.rest[len(stop):]
				return w.piece(), stop
			}
		}
		switch in.rest[0] {
		case '^':
			w.script(Superscript(in.scriptArgument()))
		case '_':
			w.script(Subscript(in.scriptArgument()))
		case '\'':
			in.rest = in.rest[1:]
			w.script("′")
		default:
			w.add(in.atom())
		}
	}
	return w.piece(), ""
}

func (in *reader) scriptArgument() string {
	in.rest = in.rest[1:]
	return strings.Trim(in.argument().text, " ")
}

// argument reads a group or one atom.
func (in *reader) argument() piece {
	in.rest = strings.TrimLeft(in.rest, " ")
	if in.rest == "" || strings.IndexByte("}&^_", in.rest[0]) >= 0 {
		return in.failAt(sign(in.rest))
	}
	return in.atom()
}

// sign returns the first character of a text, or a word for its end.
func sign(rest string) string {
	if rest == "" {
		return "its end"
	}
	_, size := utf8.DecodeRuneInString(rest)
	return rest[:size]
}

func (in *reader) atom() piece {
	switch c := in.rest[0]; c {
	case '{':
		in.rest = in.rest[1:]
		p, stop := in.list(false)
		if stop != "}" {
			return in.failAt("{")
		}
		return p
	case '\\':
		in.rest = in.rest[1:]
		return in.command()
	case ' ', '~':
		in.rest = in.rest[1:]
		return piece{" ", space, 0}
	case '-':
		in.rest = in.rest[1:]
		return piece{"−", letter, 1}
	case '$', '%', '#':
		return in.failAt(in.rest[:1])
	default:
		_, size := utf8.DecodeRuneInString(in.rest)
		p := piece{in.rest[:size], letter, 1}
		in.rest = in.rest[size:]
		return p
	}
}

// group reads what stands in braces as it is written.
func (in *reader) group() string {
	in.rest = strings.TrimLeft(in.rest, " ")
	if !strings.HasPrefix(in.rest, "{") {
		in.fail()
		return ""
	}
	depth := 0
	for i := 0; i < len(in.rest); i++ {
		switch in.rest[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				s := in.rest[1:i]
				in.rest = in.rest[i+1:]
				return s
			}
		}
	}
	in.fail()
	return ""
}
