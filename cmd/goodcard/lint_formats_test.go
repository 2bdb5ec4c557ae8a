package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// lintable writes a deck of cards and returns its path.
func lintable(t *testing.T, name, cards string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n"+cards), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// linting returns what lint writes of decks as a format.
func linting(t *testing.T, format lintFormat, decks ...string) string {
	t.Helper()
	var stdout strings.Builder
	env := testEnv(&stdout)
	env.Stderr = io.Discard
	_ = runLint(t.Context(), env, lintOptions{Common: Common{JSON: format == asJSON, Color: "never", Data: t.TempDir()}, Decks: decks, Format: format})
	return stdout.String()
}

// People read a hundred findings of a rule, and how many more there are; programs read all.
func TestManyFindingsOfARule(t *testing.T) {
	var cards strings.Builder
	for i := range 251 {
		fmt.Fprintf(&cards, "- {id: p%d, ask: 'Is it so?', answer: \"Yes, rewards\"}\n", i)
		fmt.Fprintf(&cards, "- {id: q%d, ask: 'Which of these many numbers is the one named %d?', answer: it}\n", i, i)
	}
	path := lintable(t, "d.yaml", cards.String())
	text := linting(t, asText, path)
	for _, rule := range []string{"duplicate-question", "near-duplicate-question"} {
		if n := strings.Count(text, "["+rule+"]"); n != 100 || !strings.Contains(text, "\nand 150 more of "+rule+"; --json lists all of them\n") {
			t.Errorf("%s is told %d times:\n%s", rule, n, text[max(0, len(text)-500):])
		}
		for format, mark := range map[lintFormat]string{asJSON: `"rule":"` + rule + `"`, asGitHub: "title=" + rule + "::", asSARIF: `"ruleId":"` + rule + `"`} {
			if n := strings.Count(linting(t, format, path), mark); n != 250 {
				t.Errorf("%s as %s is told %d times", rule, format, n)
			}
		}
	}
}

// No name of a file and no text ends a workflow command or begins another.
func TestGitHubCommandsAreWhole(t *testing.T) {
	path := lintable(t, "a\n::error file=b,line=1::x%0A\r\x1b[31m: c.yaml", "- {id: a, ask: b, answer: \"Yes\\n\\n::set-output name=y::z\"}\n")
	out := linting(t, asGitHub, path, filepath.Join(filepath.Dir(path), "none\n::error::"))
	if strings.Count(out, "\n") != 2 || strings.ContainsAny(out, "\r\x1b") || strings.Contains(out, "\n::error f") && !strings.HasPrefix(out, "::") {
		t.Errorf("%q", out)
	}
	for line := range strings.Lines(out) {
		properties, _, _ := strings.Cut(strings.TrimPrefix(strings.SplitN(line, "::", 3)[1], "warning "), "::")
		if !strings.HasPrefix(line, "::") || strings.Count(properties, "file=") > 1 && !strings.Contains(properties, "%0A%3A%3Aerror") {
			t.Errorf("%q", line)
		}
	}
}

// What is written as SARIF is of its schema, whatever decks and their names hold.
func TestSARIFIsValid(t *testing.T) {
	schema := sarifSchema(t)
	bad := lintable(t, "ünd 100% [x](1).yaml", "- {id: a, ask: b, answer: \"Yes, x\u200by\"}\n- {id: b, type: Who, answer: c, accept: [d, C]}\n")
	broken := lintable(t, "broken.yaml", "- {id: a, aks: b, answer: \"{0} [x](1)\"}\n- ask: [\n")
	for name, decks := range map[string][]string{
		"good": {lintable(t, "good.yaml", "- {id: a, ask: What is lost, answer: Its worth}\n")},
		"bad":  {bad}, "broken": {broken}, "none": {filepath.Join(t.TempDir(), "none.yaml")}, "all": {bad, broken, bad},
	} {
		out := linting(t, asSARIF, decks...)
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
		if err == nil {
			err = schema.Validate(log)
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(linting(t, asSARIF, bad)), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	at := slices.IndexFunc(results, func(r sarifResult) bool { return r.RuleID == "idle-accept" })
	if at < 0 || len(results[at].Fixes) != 1 || results[at].Fingerprints["goodcardFinding/v1"] == "" || log.Runs[0].Tool.Driver.Rules[results[at].RuleIndex].ID != "idle-accept" {
		t.Fatalf("%+v", results)
	}
	if uri := results[at].Locations[0].Place.File.URI; !strings.HasPrefix(uri, "file:///") || !strings.HasSuffix(uri, "/%C3%BCnd%20100%25%20%5Bx%5D%281%29.yaml") {
		t.Errorf("the deck is at %s", uri)
	}
}

// sarifSchema returns the schema of OASIS, as it is published with errata 01 at
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", text); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// A fix tells the region that goes, in characters, and what takes its place.
func TestSARIFFix(t *testing.T) {
	src := []byte("\ufeffä: b\r\nü: c\r\n")
	p := deck.Problem{File: "d.yaml", Fix: "write x", Edit: &strictyaml.Edit{Start: 10, End: 14, Text: "x"}}
	got := sarifFixes(p, src)[0].Changes[0].Replacements[0]
	if want := (sarifRegion{2, 1, 2, 4}); got.Deleted != want || got.Inserted.Text != "x" {
		t.Errorf("%+v", got)
	}
	if fixes := sarifFixes(p, src[:12]); fixes != nil {
		t.Errorf("of a file that is shorter by now: %+v", fixes)
	}
}
