package strictyaml

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Batch is changes of one file that are made at once, so that thousands of them take no longer than one. Every byte
// that they do not name stays. They are named by their places in the file as it is.
type Batch struct {
	d    *Document
	keys func(n *yaml.Node, path string) []string
	sets []setting
	adds []addition
}

type setting struct{ path, text string }

// An addition is entries of a list, or of a mapping whose keys are names.
type addition struct {
	path   string
	behind int
	nodes  *yaml.Node // a list or mapping of them alone
}

// NewBatch begins changes of a document that t describes.
func NewBatch[T any](d *Document, t Type[T]) *Batch { return &Batch{d: d, keys: t.keys} }

// Set changes the value at a path, as the function [Set] does.
func (b *Batch) Set(path, text string) { b.sets = append(b.sets, setting{path, text}) }

// Add adds entries, which t describes as a [List] or a [Map], to what is at a path behind so many that it has; what is
// not there is made of them.
func Add[E any](b *Batch, path string, behind int, t Type[[]E], entries []E) {
	if n, given := t.encode(entries); given {
		b.adds = append(b.adds, addition{path, behind, n})
	}
}

// Apply returns the file with all changes made. The result is read before it is returned: it says what the file said,
// save for the changes. The error says that the file is written in a way that only its author can change.
func (b *Batch) Apply() ([]byte, error) {
	refused := ""
	for _, inline := range []bool{false, true} { // as Set does
		changes, path := b.changes(inline)
		if path != "" {
			refused = path
			break
		}
		out, ok := b.d.source.changedAll(changes)
		if !ok {
			continue
		}
		if after, err := Parse(b.d.source.file, out); err == nil && sameBut(b.d.root, after.root, byParent(changes)) {
			return out, nil
		}
	}
	line, column := b.d.Position(refused)
	return nil, fmt.Errorf("%s:%d:%d: %s is written in a way that only you can change", b.d.source.file, line, column, cmp.Or(refused, "the file"))
}

// changes returns what to change, or the path of what cannot be.
func (b *Batch) changes(inline bool) (all []change, refused string) {
	for _, s := range b.sets {
		c, ok := b.d.change(b.keys, s.path, s.text, inline)
		if !ok {
			return nil, s.path
		}
		if c.parent != nil {
			all = append(all, c)
		}
	}
	for _, a := range b.adds {
		c, ok := b.d.add(b.keys, a, inline)
		if !ok {
			return nil, a.path
		}
		all = append(all, c)
	}
	depths := depthsOf(b.d.root, all)
	slices.SortStableFunc(all, func(a, b change) int {
		// Behind the last entry of a mapping stands what it gets more, then the next key of that around it.
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(depths[b.parent], depths[a.parent]), cmp.Compare(a.order, b.order))
	})
	return all, ""
}

// depthsOf returns how deep in a document the lists and mappings stand that changes are in.
func depthsOf(root *yaml.Node, changes []change) map[*yaml.Node]int {
	depths := map[*yaml.Node]int{}
	for _, c := range changes {
		depths[c.parent] = 0
	}
	var measure func(n *yaml.Node, depth int)
	measure = func(n *yaml.Node, depth int) {
		if _, changes := depths[n]; changes {
			depths[n] = depth
		}
		for _, child := range n.Content {
			measure(child, depth+1)
		}
	}
	measure(root, 0)
	return depths
}

// add finds what to change for an addition.
func (d *Document) add(keys func(n *yaml.Node, path string) []string, a addition, inline bool) (change, bool) {
	n, found := d.find(a.path)
	if found {
		e := editor{d.source, n, d.brackets(a.path), inline}
		if n.Kind != a.nodes.Kind {
			return change{}, false
		}
		return e.addAll(a.behind*e.unit(), a.nodes.Content)
	}
	above, last := cutLast(a.path)
	n, found = d.find(above)
	if !found || n.Kind != yaml.MappingNode || last.key == "" {
		return change{}, false
	}
	e := editor{d.source, n, d.brackets(above), inline}
	return e.addKey(keys(d.root, above), last.key, a.nodes)
}

// addAll puts entries in before another one, or behind the last.
func (e editor) addAll(i int, nodes []*yaml.Node) (change, bool) {
	c := change{parent: e.n, at: i, nodes: nodes, from: e.offset(e.n.Line, e.n.Column)}
	if i > len(e.n.Content) {
		return c, false
	}
	gap := "\n" + strings.Repeat(" ", e.column())
	switch {
	case e.brackets:
		gap, c.from = ", ", c.from+1
	case e.apart():
		gap = "\n" + gap
	}
	if i > 0 {
		if c.from = e.end(e.n.Content[i-1]); c.from < 0 {
			return c, false
		}
		if !e.brackets {
			c.from = e.behindRemarks(e.endOfLine(c.from))
		}
	}
	c.to = c.from
	var entries []string
	for k := 0; k < len(nodes); k += e.unit() {
		key, value := "", nodes[k]
		if e.unit() == 2 {
			key, value = nodes[k].Value, nodes[k+1]
		}
		entries = append(entries, e.entry(key, value, k+e.unit() == len(nodes) && e.remarked(c.from, "")))
	}
	switch c.written = strings.Join(entries, gap); {
	case i > 0:
		c.written = gap + c.written
	case len(e.n.Content) > 0:
		c.written += gap
	}
	return c, true
}

// apart reports whether empty lines stand between the entries of a list, as between the cards of most decks.
func (e editor) apart() bool {
	if e.n.Kind != yaml.SequenceNode || len(e.n.Content) == 0 || e.n.Content[0].Kind != yaml.MappingNode {
		return false
	}
	if len(e.n.Content) == 1 {
		return true
	}
	above := e.n.Content[1].Line - 1
	for above > e.n.Content[0].Line && strings.HasPrefix(strings.TrimSpace(e.line(above)), "#") {
		above--
	}
	return strings.TrimSpace(e.line(above)) == ""
}

// behindRemarks returns the end of the last of the comments below the end of a line that stand deeper than the entries:
// they are about the entry above.
func (e editor) behindRemarks(end int) int {
	for next := end; next < len(e.text); {
		begin := next + strings.IndexByte(e.text[next:], '\n') + 1
		if begin == next {
			break
		}
		next = e.endOfLine(begin)
		line := e.text[begin:next]
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		if spaces <= e.column() || line[spaces:] == "" || line[spaces] != '#' {
			break
		}
		end = next
	}
	return end
}

// changedAll returns the bytes of the file after changes, which are sorted; not where two of them touch the same bytes.
func (s *source) changedAll(changes []change) ([]byte, bool) {
	var b strings.Builder
	b.WriteString("\ufeff"[:s.mark])
	at, windows := 0, s.windows()
	for _, c := range changes {
		if c.from < at {
			return nil, false
		}
		b.WriteString(s.text[at:c.from])
		if windows {
			c.written = strings.ReplaceAll(c.written, "\n", "\r\n")
		}
		b.WriteString(c.written)
		at = c.to
	}
	b.WriteString(s.text[at:])
	return []byte(b.String()), true
}

func byParent(changes []change) map[*yaml.Node][]change {
	all := map[*yaml.Node][]change{}
	for _, c := range changes {
		all[c.parent] = append(all[c.parent], c)
	}
	for _, of := range all {
		slices.SortStableFunc(of, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	}
	return all
}

// sameBut is [same] for many changes, by the list or mapping that they change.
func sameBut(before, after *yaml.Node, changes map[*yaml.Node][]change) bool {
	content := before.Content
	if of := changes[before]; of != nil {
		content = nil
		at := 0
		for _, c := range of {
			content = append(append(content, before.Content[at:c.at]...), c.nodes...)
			at = c.at + c.gone
		}
		content = append(content, before.Content[at:]...)
	}
	tag := before.Tag == after.Tag || before.Tag == "" && after.Tag != "!!null"
	return tag && before.Kind == after.Kind && before.Value == after.Value && before.Anchor == after.Anchor &&
		slices.EqualFunc(content, after.Content, func(a, b *yaml.Node) bool { return sameBut(a, b, changes) })
}
