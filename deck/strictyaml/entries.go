package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// second explains a second document: a line --- between entries, which goes, or another file.
func (a *salvager) second(next *yaml.Node) []finding {
	at := a.offset(next.Line, next.Column)
	x := finding{at: at, rule: RuleTwoDocuments, message: secondDocument}
	if strings.HasPrefix(a.text[at:], "---") {
		fix := certain("delete the line ---", at, a.endOfLine(at), "")
		var doc yaml.Node
		err := readNode(yaml.NewDecoder(strings.NewReader(a.text[:at]+a.text[a.endOfLine(at):])), &doc)
		if err == nil && !repeats(doc.Content[0]) {
			x.fix = fix
			return []finding{x}
		}
	}
	x.fix = remedy{words: "delete it, or the line --- above it", rest: len(a.starts)}
	return []finding{x}
}

const secondDocument = "a second YAML document follows; one a file was expected"

// parted finds a line --- between entries, in the lines up to one, where what follows it is broken: deeper
// lines begin no file.
func (a *salvager) parted(before int) []finding {
	for n := min(before, len(a.starts)) - 1; n > 1; n-- {
		at := a.startOf(n - 1)
		if strings.TrimSpace(a.line(n)) != "---" || a.text[at] != '-' {
			continue
		}
		below := n
		for below < len(a.starts) && a.indent(below) == blank {
			below++
		}
		if below == len(a.starts) || a.indent(below) == 0 {
			return nil
		}
		return []finding{{at: at, rule: RuleTwoDocuments, message: secondDocument, fix: certain("delete the line ---", at, a.endOfLine(at), "")}}
	}
	return nil
}

// nameless finds a list that is the whole file, where it belongs under a key.
func (a *salvager) nameless(n *yaml.Node) []finding {
	if n.Kind != yaml.SequenceNode || n.Style&yaml.FlowStyle != 0 || a.list == "" {
		return nil
	}
	return []finding{a.named(a.startOf(n.Line-1), a.offset(n.Line, n.Column))}
}

// named says to write the key of a list above it, where its first line begins.
func (a *salvager) named(line, dash int) finding {
	return finding{dash, RuleMissingKey, "a list stands here under no key", certain("write "+a.list+": above it", line, line, a.list+":\n")}
}

func repeats(n *yaml.Node) bool {
	seen := map[string]bool{}
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		if seen[n.Content[i].Value] {
			return true
		}
		seen[n.Content[i].Value] = true
	}
	return false
}

// undashed finds entries of a list that lack their dash: where the first key of one comes again, the
// next one was meant to begin.
func (a *salvager) undashed(n *yaml.Node, found []finding) []finding {
	for _, c := range n.Content {
		if n.Kind == yaml.SequenceNode && c.Kind == yaml.MappingNode && c.Style&yaml.FlowStyle == 0 && len(c.Content) > 3 {
			for i := 2; i < len(c.Content); i += 2 {
				k := c.Content[i]
				at := a.offset(k.Line, k.Column)
				if k.Value == c.Content[0].Value && k.Column > 2 && a.text[at-2:at] == "  " && len(found) < maxFaults && a.apart(c, i) {
					found = append(found, finding{
						at: at, rule: RuleDash, message: "a second " + k.Value + ": begins here, but no dash before it begins a new entry",
						fix: certain("write - "+k.Value+": two columns further left", at-2, at, "- "),
					})
				}
			}
		}
		if c.Kind != yaml.ScalarNode {
			found = a.undashed(c, found)
		}
	}
	return found
}

// apart reports whether the keys from index i on are those of another entry: another of the keys before
// it comes again too.
func (a *salvager) apart(n *yaml.Node, i int) bool {
	seen := map[string]bool{}
	for j := 2; j < i; j += 2 {
		seen[n.Content[j].Value] = true
	}
	for j := i + 2; j < len(n.Content); j += 2 {
		if seen[n.Content[j].Value] {
			return true
		}
	}
	return false
}
