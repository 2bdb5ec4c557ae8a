package lint_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

const baselined = header + `concepts: {x: {name: X, about: One. Two. Three.}, y: {name: Y}}
cards:
- {id: a, ask: 'Is it so?', answer: etc., concept: x}
- {id: b, type: Who, answer: c, accept: [C], concept: y}
`

// known returns a deck, its findings, and a baseline that was written with them and read again.
func known(t *testing.T, src string) (*deck.Deck, deck.Problems, *lint.Baseline) {
	t.Helper()
	d, err := deck.Parse("d.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	found := lint.Check(d, &lint.Options{Enable: []string{"vague"}})
	var b lint.Baseline
	b.Add(d, found)
	read, err := lint.ParseBaseline("b", b.Bytes(), "write it anew")
	if err != nil {
		t.Fatalf("%v\n%s", err, b.Bytes())
	}
	if !bytes.Equal(read.Bytes(), b.Bytes()) {
		t.Errorf("read and written again it is\n%s\nnot\n%s", read.Bytes(), b.Bytes())
	}
	return d, found, read
}

func TestBaseline(t *testing.T) {
	_, found, b := known(t, baselined)
	if len(found) != 4 || b.Len() != 4 {
		t.Fatalf("%d of %v", b.Len(), found)
	}
	for _, tt := range []struct{ name, from, to, fresh, gone string }{
		{"nothing changed", "", "", "", ""},
		{"moved", "cards:\n", "# a comment\ncards:\n- {id: c, ask: Why, answer: x}\n", "", ""},
		{"another text", "etc.", "and etc.", "vague", "vague of d/a answer"},
		{"mended", ", accept: [C]", "", "", "idle-accept of d/b accept[0]"},
		{"of a concept", "Three.", "Four.", "long-about", "long-about of d/ concepts.x.about"},
		{"of another card", "id: a", "id: c", "yes-no-question, vague", "vague of d/a answer, yes-no-question of d/a ask"},
		{"another deck", "id: d", "id: e", "long-about, yes-no-question, vague, idle-accept", ""},
	} {
		d, err := deck.Parse("d.yaml", []byte(strings.Replace(baselined, tt.from, tt.to, 1)))
		if err != nil {
			t.Fatal(err)
		}
		fresh, hidden, gone := b.Split(d, lint.Check(d, &lint.Options{Enable: []string{"vague"}}))
		var rules, names []string
		for _, p := range fresh {
			rules = append(rules, p.Rule)
		}
		for _, k := range gone {
			names = append(names, k.Name())
		}
		if got := strings.Join(rules, ", "); got != tt.fresh || strings.Join(names, ", ") != tt.gone {
			t.Errorf("%s: told are %s, want %s; gone are %v, want %s", tt.name, got, tt.fresh, names, tt.gone)
		}
		if len(hidden)+len(gone) != 4 && tt.name != "another deck" {
			t.Errorf("%s: %d hidden, %d gone", tt.name, len(hidden), len(gone))
		}
	}
}

// Entries that git put in another order, or twice, count as those that were written.
func TestBaselineMerged(t *testing.T) {
	d, found, b := known(t, baselined)
	lines := strings.Split(string(b.Bytes()), "\n")
	merged := strings.Join([]string{lines[0], lines[1], lines[2], lines[4], lines[3], lines[4], lines[5] + ",", lines[6], lines[7], lines[8]}, "\n")
	merged = strings.NewReplacer(",,", ",", "},\n  ]", "}\n  ]").Replace(merged)
	read, err := lint.ParseBaseline("b", []byte(merged), "write it anew")
	if err != nil {
		t.Fatalf("%v\n%s", err, merged)
	}
	if fresh, _, gone := read.Split(d, found); len(fresh)+len(gone) > 0 || !bytes.Equal(read.Bytes(), b.Bytes()) {
		t.Errorf("told are %v, gone %v", fresh, gone)
	}
}

func TestBaselineThatIsWrong(t *testing.T) {
	const entry = `{"rule": "vague", "card": "d/a", "path": "", "text": "00"}`
	for src, want := range map[string]string{
		"":                                 "b:1:1: it ends in the middle",
		"{":                                "b:1:1: it ends in the middle",
		"{\n  \"findings\": []\n}":         "b:1:1: \"goodcard_baseline\": 1 was expected",
		`[]`:                               "b:1:2: it is a list, and a baseline stands between { and }",
		"x":                                "b:1:1: it is no JSON: 'x' stands here, where JSON has something else",
		"{é":                               "b:1:2: it is no JSON: 'é' stands here",
		strings.Repeat("[", 20_000):        "b:1:10001: it is nested too deep",
		`{"goodcard_baseline": "1"}`:       "b:1:26: \"goodcard_baseline\" is no place for a text",
		`{"findings": {}}`:                 "b:1:15: \"findings\" is no place for what stands between { and }",
		`{"goodcard_baseline": 2, "x": 1}`: "b:1:1: it is of version 2, which a newer goodcard wrote; this one reads version 1",
		`{"goodcard_baseline": 1, "x": 1}`: "b:1:33: unknown key \"x\"",
		"{\"goodcard_baseline\": 1,\n\"findings\": [" + entry + ",]}":                                        "b:2:73: it is no JSON",
		`{"goodcard_baseline": 1, "findings": [` + entry + `, {"rule": "vague", "card": "a", "text": "0"}]}`: "b:1:99: finding 2 lacks its rule",
		`{"goodcard_baseline": 1, "findings": [` + entry + "]}x":                                             "b:1:",
		"{\"goodcard_baseline\": 1, \"findings\": [\n<<<<<<< HEAD\n":                                         "b:2:1: git left two versions of some lines",
		"\x00\xff": "b:1:",
	} {
		b, err := lint.ParseBaseline("b", []byte(src), "write it anew")
		problems, _ := errors.AsType[deck.Problems](err)
		if got := fmt.Sprint(err); b != nil || len(problems) != 1 || !strings.HasPrefix(got, want) || !strings.HasSuffix(problems[0].Fix, "write it anew") {
			t.Errorf("%q:\n got %s\nwant %s", src, got, want)
		}
	}
}

// Fingerprints follow a text that moves, and differ where anything else does.
func TestFingerprint(t *testing.T) {
	prints := func(src string) map[string]bool {
		d, found, _ := known(t, src)
		all, of := map[string]bool{}, lint.Fingerprints(d)
		for _, p := range found {
			all[of(p)] = true
		}
		return all
	}
	one, moved, other := prints(baselined), prints("# x\n"+baselined), prints(strings.Replace(baselined, "etc.", "or etc.", 1))
	if len(one) != 4 || fmt.Sprint(one) != fmt.Sprint(moved) || fmt.Sprint(one) == fmt.Sprint(other) {
		t.Errorf("%v\n%v\n%v", one, moved, other)
	}
}

// Whatever a baseline holds, it is taken, and then written as it is read, or told what is wrong.
func FuzzBaseline(f *testing.F) {
	f.Add([]byte(`{"goodcard_baseline": 1, "findings": [{"rule": "vague", "card": "d/a", "path": "", "text": "00"}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := lint.ParseBaseline("b", src, "write it anew")
		problems, ok := errors.AsType[deck.Problems](err)
		if (b == nil) == (err == nil) || err != nil && (!ok || len(problems) != 1 || !strings.HasSuffix(problems[0].Fix, "write it anew")) {
			t.Fatalf("%v, %v", b, err)
		}
		if err != nil {
			return
		}
		again, err := lint.ParseBaseline("b", b.Bytes(), "write it anew")
		if err != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
			t.Errorf("%v\n%s", err, b.Bytes())
		}
	})
}
