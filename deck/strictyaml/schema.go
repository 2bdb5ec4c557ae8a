package strictyaml

import "slices"

// schema writes an object. Each kind must forbid what belongs to the others alone, since
// additionalProperties does not look into alternatives.
func (o Object[T]) schema() schema {
	properties := schema{}
	var required []string
	for _, f := range slices.Concat(o.Fields, o.More) {
		properties[f.key] = f.schema()
		if f.required {
			required = append(required, f.key)
		}
	}
	for _, k := range o.Kinds {
		for _, f := range append([]Field[T]{k.Key}, k.Fields...) {
			if _, known := properties[f.key]; !known {
				properties[f.key] = f.schema()
			}
		}
	}
	s := schema{"type": "object", "description": o.Doc, "additionalProperties": false, "properties": properties}
	if required != nil {
		s["required"] = required
	}
	if len(o.Kinds) > 0 {
		var kinds []schema
		for _, k := range o.Kinds {
			kinds = append(kinds, o.kindSchema(k))
		}
		s["oneOf"] = kinds
	}
	return s
}

func (o Object[T]) kindSchema(kind Kind[T]) schema {
	own := map[string]bool{}
	required := []string{kind.Key.key}
	for _, f := range kind.Fields {
		own[f.key] = true
		if f.required {
			required = append(required, f.key)
		}
	}
	forbidden := schema{}
	for _, other := range o.Kinds {
		if other.Key.key != kind.Key.key {
			forbidden[other.Key.key] = false
		}
		for _, f := range other.Fields {
			if !own[f.key] {
				forbidden[f.key] = false
			}
		}
	}
	return schema{"required": required, "properties": forbidden}
}

// words returns the keys that objects of the schema have at any depth, each with whether only the
// outermost has it.
func (s schema) words() map[string]bool {
	all := map[string]bool{}
	s.addWords(all, true)
	return all
}

func (s schema) addWords(all map[string]bool, outermost bool) {
	properties, _ := s["properties"].(schema)
	for key := range properties {
		all[key] = outermost
	}
	for _, below := range s {
		if below, ok := below.(schema); ok {
			below.addWords(all, false)
		}
	}
}
