package apkg

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A node of a template is a field that is shown, or what stands or falls with a field.
type node struct {
	field    int  // index of the field; notField for what is always there
	section  bool // children stand or fall with the field
	inverted bool // they stand where the field is empty
	children []node
}

// notField is in the place of a field what Anki knows of the card: its tags, its deck.
const notField = -1

// specials are the names that mean no field of a note.
var specials = []string{"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"}

// parseTemplate returns the fields that a template shows, and under which conditions. An error says
// what Anki would show in the place of the card.
func parseTemplate(text string, fields []Field) ([]node, error) {
	var open [][]node // of the sections around the place
	var names []string
	level := []node{}
	for {
		_, rest, found := strings.Cut(text, "{{")
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, errors.New(`a "}}" is missing`)
		}
		text = after
		name := strings.TrimSpace(inside)
		if name == "" {
			return nil, errors.New("{{}} names no field")
		}
		kind := name[0]
		if strings.IndexByte("#^/", kind) < 0 {
			name = strings.TrimSpace(name[strings.LastIndex(name, ":")+1:])
			at, err := fieldIndex(name, fields)
			if err != nil {
				return nil, err
			}
			level = append(level, node{field: at})
			continue
		}
		name = strings.TrimSpace(name[1:])
		if kind == '/' {
			if len(names) == 0 || names[len(names)-1] != name {
				return nil, fmt.Errorf("{{/%s}} ends what was not begun there", name)
			}
			outer := open[len(open)-1]
			outer[len(outer)-1].children = level
			level, open, names = outer, open[:len(open)-1], names[:len(names)-1]
			continue
		}
		at, err := fieldIndex(name, fields)
		if err != nil {
			return nil, err
		}
		level = append(level, node{field: at, section: true, inverted: kind == '^'})
		open, names, level = append(open, level), append(names, name), nil
	}
	if len(names) > 0 {
		return nil, fmt.Errorf("{{/%s}} is missing", names[len(names)-1])
	}
	return level, nil
}

func fieldIndex(name string, fields []Field) (int, error) {
	at := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if at < 0 && !slices.Contains(specials, name) && !isGap(name) {
		return 0, fmt.Errorf("{{%s}} names no field of the type", name)
	}
	return at, nil
}

// isGap reports whether a name is that of a gap, on which templates for gaps may depend: c1.
func isGap(name string) bool {
	digits, ok := strings.CutPrefix(name, "c")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// shows reports whether a template shows something of the fields that are filled.
func shows(nodes []node, filled func(field int) bool) bool {
	for _, n := range nodes {
		has := n.field != notField && filled(n.field)
		switch {
		case n.section && has != n.inverted && shows(n.children, filled):
			return true
		case !n.section && has:
			return true
		}
	}
	return false
}

// required returns which fields a card of the template needs, as Anki writes it: any one of them, or
// all. Old programs make cards by it.
func required(ord int, question string, fields []Field) [3]any {
	nodes, _ := parseTemplate(question, fields) // was checked
	var which []int
	for i := range fields {
		if shows(nodes, func(f int) bool { return f == i }) {
			which = append(which, i)
		}
	}
	if len(which) > 0 {
		return [3]any{ord, "any", which}
	}
	for i := range fields {
		if !shows(nodes, func(f int) bool { return f != i }) {
			which = append(which, i)
		}
	}
	if len(which) > 0 && shows(nodes, func(int) bool { return true }) {
		return [3]any{ord, "all", which}
	}
	return [3]any{ord, "none", []int{}}
}
