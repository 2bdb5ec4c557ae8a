package strictyaml

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
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
		first, end := i+2, i+2
		for end < len(root.Content) && a.ofEntry(entry, root.Content[end], outer) {
			end += 2
		}
		if end == first {
			continue
		}
		k := root.Content[first]
		behind := len(a.starts)
		if end < len(root.Content) {
			behind = root.Content[end].Line - 1
		}
		for behind > k.Line && (a.indent(behind-1) == blank || a.indent(behind-1) == k.Column-1 && a.text[a.startOf(behind-1)+k.Column-1] == '#') {
			behind-- // what stands above the next key
		}
		edit := a.indented([]line{readLine(k.Line, a.line(k.Line)), {number: behind}}, entry.Column-root.Column)
		found = append(found, finding{
			a.offset(k.Line, k.Column), RuleIndentation, fmt.Sprintf("the key %q is one of the entry above, and stands no deeper than its dash", k.Value),
			remedy{words: "move it to the column of the keys of its entry", edit: &edit},
		})
	}
	return found
}

// ofEntry reports whether a key is known, though not as one of the outermost, and an entry lacks it.
func (a *salvager) ofEntry(entry, key *yaml.Node, outer []string) bool {
	return key.Kind == yaml.ScalarNode && a.knows(key.Value) && !slices.Contains(outer, key.Value) && valueOf(entry, key.Value) == nil
}
