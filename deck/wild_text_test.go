package deck_test

import (
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"goodcard/deck/strictyaml"
)

// A wildStyle is one way to write a text: what stands there, with lines that stand indent columns
// further in than the key.
type wildStyle struct {
	text          string
	indent        int
	quoted, block bool
	apart         bool // it may begin on a line of its own
}

// style draws one of the ways to write a text.
func (w *wildWriter) style(text string) wildStyle {
	indent := rapid.SampledFrom([]int{w.step, 1, 2, 7}).Draw(w.t, "indent")
	all := []wildStyle{
		{text: strictyaml.Quote(text), quoted: true, apart: true},
		{text: text, apart: true},
		{text: w.wrapped(text), apart: true},
		{text: w.wrapped(strictyaml.Quote(text)), quoted: true, apart: true},
		{text: "'" + strings.ReplaceAll(text, "'", "''") + "'", quoted: true, apart: true},
		{text: "\"" + text + "\"", quoted: true, apart: true},
		{text: "|-\n" + text, block: true},
		{text: "|" + strconv.Itoa(indent) + "-\n" + text, block: true},
		{text: "|" + strings.TrimSuffix("\n"+text, "\n"), block: true},
		{text: "|+" + strings.TrimSuffix("\n"+text, "\n"), block: true},
		{text: ">-\n" + w.wrapped(text), block: true},
	}
	first := rapid.IntRange(0, len(all)-1).Draw(w.t, "style")
	for i := range all {
		s := all[(first+i)%len(all)]
		s.indent = indent
		if strings.ContainsAny(text, "\u00a0\u3000") { // which look like indentation where a line begins with them
			s.apart = false
			if strings.Contains(s.text, "\n") {
				continue
			}
		}
		if s.says(text) {
			return s
		}
	}
	return wildStyle{text: strictyaml.Quote(text), quoted: true, indent: indent}
}

// says reports whether the style reads back as text, and is none that lint or the reader would mind.
func (s wildStyle) says(text string) bool {
	if strings.ContainsFunc(s.text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == '\ufeff' || r == '\uffff' }) {
		return false
	}
	first, rest, _ := strings.Cut(s.text, "\n")
	var b strings.Builder
	b.WriteString("k: " + first)
	for line := range strings.SplitSeq(rest, "\n") {
		b.WriteString("\n")
		if line != "" {
			b.WriteString(strings.Repeat(" ", s.indent) + line)
		}
	}
	doc, err := strictyaml.Parse("style.yaml", []byte(b.String()+"\nend: x\n"))
	if err != nil || strings.Contains(s.text, "{{") && !s.quoted && !s.block && strings.HasPrefix(s.text, "{{") {
		return false
	}
	var read struct {
		K   yaml.Node
		End string
	}
	return yaml.Unmarshal([]byte(b.String()+"\nend: x\n"), &read) == nil && read.K.Kind == yaml.ScalarNode && read.K.Tag != "!!null" && doc.Text("k") == text && read.End == "x" &&
		(s.quoted || s.block || !strings.Contains(s.text, "#"))
}

// wrapped breaks a text at some of its single spaces, but not so that a line looks like more than text.
func (w *wildWriter) wrapped(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == ' ' && i > 0 && i+1 < len(text) && !unicode.IsSpace(rune(text[i-1])) && unicode.IsLetter(rune(text[i+1])) && text[i-1] != '\\' && w.one("wrap", 3) {
			b.WriteByte('\n')
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
