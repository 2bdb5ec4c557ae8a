package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Comment is one comment of a file, and what it stands above.
type Comment struct {
	Line, Column int    // as in [Problem]
	Text         string // behind the #, without white space around it
	Own          bool   // nothing else stands on its line
	Above        Extent // what begins on the next line that is no comment; the zero Extent where nothing does, or where it is not Own
}

// An Extent is what a key with its value, or an entry of a list, takes of a file.
type Extent struct {
	Path               string
	Line, Column       int
	EndLine, EndColumn int  // where the next one begins; 0 at the end of the file
	First              bool // it is the first of the file
}

// Holds reports whether a place is within the extent.
func (e Extent) Holds(line, column int) bool {
	after := func(l, c int) bool { return line > l || line == l && column >= c }
	return e.Line > 0 && after(e.Line, e.Column) && (e.EndLine == 0 || !after(e.EndLine, e.EndColumn))
}

// Comments returns the comments of a document whose text behind the # begins with a word, in small letters, with a
// capital or in capitals, in the order of the file. What looks like one within a text is none.
func (d *Document) Comments(word string) []Comment {
	s := d.source
	spellings := []string{word, strings.ToUpper(word)}
	if word != "" {
		spellings = append(spellings, strings.ToUpper(word[:1])+word[1:])
	}
	if !slices.ContainsFunc(spellings, func(w string) bool { return strings.Contains(s.text, w) }) {
		return nil
	}
	found := s.comments(spellings, s.scalars(nil, d.root))
	var own []*Comment
	for i := range found {
		if found[i].Own {
			own = append(own, &found[i])
		}
	}
	if len(own) > 0 {
		a := above{source: s, waiting: own}
		a.walk(d.root, "", 0, 0)
	}
	return found
}

// comments returns the comments that begin with one of some words and stand outside of texts, which are sorted.
func (s *source) comments(words []string, texts []span) (found []Comment) {
	for at := 0; at < len(s.text); {
		next := strings.IndexByte(s.text[at:], '#')
		if next < 0 {
			break
		}
		at += next
		for len(texts) > 0 && texts[0].end <= at {
			texts = texts[1:]
		}
		switch {
		case len(texts) > 0 && texts[0].start <= at:
			at = texts[0].end
			continue
		case at > 0 && !isSpace(s.text[at-1]):
			at++
			continue
		}
		end := s.endOfLine(at)
		text := strings.TrimSpace(s.text[at+1 : end])
		if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) }) {
			line, column := s.position(at)
			own := strings.TrimSpace(s.text[s.starts[line-1]:at]) == ""
			found = append(found, Comment{Line: line, Column: column, Text: text, Own: own})
		}
		at = end
	}
	return found
}

// A span is the bytes that a text takes.
type span struct{ start, end int }

// scalars returns the spans of all texts and keys below a node, in the order of the file. One whose end
// cannot be told ends where the next one begins, so that nothing in it is taken for a comment.
func (s *source) scalars(all []span, n *yaml.Node) []span {
	if n.Kind != yaml.ScalarNode {
		for _, c := range n.Content {
			all = s.scalars(all, c)
		}
		return all
	}
	start := s.offset(n.Line, n.Column)
	if last := len(all) - 1; last >= 0 && all[last].end < 0 {
		all[last].end = start
	}
	if end := s.end(n); end != start {
		all = append(all, span{start, end})
	}
	return all
}

// above finds what comments stand above: they and the keys and entries of a file come in one order.
type above struct {
	*source
	waiting []*Comment // those whose extent is not found yet
	begun   bool       // a key or an entry was seen
}

// walk looks at the keys or entries of a node, which ends where the line and column say.
func (a *above) walk(n *yaml.Node, path string, endLine, endColumn int) {
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	for i := 0; i+step <= len(n.Content) && len(a.waiting) > 0; i += step {
		e := Extent{EndLine: endLine, EndColumn: endColumn, First: !a.begun}
		if e.Line, e.Column = a.place(n.Content[i]); i+step < len(n.Content) {
			e.EndLine, e.EndColumn = a.place(n.Content[i+step])
		}
		if e.Path = entryPath(path, i); n.Kind == yaml.MappingNode {
			e.Path = join(path, n.Content[i].Value)
		}
		a.begun = true
		a.settle(e)
		a.walk(n.Content[i+step-1], e.Path, e.EndLine, e.EndColumn)
	}
}

// settle gives an extent to the comments that stand right above it.
func (a *above) settle(e Extent) {
	if len(a.waiting) == 0 || a.waiting[0].Line >= e.Line {
		return
	}
	top := e.Line // of the bare lines right above it
	for top > a.waiting[0].Line+1 && a.bare(top-1) {
		top--
	}
	for len(a.waiting) > 0 && a.waiting[0].Line < e.Line {
		if a.waiting[0].Line+1 >= top {
			a.waiting[0].Above = e
		}
		a.waiting = a.waiting[1:]
	}
}

// bare reports whether a line holds nothing but a comment or lone dashes.
func (a *above) bare(line int) bool {
	text := strings.TrimSpace(a.line(line))
	return text == "" || text[0] == '#' || strings.Trim(text, "- ") == ""
}
