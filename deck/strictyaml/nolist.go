package strictyaml

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// noList reports what stands where a list was expected. A text may be an entry, or several.
func (r *reader) noList(n *yaml.Node, path string, of interface{ schema() schema }) {
	if t, ok := of.(interface{ token() bool }); ok && t.token() {
		if keys := keysAlone(n); keys != nil {
			r.problem(n, path, RuleKind, r.instead(n, inBrackets(keys)), "a list was expected, which stands between [ and ]")
			return
		}
	}
	if n.Kind == yaml.MappingNode {
		r.problem(n, path, RuleKind, r.oneEntry(n, of), "a list was expected, not %s", describe(n))
		return
	}
	if fix, sign, ok := r.dashes(n); ok {
		r.problem(n, path, RuleLookAlike, fix, "%s", lookAlikeMessage(sign))
		return
	}
	if fix, ok := r.blockOfDashes(n); ok {
		r.problem(n, path, RuleKind, fix, "a list was expected, not a block of text")
		return
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		r.expected(n, path, "a list")
		return
	}
	entries := []string{n.Value}
	if t, ok := of.(interface{ token() bool }); ok && t.token() {
		entries = parts(n.Value)
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range entries {
		list.Content = append(list.Content, scalarNode(e))
	}
	written := inBrackets(list)
	if o, ok := of.(interface{ sole() string }); ok {
		if o.sole() == "" {
			r.expected(n, path, "a list")
			return
		}
		written = "[{" + o.sole() + ": " + scalar(n.Value, true) + "}]"
	}
	r.problem(n, path, RuleKind, r.instead(n, written), "a list was expected, not %s", describe(n))
}

// dashes says to write the dashes of a list with the sign of the keyboard, where another begins each line.
func (r *reader) dashes(n *yaml.Node) (fix remedy, sign rune, ok bool) {
	if sign = firstRune(n.Value); n.Kind != yaml.ScalarNode || n.Style != 0 || lookAlikes[sign].meant != "-" || !r.affordable(n) {
		return fix, sign, false
	}
	s := r.source
	from, to := s.startOf(n.Line-1), s.end(n)
	if to < from || strings.Trim(s.text[from:s.offset(n.Line, n.Column)], " ") != "" {
		return fix, sign, false
	}
	var lines []string
	for line := range strings.SplitSeq(s.text[from:to], "\n") {
		was, meant := plainHead(line)
		lines = append(lines, meant+line[len(was):])
	}
	return certain("begin each entry with - as it is on the keyboard", from, to, strings.Join(lines, "\n")), sign, true
}

// without says to delete one of two entries that say the same: the one at index i of the nodes below n.
func (r *reader) without(n *yaml.Node, i int) remedy {
	if !r.affordable(n.Content[i]) {
		return advice("delete one of them")
	}
	e := editor{source: r.source, n: n, brackets: n.Style&yaml.FlowStyle != 0}
	if c, ok := e.remove(i); ok {
		return certain("delete one of them", c.from, c.to, c.written)
	}
	return advice("delete one of them")
}

// alike reports whether two nodes say the same.
func alike(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Tag == b.Tag && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, alike)
}

// bare reports a list of texts alone where the entries have a key for the text, once for them all, and
// returns the list that was meant.
func (r *reader) bare(n *yaml.Node, path, key string) (*yaml.Node, bool) {
	text := func(c *yaml.Node) bool { return c.Kind == yaml.ScalarNode && c.Tag != "!!null" }
	if key == "" || len(n.Content) < 2 || slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !text(c) }) {
		return n, false
	}
	meant := *n
	meant.Content = nil
	for _, c := range n.Content {
		meant.Content = append(meant.Content, nodeAbout(key, c))
	}
	r.problem(n.Content[0], entryPath(path, 0), RuleKind, r.allUnder(n, key), "keys with values were expected, not the text %s and %d more", strconv.Quote(shorten(n.Content[0].Value)), len(n.Content)-1)
	return &meant, true
}

// allUnder says to write each entry of a list of texts under a key.
func (r *reader) allUnder(n *yaml.Node, key string) remedy {
	before, after, words := key+": ", "", "write "+key+": before each"
	if n.Style&yaml.FlowStyle != 0 {
		before, after, words = "{"+key+": ", "}", "write each as {"+key+": …}"
	}
	if !r.affordable(n) {
		return advice(words)
	}
	s := r.source
	start := s.offset(n.Content[0].Line, n.Content[0].Column)
	done := start
	var b strings.Builder
	for _, c := range n.Content {
		from, to := s.offset(c.Line, c.Column), s.end(c)
		if to < from || strings.Contains(s.text[from:to], "\n") {
			return advice(words)
		}
		b.WriteString(s.text[done:from] + before + s.text[from:to] + after)
		done = to
	}
	return certain(words, start, done, b.String())
}

// blockOfDashes says to delete the | or > before lines that begin with dashes.
func (r *reader) blockOfDashes(n *yaml.Node) (fix remedy, ok bool) {
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 || !strings.HasPrefix(n.Value, "- ") || !r.affordable(n) {
		return fix, false
	}
	at := r.source.offset(n.Line, n.Column)
	to := r.source.endOfLine(at)
	sign := strings.TrimRight(r.source.text[at:to], " ")
	if strings.Contains(sign, " ") {
		return fix, false
	}
	return certain("delete the "+sign+" before the list", at, to, ""), true
}

// oneEntry says to write keys as the one entry of a list.
func (r *reader) oneEntry(n *yaml.Node, of any) remedy {
	const words = "begin each entry with a dash: - key: value"
	s := r.source
	if o, ok := of.(interface{ sole() string }); !ok || o.sole() == "" || valueOf(n, o.sole()) == nil {
		return advice(words) // the keys may be names of entries
	}
	from, to := s.offset(n.Line, n.Column), s.end(n)
	if to < from || !r.affordable(n) || to-from > MaxText {
		return advice(words)
	}
	if n.Style&yaml.FlowStyle != 0 {
		return certain("put it between brackets, as a list of one", from, to, "["+s.text[from:to]+"]")
	}
	return certain(words, from, to, "- "+strings.ReplaceAll(s.text[from:to], "\n", "\n  "))
}

// keysAlone returns the list that is meant by keys between braces none of which has a value; nil of
// anything else.
func keysAlone(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle == 0 || len(n.Content) == 0 {
		return nil
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for i := 0; i < len(n.Content); i += 2 {
		if value := n.Content[i+1]; n.Content[i].Kind != yaml.ScalarNode || value.Tag != "!!null" || value.Value != "" {
			return nil
		}
		list.Content = append(list.Content, scalarNode(n.Content[i].Value))
	}
	return list
}
