package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// at reports whether the text of n starts with prefix in the file.
func (s *source) at(n *yaml.Node, prefix string) bool {
	return strings.HasPrefix(s.text[s.offset(n.Line, n.Column):], prefix)
}

func (s *source) restOfLine(offset int) string {
	rest, _, _ := strings.Cut(s.text[offset:], "\n")
	return strings.TrimSpace(rest)
}

// within reports whether a place is between brackets that open further left in its line.
func (s *source) within(offset int) bool {
	line, _ := s.lineAt(offset)
	return strings.ContainsAny(s.text[s.startOf(line-1):offset], "{[")
}

// commented reports a comment right behind a plain text, since "issue #5" would lose its tail in silence.
func (r *reader) commented(n *yaml.Node, path string) bool {
	s := r.source
	start := s.offset(n.Line, n.Column)
	end := s.endOfPlain(start, n.Value)
	hash := end
	for hash < len(s.text) && (s.text[hash] == ' ' || s.text[hash] == '\t') {
		hash++
	}
	if hash == end || hash >= len(s.text) || s.text[hash] != '#' {
		return false
	}
	whole := strings.TrimSpace(n.Value + s.text[end:hash] + s.restOfLine(hash))
	p := s.problem(hash, RuleComment, "from # on this is a comment to YAML and not part of the text",
		advice("put the text in quotes: "+requoted(whole)+", or move the comment to a line of its own"))
	p.Path = path
	r.problems.Add(p)
	return true
}

// endOfPlain returns the offset behind a plain text that starts at from: its words stand there as
// in the value, with any white space between them.
func (s *source) endOfPlain(from int, value string) int {
	at := from
	for i := 0; i < len(value); {
		if isSpace(value[i]) {
			for i < len(value) && isSpace(value[i]) {
				i++
			}
			for at < len(s.text) && isSpace(s.text[at]) {
				at++
			}
			continue
		}
		if at >= len(s.text) || s.text[at] != value[i] {
			return from
		}
		i++
		at++
	}
	return at
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
