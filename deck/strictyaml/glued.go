package strictyaml

import (
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck/lazy"

	"gopkg.in/yaml.v3"
)

var hardIndent = lazy.Regexp("^[" + likeSpace + "]*[" + likeSpace[len(" \\t"):] + "]+([a-zA-Z][\\w-]{0,39}:(\\s|$))")

// hardIndents finds keys that are indented with spaces other than plain ones. They go in the column
// where something above begins, as wide as such spaces look.
func (s *source) hardIndents() (found []finding) {
	if !strings.ContainsAny(s.text, "\u00a0\u202f\u2007\u2002\u2003\u2009\u3000") {
		return nil
	}
	var above []line
	s.eachLine(0, len(s.starts), func(l line) bool {
		const enough = 64 // lines above, among which the one is that it goes with
		if len(above) > enough {
			above = append(above[:0], above[enough/2:]...)
		}
		m := hardIndent().FindStringSubmatchIndex(l.text)
		if m == nil {
			above = append(above, l)
			return true
		}
		sign, _ := firstLookAlike(l.text)
		from, to := s.in(l, 0), s.in(l, m[2])
		column := wideColumn(above, l.text[:m[2]])
		found = append(found, finding{
			at: from + strings.IndexRune(l.text, sign), rule: RuleLookAlike, message: lookAlikeMessage(sign),
			fix: certain("indent the line with plain spaces", from, to, strings.Repeat(" ", column)),
		})
		above = append(above, readLine(l.number, strings.Repeat(" ", column)+l.text[m[2]:]))
		return len(found) <= maxProblems
	})
	return found
}

// wideColumn returns the column of what stands behind an indentation: an ideographic space is as wide
// as two, or meant as one.
func wideColumn(above []line, indent string) int {
	one, two := 0, 0
	for _, r := range indent {
		switch {
		case r == '\u3000':
			one, two = one+1, two+2
		case lookAlikes[r].meant == " " || r == ' ':
			one, two = one+1, two+1
		}
	}
	fits := func(column int) bool {
		if last := len(above) - 1; last >= 0 && above[last].key != "" && above[last].value == len(above[last].text) && column > above[last].keyAt {
			return true
		}
		return slices.ContainsFunc(above, func(u line) bool { return u.keyAt == column })
	}
	if fits(one) && !fits(two) {
		return one
	}
	return two
}

// glued returns the known key with which a key begins that goes on with a colon and a space other than
// a plain one, and the rest: YAML takes no such space for one.
func glued(known []string, key string) (name, rest string, sign rune) {
	before, rest, ok := strings.Cut(key, ":")
	sign, size := utf8.DecodeRuneInString(rest)
	if !ok || lookAlikes[sign].meant != " " || !slices.Contains(known, before) {
		return "", "", 0
	}
	return before, rest[size:], sign
}

// unglued reports a known key that is glued to its text, and returns the text.
func (r *reader) unglued(k, value *yaml.Node, path, name, rest string, sign rune) *yaml.Node {
	text := rest
	if value.Kind == yaml.ScalarNode && value.Tag != "!!null" {
		text += ": " + value.Value
	}
	s := r.source
	from := s.offset(k.Line, k.Column)
	fix := advice("write a plain space behind the colon, and the text in quotes")
	if to := s.end(value); value.Kind == yaml.ScalarNode && value.Tag != "!!null" && k.Style == 0 && to > from && r.affordable(k) {
		written := name + ": " + scalar(text, false)
		fix = certain("write "+written, from, to, written)
	}
	p := s.problem(from+strings.IndexRune(s.text[from:], sign), RuleLookAlike, lookAlikeMessage(sign), fix)
	p.Path = path
	r.problems.Add(p)
	n := scalarNode(text)
	n.Line, n.Column = k.Line, k.Column
	return n
}

// likeKeys says to write keys with the colons of the keyboard, where the lines of a text are such keys.
func (r *reader) likeKeys(n *yaml.Node) (fix remedy, sign rune, ok bool) {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || !strings.ContainsAny(n.Value, likeColon) || !r.affordable(n) {
		return fix, sign, false
	}
	s := r.source
	from, to := s.startOf(n.Line-1), s.end(n)
	if to < from {
		return fix, sign, false
	}
	var lines []string
	for line := range strings.SplitSeq(s.text[from:to], "\n") {
		was, meant := plainHead(line)
		if l := readLine(0, meant+line[len(was):]); len(lines) == 0 && l.key == "" {
			return fix, sign, false
		}
		lines = append(lines, meant+line[len(was):])
	}
	at := strings.IndexAny(s.text[from:to], likeColon)
	sign, _ = utf8.DecodeRuneInString(s.text[from+at:])
	return certain("write colons as they are on the keyboard, each with a space behind it", from, to, strings.Join(lines, "\n")), sign, true
}
