package strictyaml

import (
	"fmt"
	"strconv"

	"gopkg.in/yaml.v3"
)

const tooDeep = "lists and mappings are nested too deeply"

// A reader decodes one document and collects its problems.
type reader struct {
	source   *source
	problems Problems
}

// Decode makes a value of a document as t describes it. When there are problems they come back
// with what could be read, so that the caller can look for more before it gives up; they are not
// sorted yet.
func Decode[T any](d *Document, t Type[T]) (T, Problems) {
	r := &reader{source: d.source}
	if !r.checkNodes(d.root, 0) {
		var none T
		return none, r.problems
	}
	v, _ := t.decode(r, d.root, "")
	return v, r.problems
}

func (r *reader) problem(n *yaml.Node, path, rule, fix, format string, args ...any) {
	// yaml.v3 puts what is not there, such as the document behind a lone ---, past the end.
	line, column := r.source.position(r.source.offset(n.Line, n.Column))
	r.problems.Add(Problem{
		File: r.source.file, Line: line, Column: column, Path: path, Rule: rule, Severity: Error,
		Message: fmt.Sprintf(format, args...), Fix: fix,
	})
}

// checkNodes reports what no file may hold, wherever it stands: aliases, anchors, merge keys and
// explicit tags. It reports false where the nodes are too deep to go on.
func (r *reader) checkNodes(n *yaml.Node, depth int) bool {
	switch {
	case depth > maxDepth:
		r.problem(n, "", RuleTooDeep, "", tooDeep)
		return false
	case n.Kind == yaml.AliasNode:
		r.problem(n, "", RuleAlias, "write the text out, or quote it if it is meant to start with *", "aliases (*%s) are not part of this format", n.Value)
		return true
	case n.Anchor != "":
		r.problem(n, "", RuleAnchor, "delete it, or quote the text if it is meant to start with &", "anchors (&%s) are not part of this format", n.Anchor)
	case r.tagged(n):
		r.problem(n, "", RuleTag, "delete it, or quote the text if it is meant to start with !", "explicit tags (%s) are not part of this format", n.Tag)
	}
	for _, c := range n.Content {
		if !r.checkNodes(c, depth+1) {
			return false
		}
	}
	return true
}

// tagged reports whether a tag was written; yaml.v3 forgets the tag that is a mere "!".
func (r *reader) tagged(n *yaml.Node) bool {
	if n.Style&yaml.TaggedStyle != 0 {
		return true
	}
	at := r.source.offset(n.Line, n.Column)
	return at < len(r.source.text) && r.source.text[at] == '!' && n.Kind == yaml.ScalarNode && n.Tag != "!!null"
}

// expected reports a node of another kind than was wanted, unless it was reported already.
func (r *reader) expected(n *yaml.Node, path, wanted string) {
	switch {
	case n.Kind == yaml.AliasNode:
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		r.problem(n, path, RuleNull, "", "%s was expected, nothing is there", wanted)
	default:
		r.problem(n, path, RuleKind, "", "%s was expected, not %s", wanted, describe(n))
	}
}

func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping (key: value)"
	case yaml.SequenceNode:
		return "a list"
	default:
		return "the text " + strconv.Quote(shorten(n.Value))
	}
}

// shorten cuts a text so that it fits into a message.
func shorten(text string) string {
	const limit = 40
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}
