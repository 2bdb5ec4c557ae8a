package strictyaml

import (
	"cmp"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"goodcard/deck/lazy"

	"gopkg.in/yaml.v3"
)

// A Type describes the YAML that a value of T is read from and written as: an [Object], [List],
// [Map], [Text], [Bool] or [Int].
type Type[T any] interface {
	// decode reads n, reports what is wrong with it and says whether nothing was.
	decode(r *reader, n *yaml.Node, path string) (T, bool)
	// encode makes the node of v and reports whether v says more than a missing key does.
	encode(v T) (n *yaml.Node, given bool)
	// keys returns the keys that the mapping at a path below n may have, in their order.
	keys(n *yaml.Node, path string) []string
	// order tells those of each mapping in n whose keys have an order.
	order(n *yaml.Node, tell func(n *yaml.Node, keys []string))
	schema() schema
}

// A schema is a JSON Schema, ready for encoding.
type schema map[string]any

// JSONSchema returns t as a JSON Schema (draft-07), indented, with a line feed at its end.
func JSONSchema[T any](t Type[T], title string) []byte {
	s := t.schema()
	s["$schema"], s["title"] = "http://json-schema.org/draft-07/schema#", title
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // a schema holds nothing that JSON cannot say
	}
	return append(text, '\n')
}

// Bool describes true or false, written just so.
type Bool struct{ Doc string }

func (b Bool) decode(r *reader, n *yaml.Node, path string) (value, ok bool) {
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		r.expected(n, path, "true or false")
		return false, false
	case n.Style == 0 && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true", true
	}
	fix := advice("write true or false")
	switch strings.ToLower(n.Value) {
	case "true", "yes", "on", "y":
		fix = r.instead(n, "true")
	case "false", "no", "off", "n":
		fix = r.instead(n, "false")
	}
	r.problem(n, path, RuleValue, fix, "true or false was expected, without quotes, not %q", shorten(n.Value))
	return false, false
}

func (b Bool) encode(v bool) (*yaml.Node, bool) { return tagged(boolTag, strconv.FormatBool(v)), v }

func (b Bool) keys(*yaml.Node, string) []string { return nil }

func (b Bool) order(*yaml.Node, func(*yaml.Node, []string)) {}

func (b Bool) schema() schema { return schema{"type": "boolean", "description": b.Doc} }

// Int describes a whole number from Min to Max, both included, in decimal digits.
type Int struct {
	Doc      string
	Min, Max int
	Unknown  string // what a number outside means, if more than that it is out of range
}

var intPattern = lazy.Regexp(`^(0|-?[1-9][0-9]*)$`)

func (t Int) decode(r *reader, n *yaml.Node, path string) (int, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.expected(n, path, "a whole number")
		return 0, false
	}
	v, err := strconv.Atoi(n.Value)
	switch {
	case n.Style != 0 || !intPattern().MatchString(n.Value):
		fix := advice("write a whole number: " + t.wanted())
		if v, err := strconv.ParseFloat(strings.TrimSpace(n.Value), 64); err == nil && v == math.Trunc(v) && v >= float64(t.Min) && v <= float64(t.Max) && v < 1<<53 {
			fix = r.instead(n, strconv.Itoa(int(v)))
		}
		r.problem(n, path, RuleValue, fix, "a whole number was expected, without quotes, not %q", shorten(n.Value))
	case err != nil || v < t.Min || v > t.Max:
		r.problem(n, path, RuleValue, advice(cmp.Or(t.Unknown, "write a whole number: "+t.wanted())), "%s is out of range: expected %s", shorten(n.Value), t.wanted())
	default:
		return v, true
	}
	return 0, false
}

func (t Int) encode(v int) (*yaml.Node, bool) { return tagged(intTag, strconv.Itoa(v)), v != 0 }

func (t Int) keys(*yaml.Node, string) []string { return nil }

func (t Int) order(*yaml.Node, func(*yaml.Node, []string)) {}

// only returns the one number that there is, or "".
func (t Int) only() string {
	if t.Min != t.Max {
		return ""
	}
	return strconv.Itoa(t.Min)
}

func (t Int) wanted() string {
	switch {
	case t.Min == t.Max:
		return strconv.Itoa(t.Min)
	case t.Max == math.MaxInt:
		return strconv.Itoa(t.Min) + " or more"
	default:
		return strconv.Itoa(t.Min) + " to " + strconv.Itoa(t.Max)
	}
}

func (t Int) schema() schema {
	s := schema{"type": "integer", "description": t.Doc, "minimum": t.Min}
	if t.Max != math.MaxInt {
		s["maximum"] = t.Max
	}
	return s
}
