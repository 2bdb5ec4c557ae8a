package deck_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"goodcard/deck"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestSchemaIsWritten(t *testing.T) {
	const file = "../docs/deck.schema.json"
	if *update {
		if err := os.WriteFile(file, deck.JSONSchema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(deck.JSONSchema())); diff != "" {
		t.Errorf("%s (-want +got; -update accepts):\n%s", file, diff)
	}
}

func schema(t testing.TB) *jsonschema.Schema { return compiled(t, deck.JSONSchema()) }

func compiled(t testing.TB, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("deck.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("deck.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON makes of YAML what an editor compares with a schema.
func asJSON(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return asJSON(n.Content[0])
	case yaml.AliasNode:
		return asJSON(n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, asJSON(c))
		}
		return list
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			object[n.Content[i].Value] = asJSON(n.Content[i+1])
		}
		return object
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil && json.Valid(fmt.Append(nil, f)) {
			return json.Number(strconv.FormatFloat(f, 'g', -1, 64))
		}
	}
	return n.Value
}

// agree fails when the schema refuses what Parse accepts.
func agree(t interface {
	Helper()
	Fatalf(string, ...any)
}, s *jsonschema.Schema, src string) (accepted, valid bool) {
	t.Helper()
	_, err := deck.Parse("d.yaml", []byte(src))
	var n yaml.Node
	if yaml.Unmarshal([]byte(src), &n) != nil || n.Kind == 0 {
		return err == nil, false
	}
	invalid := s.Validate(asJSON(&n))
	if err == nil && invalid != nil {
		t.Fatalf("Parse accepts what the schema refuses: %v\n%s", invalid, src)
	}
	return err == nil, invalid == nil
}

func TestSchemaAgreesOnExamples(t *testing.T) {
	s := schema(t)
	for _, block := range guideExamples(t) {
		if src, rule := example(block[2]); block[1] == "yaml" {
			if accepted, _ := agree(t, s, src); accepted != (rule == "") {
				t.Errorf("not a deck:\n%s", src)
			}
		}
	}
	for _, test := range problemTests {
		agree(t, s, strings.Replace(test.input, mark, "", 1))
	}
}

// What the schema can say, it must say: otherwise an editor would show nothing of it.
func TestSchemaRefuses(t *testing.T) {
	s := schema(t)
	said := map[string]bool{
		"unknown-key": true, "missing-key": true, "missing-id": true, "key-of-other-kind": true, "no-kind": true,
		"two-kinds": true, "value": true, "kind": true, "null": true, "id": true, "empty": true,
	}
	for _, test := range problemTests {
		if test.input == mark+header {
			continue // a deck.yaml whose cards stand in files of their own; see below
		}
		if _, valid := agree(t, s, strings.Replace(test.input, mark, "", 1)); said[test.rule] && valid {
			t.Errorf("%s: the schema accepts\n%s", test.name, test.input)
		}
	}
}

// The deck.yaml of a folder has the same schema, and need not hold cards.
func TestSchemaTakesTheDeckFileOfAFolder(t *testing.T) {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(header), &n); err != nil {
		t.Fatal(err)
	}
	if err := schema(t).Validate(asJSON(&n)); err != nil {
		t.Error(err)
	}
}

// A file of cards has its own: with that of a deck every one of them would be marked.
func TestSchemaOfCards(t *testing.T) {
	s := compiled(t, deck.CardsJSONSchema())
	for text, valid := range map[string]bool{
		"cards:\n  - {id: a, ask: b, answer: c}\n":           true,
		"cards:\n  - {id: a, ask: b}\n":                      false,
		"cards:\n  - {id: a, ask: b, answer: c}\ntitle: A\n": false,
		"title: A\n": false,
	} {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(text), &n); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(asJSON(&n)); (err == nil) != valid {
			t.Errorf("%v of\n%s", err, text)
		}
	}
}

func TestSchemaAgreesWithParse(t *testing.T) {
	s := schema(t)
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		src := header + "sources: {s: {title: S}}\nconcepts: {c: {name: C}}\ncards:\n"
		for i := range rapid.IntRange(1, 3).Draw(t, "cards") {
			src += "  - " + strings.ReplaceAll(drawCard(t, i), "\n", "\n    ") + "\n"
		}
		if ok, _ := agree(t, s, src); ok {
			accepted++
		}
	})
	if accepted == 0 {
		t.Error("no deck that was drawn is valid; the test says nothing")
	}
}

// drawCard draws a card that is right in most respects.
func drawCard(t *rapid.T, i int) string {
	value := func(label string) string {
		return rapid.SampledFrom([]string{"x", "7", "1.50", "true", "2026-01-02", "'a b'", "日本", "yes", "0x10", "~", "[x]", "{a: b}", "''"}).Draw(t, label)
	}
	text := func(label string) string {
		return rapid.SampledFrom([]string{"x", "7", "1.50", "true", "2026-01-02", "'a b'", "日本", "yes", ".inf"}).Draw(t, label)
	}
	lines := []string{fmt.Sprintf("id: card-%d", i)}
	switch kind := rapid.SampledFrom([]string{"ask", "cloze", "choose", "type", "explain", ""}).Draw(t, "kind"); kind {
	case "cloze":
		lines = append(lines, "cloze: 'a {{"+strings.Trim(text("gap"), "'")+"}}'")
	case "choose":
		lines = append(lines, "choose: "+text("q"), "answer: right", "wrong: [{text: "+text("wrong")+"}]")
	case "explain":
		lines = append(lines, "explain: "+text("q"), "points: ["+text("point")+"]")
	case "ask", "type":
		lines = append(lines, kind+": "+text("q"), "answer: "+text("a"))
	}
	optional := []string{"note", "as-of", "status", "tags", "concept", "source", "draft", "both-ways", "accept", "also", "was", "nosuch"}
	for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(optional), 0, 3, rapid.ID[string]).Draw(t, "keys") {
		good := map[string]string{"status": "contested", "tags": "[t, u]", "concept": "c", "source": "s#p", "draft": "true", "both-ways": "true", "accept": "[y]", "also": "[other]", "was": "[old" + strconv.Itoa(i) + "]", "as-of": "2026"}
		v := good[key]
		if v == "" || rapid.IntRange(0, 3).Draw(t, "odd") == 0 {
			v = value("value")
		}
		lines = append(lines, key+": "+v)
	}
	return strings.Join(lines, "\n")
}

// What an editor shows of a key is all the manual that many authors read.
func TestSchemaDescribesEveryKey(t *testing.T) {
	at := map[string]string{} // a key by what is said of it
	var walk func(path string, v any)
	walk = func(path string, v any) {
		object, ok := v.(map[string]any)
		if !ok {
			return
		}
		properties, _ := object["properties"].(map[string]any)
		for key, p := range properties {
			if p, ok := p.(map[string]any); ok {
				said, _ := p["description"].(string)
				if len(strings.Fields(said)) < 3 || !strings.HasSuffix(said, ".") {
					t.Errorf("%s.%s is described as %q, which teaches nobody", path, key, said)
				}
				if other := at[said]; other != "" {
					t.Errorf("%s.%s is described as %s is: %q", path, key, other, said)
				}
				at[said] = key
			}
			walk(path+"."+key, p)
		}
		walk(path+"[]", object["items"])
		walk(path+".*", object["additionalProperties"])
	}
	var v any
	if err := json.Unmarshal(deck.JSONSchema(), &v); err != nil {
		t.Fatal(err)
	}
	walk("", v)
	if len(at) < 40 {
		t.Errorf("only %d keys are described", len(at))
	}
}
