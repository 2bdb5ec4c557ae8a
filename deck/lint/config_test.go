package lint_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/lint"
)

func TestConfig(t *testing.T) {
	for src, want := range map[string]lint.Options{
		"":            {},
		"# rules:\n":  {},
		"rules: {}\n": {},
		"rules:\n  no-why: off\n  vague: note\n  no-source: warning\n": {
			Skip: []string{"no-why"}, Enable: []string{"vague", "no-source"}, Severity: map[string]deck.Severity{"vague": "note", "no-source": "warning"},
		},
	} {
		c, err := lint.ParseConfig("c", []byte(src))
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		var got lint.Options
		if c.Apply(&got); cmp.Diff(want, got) != "" {
			t.Errorf("%q:\n%s", src, cmp.Diff(want, got))
		}
	}
}

// What is wrong with a config is told with the place and what to do.
func TestConfigThatIsWrong(t *testing.T) {
	for src, want := range map[string]string{
		"rules:\n  no-wy: off\n":                   "c:2:3: unknown rule \"no-wy\"\nhint: did you mean \"no-why\"?\n",
		"rules:\n  nosuch: off\n":                  "c:2:3: unknown rule \"nosuch\"\nhint: delete it; 'goodcard schema --lint' lists the rules\n",
		"rules:\n  unknown-key: off\n":             "c:2:3: \"unknown-key\" is a rule of the format, which holds for every deck and cannot be set\nhint: delete it\n",
		"rules:\n  no-why: none\n":                 "c:2:11: \"none\" is not one of off, note, warning\n",
		"rules:\n  vague: error\n":                 "c:2:10: ",
		"rules:\n  - no-why\n":                     "c:2:3: ",
		"rule:\n  no-why: off\n":                   "c:1:1: unknown key \"rule\"\nhint: did you mean \"rules\"?\n",
		"rules:\n  vague:\n":                       "c:2:9: ",
		"rules:\n  vague: off\n vague: on\n":       "c:2:3: this key is deeper than those beside it\nhint: move it to column 2\n",
		"hello\n":                                  "c:1:1: keys with values were expected, not the text \"hello\"\nhint: write rules:, and below it lines such as no-why: off\n",
		"rules: hello\n":                           "c:1:8: keys with values (key: value) were expected, not the text \"hello\"\nhint: write rules:, and below it lines such as no-why: off\n",
		"rules: {bare-trm: off, bare-term: off}\n": "c:1:9: unknown rule \"bare-trm\"\nhint: delete it: bare-term is there too\n",
		"\x00\x01\xff":                             "c:1:1: ",
		"rules:\n  vague: off\nskip: [a]\n":        "c:3:1: unknown key \"skip\"",
	} {
		_, err := lint.ParseConfig("c", []byte(src))
		problems, _ := errors.AsType[deck.Problems](err)
		if got := report(problems); !strings.HasPrefix(got, want) {
			t.Errorf("%q:\n%swant\n%s", src, got, want)
		}
	}
}

// What a config turns off is not found, and what it names is.
func TestConfigHolds(t *testing.T) {
	c, err := lint.ParseConfig("c", []byte("rules: {yes-no-question: off, vague: note}"))
	if err != nil {
		t.Fatal(err)
	}
	opts := &lint.Options{}
	c.Apply(opts)
	got := checked(t, header+"cards: [{id: a, ask: 'Is it so?', answer: etc.}]", opts)
	if len(got) != 1 || got[0].Rule != "vague" || got[0].Severity != "note" {
		t.Errorf("%v", got)
	}
}

// The schema has every rule.
func TestConfigSchema(t *testing.T) {
	schema := string(lint.ConfigSchema())
	for _, r := range lint.Rules() {
		if !strings.Contains(schema, `"`+r.ID+`": {`) {
			t.Errorf("%s is not in it", r.ID)
		}
	}
}

// Whatever a config holds, it is taken or told what is wrong.
func FuzzConfig(f *testing.F) {
	f.Add([]byte("rules:\n  no-why: off # yes\n"))
	f.Add([]byte("rules: {vague: [off]}"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := lint.ParseConfig("c", src)
		if problems, ok := errors.AsType[deck.Problems](err); (c == nil) == (err == nil) || err != nil && (!ok || len(problems) == 0) {
			t.Errorf("%v, %v", c, err)
		}
	})
}
