package strictyaml

import (
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// A piece is a part of a plain text of several lines: what stands above the first line that begins with
// a dash, or one such line with those below it.
type piece struct {
	dash int // offset of the dash; that of the text where there is none
	text string
}

// pieces returns those of a text that YAML made of what was meant as entries of a list, or nil.
func (r *reader) pieces(n *yaml.Node) []piece {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || !strings.Contains(n.Value, "- ") || !r.affordable(n) {
		return nil
	}
	s := r.source
	from, to := s.offset(n.Line, n.Column), s.end(n)
	if to < from {
		return nil
	}
	all := []piece{{from, ""}}
	for at := from; at < to; {
		line, _, _ := strings.Cut(s.text[at:to], "\n")
		text := strings.TrimSpace(line)
		if entry, dashed := strings.CutPrefix(text, "- "); dashed && at > from {
			all = append(all, piece{dash: at + strings.IndexByte(line, '-')})
			text = strings.TrimSpace(entry)
		}
		last := &all[len(all)-1]
		last.text = strings.TrimSpace(last.text + " " + text)
		at += len(line) + 1
	}
	if len(all) == 1 {
		return nil
	}
	return all
}

// entryOf returns the node of a piece.
func (r *reader) entryOf(p piece) *yaml.Node {
	n := scalarNode(p.text)
	n.Line, n.Column = r.source.lineAt(p.dash)
	return n
}

// raised reports dashes that are deeper than those of the list n, so that YAML takes their entries for a
// part of the text above, and returns the list that was meant.
func (r *reader) raised(n *yaml.Node, path string) *yaml.Node {
	meant := *n
	meant.Content = nil
	for i, c := range n.Content {
		all := r.pieces(c)
		if all == nil || n.Style&yaml.FlowStyle != 0 {
			meant.Content = append(meant.Content, c)
			continue
		}
		s := r.source
		from, to := all[1].dash, s.end(c)
		line, column := s.lineAt(from)
		words := fmt.Sprintf("move it to column %d", n.Column)
		begin := s.startOf(line - 1)
		fix := certain(words, begin, to, s.shiftedLeft(s.text[begin:to], column-n.Column))
		p := s.problem(from, RuleIndentation, fmt.Sprintf("this dash stands in column %d, those of the others in %d", column, n.Column), fix)
		p.Path = entryPath(path, i)
		r.problems.Add(p)
		for _, piece := range all {
			meant.Content = append(meant.Content, r.entryOf(piece))
		}
	}
	return &meant
}

// shiftedLeft returns lines with so many spaces less before each, as far as they have them.
func (s *source) shiftedLeft(text string, by int) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		spaces := len(l) - len(strings.TrimLeft(l, " "))
		lines[i] = l[min(spaces, by):]
	}
	return strings.Join(lines, "\n")
}

// dashless reports a list whose first entry has no dash, and returns the list that was meant.
func (r *reader) dashless(n *yaml.Node, path string) (*yaml.Node, bool) {
	all := r.pieces(n)
	if all == nil {
		return n, false
	}
	s := r.source
	line, column := s.lineAt(all[1].dash)
	indent := strings.Repeat(" ", column-1)
	begin, at := s.startOf(n.Line-1), all[0].dash
	fix := certain("put a dash before it, in the column of those below", begin, at, indent+"- ")
	if above := s.text[begin:at]; strings.TrimSpace(above) != "" { // it stands behind its key
		fix = certain("write it below its key, with a dash as the others have", begin+len(strings.TrimRight(above, " ")), at, "\n"+indent+"- ")
	}
	if line == n.Line {
		return n, false
	}
	r.problem(n, path, RuleDash, fix, "the first entry of this list has no dash")
	meant := &yaml.Node{Kind: yaml.SequenceNode, Line: n.Line, Column: n.Column}
	for _, p := range all {
		meant.Content = append(meant.Content, r.entryOf(p))
	}
	return meant, true
}

// parts returns the words that a text holds for programs, whatever stands between and around them.
func parts(text string) []string {
	return strings.FieldsFunc(strings.Trim(text, "[](){} "), func(r rune) bool { return strings.ContainsRune(",;，、；", r) || unicode.IsSpace(r) })
}

// parted reports entries of a list between brackets that are none and hold several, since another sign than a comma
// parts them, or which stand between brackets of their own, and returns the list that was meant.
func (l List[T]) parted(r *reader, n *yaml.Node, path string) *yaml.Node {
	t, ok := l.Of.(interface {
		token() bool
		accepts(text string) bool
	})
	if !ok || !t.token() || n.Style&yaml.FlowStyle == 0 {
		return n
	}
	if len(n.Content) == 1 && n.Content[0].Kind == yaml.SequenceNode && n.Content[0].Style&yaml.FlowStyle != 0 {
		inner := n.Content[0]
		if from, to := r.source.offset(inner.Line, inner.Column), r.source.end(inner); to > from && r.affordable(n) {
			r.problem(inner, entryPath(path, 0), RuleKind, r.instead(n, r.source.text[from:to]), "the brackets of this list are written twice")
			return inner
		}
	}
	meant := *n
	meant.Content = nil
	for i, c := range n.Content {
		words := parts(c.Value)
		several := c.Kind == yaml.ScalarNode && len(words) > 1 && strings.ContainsAny(c.Value, ";，、；") && !t.accepts(c.Value)
		for _, w := range words {
			several = several && t.accepts(w)
		}
		if !several {
			meant.Content = append(meant.Content, c)
			continue
		}
		var written []string
		for _, w := range words {
			e := scalarNode(w)
			e.Line, e.Column = c.Line, c.Column
			written, meant.Content = append(written, scalar(w, true)), append(meant.Content, e)
		}
		r.problem(c, entryPath(path, i), RuleKind, r.instead(c, strings.Join(written, ", ")), "%q is one entry to YAML: a comma and a space part those of a list", shorten(c.Value))
	}
	return &meant
}
