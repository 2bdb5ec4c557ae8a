package strictyaml

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

const tooDeep = "lists and keys are nested too deeply"

// A reader decodes one document and collects its problems.
type reader struct {
	source   *source
	problems Problems
	must     string                               // the path of the value read last that must be there
	remedies int                                  // that were looked for
	others   map[*yaml.Node]map[string]*yaml.Node // see Document
}

// readAs notes that a value of a mapping is read as that of a key that is not there.
func (r *reader) readAs(n *yaml.Node, key string, value *yaml.Node) {
	if r.others[n] == nil {
		r.others[n] = map[string]*yaml.Node{}
	}
	r.others[n][key] = value
}

// Decode makes a value of a document as t describes it. When there are problems they come back
// with what could be read, so that the caller can look for more before it gives up; they are not
// sorted yet.
func Decode[T any](d *Document, t Type[T]) (T, Problems) {
	d.others = map[*yaml.Node]map[string]*yaml.Node{}
	r := &reader{source: d.source, others: d.others}
	if !r.checkNodes(d.root, 0) {
		var none T
		return none, r.problems
	}
	v, _ := t.decode(r, d.root, "")
	return v, r.problems
}

func (r *reader) problem(n *yaml.Node, path, rule string, fix remedy, format string, args ...any) {
	// yaml.v3 puts what is not there, such as the document behind a lone ---, past the end.
	p := r.source.problem(r.source.offset(n.Line, n.Column), rule, fmt.Sprintf(format, args...), fix)
	p.Path = path
	r.problems.Add(p)
}

// checkNodes reports what no file may hold, wherever it stands: aliases, anchors, merge keys and
// explicit tags. It reports false where the nodes are too deep to go on.
func (r *reader) checkNodes(n *yaml.Node, depth int) bool {
	switch {
	case depth > maxDepth:
		r.problem(n, "", RuleTooDeep, advice("write it with fewer levels"), tooDeep)
		return false
	case n.Kind == yaml.AliasNode:
		r.problem(n, "", RuleAlias, either(r.quoted(n, "quote the text if it is meant to start with *, or write it out")), "aliases (*%s) are not part of this format", n.Value)
		return true
	case n.Anchor != "":
		r.problem(n, "", RuleAnchor, r.unmarked(n, "&"+n.Anchor), "anchors (&%s) are not part of this format", n.Anchor)
	case r.tagged(n):
		r.problem(n, "", RuleTag, r.unmarked(n, n.Tag), "explicit tags (%s) are not part of this format", n.Tag)
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
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null" && strings.HasSuffix(path, "]"):
		r.problem(n, path, RuleNull, advice("write it behind the dash, or delete the dash"), "%s expected, nothing is there", were(wanted))
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		r.problem(n, path, RuleNull, r.orDelete(path, "write it behind the colon"), "%s expected, nothing is there", were(wanted))
	default:
		r.problem(n, path, RuleKind, advice("write it as "+wanted), "%s expected, not %s", were(wanted), describe(n))
	}
}

// were says that something was expected, or some things.
func were(wanted string) string {
	if strings.HasPrefix(wanted, "keys ") {
		return wanted + " were"
	}
	return wanted + " was"
}

// orDelete says to do something, or to delete the key where it may be missing.
func (r *reader) orDelete(path, words string) remedy {
	if path == r.must {
		return advice(words)
	}
	return advice(words + ", or delete the key")
}

func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys with values (key: value)"
	case yaml.SequenceNode:
		return "a list"
	default:
		return "the text " + strconv.Quote(shorten(n.Value))
	}
}

// unmarked says what to do about an anchor or a tag: a text that begins with the sign by chance, such
// as "!important", is meant whole; what YAML knows goes.
func (r *reader) unmarked(n *yaml.Node, mark string) remedy {
	if !r.affordable(n) {
		return advice("delete " + mark)
	}
	at := r.source.offset(n.Line, n.Column)
	if n.Kind == yaml.ScalarNode && n.Style&^yaml.TaggedStyle == 0 && !strings.HasPrefix(r.source.text[at:], "!!") {
		return either(r.quoted(n, "quote the text if it is meant to start with "+mark[:1]+", or delete "+mark))
	}
	to := at
	for to < len(r.source.text) && !isSpace(r.source.text[to]) {
		to++
	}
	for to < len(r.source.text) && r.source.text[to] == ' ' {
		to++
	}
	return certain("delete "+mark, at, to, "")
}

// quoted puts a text that stands on the rest of its line in quotes.
func (r *reader) quoted(n *yaml.Node, words string) remedy {
	if !r.affordable(n) {
		return advice(words)
	}
	at := r.source.offset(n.Line, n.Column)
	whole := bracketed(r.source.restOfLine(at))
	if before := strings.TrimSpace(r.source.line(n.Line)); whole == "" || strings.ContainsAny(before, "[]{}#") {
		return advice(words) // where it ends is not certain
	}
	return certain(words+": "+Quote(whole), at, at+len(whole), Quote(whole))
}

// shorten cuts a text so that it fits into a message.
func shorten(text string) string {
	const limit = 40
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}
