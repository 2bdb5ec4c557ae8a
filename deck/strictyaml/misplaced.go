package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// unknownKey reports a key that there is not, with what to do where that is known.
func (r *reader) unknownKey(n, k, value *yaml.Node, path string, fix remedy) {
	at := r.source.offset(k.Line, k.Column)
	if sign, ok := firstLookAlike(k.Value); ok && fix.edit != nil && k.Style == 0 {
		p := r.source.problem(at+strings.IndexRune(k.Value, sign), RuleLookAlike, lookAlikeMessage(sign), fix)
		p.Path = path
		r.problems.Add(p)
		return
	}
	if fix.words == "" && n.Style&yaml.FlowStyle != 0 && value.Tag == "!!null" && value.Value == "" {
		fix = r.joined(n, k)
	}
	if fix.words == "" {
		fix = advice("delete it, or write one of the keys of the format")
	}
	r.problem(k, path, RuleUnknownKey, fix, "unknown key %q", shorten(k.Value))
}

// joined says to put a text in quotes together with what a comma within braces cut off from it.
func (r *reader) joined(n, k *yaml.Node) remedy {
	words := "put the text before it in quotes if the comma belongs to it"
	for i := 2; i < len(n.Content) && r.affordable(k); i += 2 {
		if before := n.Content[i-1]; n.Content[i] == k && before.Kind == yaml.ScalarNode && before.Style == 0 && before.Tag != "!!null" {
			from, to := r.source.offset(before.Line, before.Column), r.source.end(k)
			for i += 2; i < len(n.Content) && to > 0 && n.Content[i+1].Tag == "!!null" && n.Content[i+1].Value == ""; i += 2 {
				to = r.source.end(n.Content[i])
			}
			if to > from {
				text := Quote(joinLines(r.source.text[from:to]))
				return certain("put the text before it in quotes if the comma belongs to it: "+text, from, to, text)
			}
		}
	}
	return advice(words)
}

// under says to write a text under a key, where a mapping was expected.
func (r *reader) under(n *yaml.Node, key string) remedy {
	if !r.affordable(n) {
		return advice("write " + key + ": before it")
	}
	from, to := r.source.offset(n.Line, n.Column), r.source.end(n)
	if rest, ok := strings.CutPrefix(n.Value, key); ok && n.Style == 0 && rest != "" {
		switch at := from + len(key); rest[0] {
		case ':':
			return certain("put a space after the colon", at+1, at+1, " ")
		case ' ':
			return certain("put a colon behind "+key, at, at, ":")
		}
	}
	before := strings.TrimSpace(r.source.text[r.source.startOf(n.Line-1):from])
	words := "write " + key + ": before it"
	switch {
	case to < from:
		return advice(words)
	case strings.Trim(before, "- ") == "" && before != "":
		return certain(words, from, from, key+": ")
	}
	written := "{" + key + ": " + scalar(n.Value, true) + "}"
	words = "write " + written
	if shorten(n.Value) != n.Value {
		words = "put it in quotes, with {" + key + ": before it and } behind it"
	}
	return certain(words, from, to, written)
}

// asText says what to write where keys or a list stand in the place of a text.
func (r *reader) asText(n *yaml.Node) remedy {
	s, words := r.source, "put it in quotes if it is meant as text"
	if !r.affordable(n) {
		return advice(words)
	}
	if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 && s.knows(n.Content[0].Value) {
		if line := readLine(0, s.line(n.Line)); line.dashed() && line.keyAt == n.Column-1 {
			return advice(words + ", or move it where such an entry belongs")
		}
	}
	from, to := s.offset(n.Line, n.Column), s.end(n)
	if to <= from || to-from > MaxText {
		return advice(words)
	}
	text := s.text[from:to]
	switch {
	case n.Kind == yaml.SequenceNode && len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode && n.Content[0].Tag != "!!null":
		written := Quote(n.Content[0].Value)
		if n.Style&yaml.FlowStyle != 0 {
			return r.instead(n, written)
		}
		return certain("write "+written, from, to, "  "+written) // deeper than its key, beside which the dash may stand
	case !strings.Contains(text, "\n"):
		return certain(words+": "+Quote(text), from, to, Quote(text))
	case n.Style&yaml.FlowStyle != 0:
		return advice(words)
	}
	// It stands below its key: as a block of text it must be deeper than that.
	colon := strings.LastIndexByte(s.text[:from], ':')
	if colon < 0 || strings.TrimSpace(s.text[colon+1:from]) != "" {
		return advice(words)
	}
	line, _ := s.lineAt(colon)
	column := readLine(0, s.line(line)).keyAt
	var b strings.Builder
	b.WriteString(" |-")
	for l := range strings.SplitSeq(strings.ReplaceAll(s.text[s.startOf(n.Line-1):to], "\r\n", "\n"), "\n") {
		if l = strings.TrimRight(l, " "); l != "" {
			l = strings.Repeat(" ", max(0, column+2-(n.Column-1))) + l
		}
		b.WriteString("\n" + l)
	}
	return certain("put | behind the colon, and the lines below it deeper than the key, if they are meant as text", colon+1, to, b.String())
}

// beside reports a value in braces whose keys are meant for a text and for a key beside it.
func (r *reader) beside(n *yaml.Node, path, wanted, key string) bool {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 || len(n.Content) > 4 || !r.affordable(n) {
		return false
	}
	text, other := "", ""
	for i := 0; i < len(n.Content); i += 2 {
		k, v := n.Content[i].Value, n.Content[i+1]
		switch {
		case v.Kind != yaml.ScalarNode || v.Tag == "!!null":
			return false
		case k == key && other == "":
			other = v.Value
		case k != key && text == "":
			text = v.Value
		default:
			return false
		}
	}
	s := r.source
	from, to := s.offset(n.Line, n.Column), s.end(n)
	colon := strings.LastIndexByte(s.text[:from], ':')
	if text == "" || to < from || colon < 0 || strings.TrimSpace(s.text[colon+1:from]) != "" {
		return false
	}
	name := path[strings.LastIndexByte(path, '.')+1:]
	written, words := " "+scalar(text, true), "write "+name+": "+scalar(text, true)
	if other != "" {
		line, _ := s.lineAt(colon)
		l := readLine(0, s.line(line))
		if l.key != name {
			return false
		}
		second := key + ": " + scalar(other, true)
		written += "\n" + strings.Repeat(" ", l.keyAt) + second
		words += ", and below it " + second
	}
	r.problem(n, path, RuleKind, certain(words, colon+1, to, written), "%s was expected, not %s", wanted, describe(n))
	return true
}
