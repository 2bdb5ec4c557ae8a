package strictyaml

import (
	"fmt"
	"maps"
	"slices"

	"gopkg.in/yaml.v3"

	"goodcard/deck/spelling"
)

// unindented finds keys beside the outermost ones that are known only as those of an entry of the list
// above them, whose last entry lacks them: they stand no deeper than its dash, where YAML ends it.
func (a *salvager) unindented(root *yaml.Node) (found []finding) {
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 || a.outer == nil {
		return nil
	}
	outer := a.outer(root)
	for i := 0; i+3 < len(root.Content); i += 2 {
		list := root.Content[i+1]
		if list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0 {
			continue
		}
		entry := list.Content[len(list.Content)-1]
		if entry.Kind != yaml.MappingNode || entry.Style&yaml.FlowStyle != 0 || entry.Column <= root.Column {
			continue
		}
		first := i + 2
		end, cut, sure := a.run(root, list, first, outer)
		if end == first {
			continue
		}
		k := root.Content[first]
		behind := len(a.starts)
		if cut > 0 {
			behind = cut - 1
		} else if end < len(root.Content) {
			behind = root.Content[end].Line - 1
		}
		for behind > k.Line && (a.indent(behind-1) == blank || a.indent(behind-1) == k.Column-1 && a.text[a.startOf(behind-1)+k.Column-1] == '#') {
			behind-- // what stands above the next key
		}
		edit := a.indented([]line{readLine(k.Line, a.line(k.Line)), {number: behind}}, entry.Column-root.Column)
		fix := remedy{words: "move it to the column of the keys of its entry", edit: &edit}
		if !sure {
			fix.words, fix.choice = "move it, and what belongs to its entry, to the column of the keys of its entry", true
		}
		found = append(found, finding{
			a.offset(k.Line, k.Column), RuleIndentation, fmt.Sprintf("the key %q is one of the entry above, and stands no deeper than its dash", k.Value), fix,
		})
	}
	return found
}

// run returns the end of the keys of root, from first on, that are those of the last entry of a list above
// them. A list below the last of these may go on with the next entry of the list above, whose dashes stand in
// the same column: cut is the line, from 1, where that begins, or 0. It is not sure where they end if a key
// comes twice, or where entries below them may be those of the list above.
func (a *salvager) run(root, list *yaml.Node, first int, outer []string) (end, cut int, sure bool) {
	entry := list.Content[len(list.Content)-1]
	known, sure := false, true
	given := map[string]bool{}
	for end = first; end < len(root.Content); end += 2 {
		key := root.Content[end]
		is := a.ofEntry(entry, key, outer)
		if !is && !a.misspelt(entry, key, outer) {
			break
		}
		known = known || is
		sure = sure && !given[key.Value]
		given[key.Value] = true
		next, certain := a.nextEntry(list, root.Content[end+1])
		sure = sure && certain
		if next > 0 {
			return end + 2, next, sure && known
		}
	}
	if !known {
		end = first
	}
	return end, 0, sure
}

// nextEntry returns the line, from 1, of the first entry of a list below a key that is rather one of the list
// above, since it begins with the same key; 0 for none. It is not certain whose entry one with other
// known keys is, nor one whose dash does not stand in the column of the list above.
func (a *salvager) nextEntry(above, below *yaml.Node) (line int, certain bool) {
	if below.Kind != yaml.SequenceNode || below.Style&yaml.FlowStyle != 0 {
		return 0, true
	}
	begins := above.Content[len(above.Content)-1].Content[0].Value
	for _, e := range below.Content {
		if e.Kind != yaml.MappingNode || len(e.Content) == 0 {
			continue
		}
		first := e.Content[0]
		l := readLine(first.Line, a.line(first.Line))
		switch {
		case first.Value == begins && below.Column == above.Column && l.dashed() && l.indent == above.Column-1:
			return first.Line, true
		case a.knows(first.Value):
			return 0, false
		}
	}
	return 0, true
}

// ofEntry reports whether a key is known, though not as one of the outermost, and an entry lacks it.
func (a *salvager) ofEntry(entry, key *yaml.Node, outer []string) bool {
	return key.Kind == yaml.ScalarNode && a.knows(key.Value) && !slices.Contains(outer, key.Value) && valueOf(entry, key.Value) == nil
}

// misspelt reports whether a key that there is not is nearer to one of an entry, which lacks that, than to one of the
// outermost.
func (a *salvager) misspelt(entry, key *yaml.Node, outer []string) bool {
	if key.Kind != yaml.ScalarNode || a.knows(key.Value) || slices.Contains(outer, key.Value) {
		return false
	}
	known := slices.Concat(outer, slices.Sorted(maps.Keys(a.words())))
	near := spelling.Nearest(key.Value, known)
	return near != "" && !slices.Contains(outer, near) && valueOf(entry, near) == nil
}
