package strictyaml

import (
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"goodcard/deck/spelling"
)

// Text describes a text that is not blank. Numbers and booleans are text as written.
type Text[T ~string] struct {
	Doc     string
	Wanted  string // what is expected, such as "an id such as green-door"; "text" if empty
	Pattern string // regular expression that Go and JSON Schema share, anchored; empty for any
	Enum    []T    // the only texts allowed; nil for any
	Prose   bool   // for people: the traps that YAML lays for prose are problems
	Rule    string // of the problem when Pattern, Enum or Check refuses; RuleValue if empty

	// Check says what is wrong with a text that the others accept; nil accepts all.
	Check func(text string) (message string)

	// Mend returns the text that was probably meant by one that is refused, or ""; nil knows none.
	Mend func(text string) string
	Help string // what to do where Mend knows nothing

	// Beside is a key beside this one that people write within braces here, with the text itself
	// under another: "image: {file: plot.png, alt: A plot}" for "image: plot.png" and "alt: A plot".
	Beside string
}

func (t Text[T]) decode(r *reader, n *yaml.Node, path string) (T, bool) {
	if t.Beside != "" && r.beside(n, path, t.wanted(), t.Beside) || !r.text(n, path, t.wanted(), t.Prose) {
		return "", false
	}
	v := T(n.Value)
	rule := t.Rule
	if rule == "" {
		rule = RuleValue
	}
	switch {
	case strings.Trim(strings.TrimSpace(n.Value), "\ufeff") == "":
		r.problem(n, path, RuleEmpty, r.orDelete(path, "write it"), "%s was expected, the text is empty", t.wanted())
		return "", false
	case len(n.Value) > MaxText:
		r.problem(n, path, RuleTooLarge, advice("split it into several"), "the text has %s; at most %s are read", Size(len(n.Value)), Size(MaxText))
		return "", false
	case t.Enum != nil && !slices.Contains(t.Enum, v):
		r.problem(n, path, rule, t.remedy(r, n), "%q is not one of %s", shorten(n.Value), strings.Join(t.words(), ", "))
		return "", false
	case t.Pattern != "" && !compiled(t.Pattern).MatchString(n.Value):
		r.problem(n, path, rule, t.remedy(r, n), "%q is not %s", shorten(n.Value), t.wanted())
		return "", false
	case t.Check != nil:
		if message := t.Check(n.Value); message != "" {
			r.problem(n, path, rule, t.remedy(r, n), "%s", message)
			return "", false
		}
	}
	return v, true
}

// remedy says what to write in the place of a text that is refused.
func (t Text[T]) remedy(r *reader, n *yaml.Node) remedy {
	if t.Enum != nil {
		if near := spelling.Nearest(strings.ToLower(n.Value), t.words()); near != "" {
			return r.meant(n, near)
		}
		return advice("write one of them")
	}
	if t.Mend != nil {
		if meant := t.Mend(n.Value); meant != n.Value && t.accepts(meant) {
			return r.instead(n, scalar(meant, true))
		}
	}
	return advice(cmp.Or(t.Help, "write "+t.wanted()))
}

func (t Text[T]) accepts(text string) bool {
	return text != "" && (t.Pattern == "" || compiled(t.Pattern).MatchString(text)) && (t.Check == nil || t.Check(text) == "")
}

func (t Text[T]) encode(v T) (*yaml.Node, bool) { return scalarNode(string(v)), v != "" }

func (t Text[T]) keys(*yaml.Node, string) []string { return nil }

func (t Text[T]) order(*yaml.Node, func(*yaml.Node, []string)) {}

// token reports whether the text is for programs, so that several can stand in one line.
func (t Text[T]) token() bool { return !t.Prose }

func (t Text[T]) wanted() string {
	if t.Wanted == "" {
		return "text"
	}
	return t.Wanted
}

func (t Text[T]) words() []string {
	var words []string
	for _, e := range t.Enum {
		words = append(words, string(e))
	}
	return words
}

func (t Text[T]) schema() schema {
	if t.Enum != nil {
		return schema{"type": "string", "description": t.Doc, "enum": t.words()}
	}
	s := schema{"type": []string{"string", "number", "boolean"}, "description": t.Doc, "pattern": `\S`}
	if t.Pattern != "" {
		s["pattern"] = t.Pattern
	}
	return s
}

// text reports whether n is a text and reports it when it is none, or fell into a trap of YAML.
func (r *reader) text(n *yaml.Node, path, wanted string, prose bool) bool {
	switch {
	case n.Kind == yaml.MappingNode && r.source.at(n, "{{"):
		offset := r.source.offset(n.Line, n.Column)
		text := bracketed(r.source.restOfLine(offset))
		if rest := r.source.restOfLine(offset + len(text)); strings.HasPrefix(rest, "#") && !strings.HasPrefix(rest, "# ") && !r.source.within(offset) {
			text = r.source.restOfLine(offset) // such as "{{Law}} #5 …"
		}
		r.problem(n, path, RuleBraces, r.source.quote("write "+Quote(text), offset, offset+len(text), Quote(text)), startsWithBraces)
		return false
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null" && prose && r.commented(n, path):
		return false
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value != "":
		r.problem(n, path, RuleNull, r.replace(n, "put it in quotes if it is meant as a word: "+Quote(n.Value), Quote(n.Value)), "%s was expected, %s stands for nothing", wanted, n.Value)
		return false
	case n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode:
		r.problem(n, path, RuleKind, r.asText(n), "%s was expected, not %s", wanted, describe(n))
		return false
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		r.expected(n, path, wanted)
		return false
	case n.Value == "" && (n.Anchor != "" || r.tagged(n)): // which was reported, and may be the text
		return false
	case n.Style&yaml.DoubleQuotedStyle != 0 && r.escaped(n, path):
		return false
	case prose && n.Style == 0 && r.commented(n, path):
		return false
	}
	return true
}
