package strictyaml

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// A Place says where a value stands.
type Place struct {
	Path         string // below the mapping asked for: "answer", "also[1]", "wrong[0].text"
	Line, Column int    // as in [Problem]
}

// Places returns where each value below the mapping at path stands, in the order of the file, lists
// and mappings before what they hold.
func (d *Document) Places(path string) []Place {
	n, ok := d.find(path)
	if !ok || n.Kind != yaml.MappingNode {
		return nil
	}
	return places(nil, n, "")
}

func places(list []Place, n *yaml.Node, path string) []Place {
	if path != "" {
		list = append(list, Place{path, n.Line, n.Column})
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			list = places(list, n.Content[i+1], join(path, n.Content[i].Value))
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			list = places(list, c, fmt.Sprintf("%s[%d]", path, i))
		}
	}
	return list
}
