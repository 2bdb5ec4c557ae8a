package deck_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/long"
)

func manuscript(t *testing.T, path string, parts ...string) *deck.Manuscript {
	t.Helper()
	m, err := deck.Open(path, parts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	return m
}

// Whatever can be mended is, across files: ids that are missing differ from each other, from those that
// are there and from former ones, and problems that only come to light on the way are mended too.
func TestMend(t *testing.T) {
	dir := folder(t, map[string]string{
		"deck.yaml":    header + "cards:\n  - ask: What is x?\n    anwser: y\n  - id: z\n    ask: Which one is Z?\n    answer: z\n    was: [what-is-x-2]\n",
		"cards/1.yaml": "cards:\n  - ask: What is x?\n    answer: This: that.\n  - id: gaps\n    cloze: A {{gap}} and {{another}}.\n",
	})
	m := manuscript(t, dir)
	left, err := m.Mend(nil)
	if err != nil || len(left) > 0 {
		t.Fatal(err, left)
	}
	want := []string{
		header + "cards:\n  - id: what-is-x\n    ask: What is x?\n    answer: y\n  - id: z\n    ask: Which one is Z?\n    answer: z\n    was: [what-is-x-2]\n",
		"cards:\n  - id: what-is-x-3\n    ask: What is x?\n    answer: \"This: that.\"\n  - id: gaps\n    cloze: A {{c1::gap}} and {{c2::another}}.\n",
	}
	for i, p := range m.Pages {
		if string(p.After) != want[i] {
			t.Errorf("%s is\n%s", p.File, p.After)
		}
	}
	var told []string
	for _, p := range slices.Concat(m.Pages[0].Mended, m.Pages[1].Mended) {
		told = append(told, strings.TrimPrefix(filepath.ToSlash(p.String()), filepath.ToSlash(dir)+"/")+" ["+p.Rule+"]")
	}
	slices.Sort(told)
	if got := strings.Join(told, "\n"); got != strings.TrimSpace(`
cards/1.yaml:2:5: the card has no id, by which its history is kept [missing-id]
cards/1.yaml:3:17: ": " within plain text looks like a second key to YAML [colon]
cards/1.yaml:5:14: where there are several gaps, each needs a number [gap-number]
deck.yaml:6:5: the card has no id, by which its history is kept [missing-id]
deck.yaml:7:5: unknown key "anwser" [unknown-key]`) {
		t.Errorf("mended is told as\n%s", got)
	}
}

// What only the author can decide is left, at its place in the file as it is.
func TestMendLeaves(t *testing.T) {
	src := header + "cards:\n  - ask: One\n    answer: 1\n  - id: a\n    ask: Two\n    answer: 2\n  - id: a\n    ask: Three\n    answer: 3\n"
	m := deck.OpenText("d.yaml", []byte(src))
	left, err := m.Mend(nil)
	if err != nil || len(left) != 1 || left[0].Rule != "duplicate-id" {
		t.Fatal(err, left)
	}
	if got := left[0].String() + "\n" + m.Origin(left)[0].String(); got != `d.yaml:12:9: the id "a" is that of another card already, on line 9
d.yaml:11:9: the id "a" is that of another card already, on line 8` {
		t.Error(got)
	}
}

// Of the parts that are named alone the files change, and alone the problems count; ids are those of the
// whole deck all the same.
func TestMendParts(t *testing.T) {
	dir := folder(t, map[string]string{
		"deck.yaml":    header + "nonsense: x\n",
		"cards/1.yaml": "cards:\n  - ask: What is x?\n    answer: y\n",
		"cards/2.yaml": "cards:\n  - ask: What is x?\n    answer: z\n  - {id: what-is-x, ask: a, answer: b}\n",
	})
	m := manuscript(t, dir, filepath.Join(dir, "cards", "1.yaml"))
	left, err := m.Mend(nil)
	if err != nil || len(left) > 0 || len(m.Pages) != 1 {
		t.Fatal(err, left, len(m.Pages))
	}
	if got := string(m.Pages[0].After); got != "cards:\n  - id: what-is-x-2\n    ask: What is x?\n    answer: y\n" {
		t.Error(got)
	}
}

// More cards without an id than problems are told of all get one, and cards that share a line get theirs.
func TestMendMany(t *testing.T) {
	for end, n := range map[string]int{"\n": long.Size(2_100, 21_000), " ": 200} {
		var b strings.Builder
		b.WriteString(header + "cards: [" + end)
		for range n {
			b.WriteString("{ask: Same, answer: Same}," + end)
		}
		m := deck.OpenText("d.yaml", []byte(b.String()+"]\n"))
		if left, err := m.Mend(nil); err != nil || len(left) > 0 || len(m.Pages[0].Mended) != n {
			t.Fatal(err, len(left), len(m.Pages[0].Mended))
		}
	}
}

// A reference that is a slip of a letter is mended; one that may be to what is still to be written is not.
func TestReferencesThatAreGuesses(t *testing.T) {
	for ref, mended := range map[string]bool{"outer-aligment": true, "c3": false, "week-2-proxies": false, "prxy": false} {
		src := header + "concepts: {outer-alignment: {name: A}, c1: {name: B}, week-1-proxies: {name: C}, proxy: {name: D}}\ncards: [{id: a, ask: b, answer: c, concept: " + ref + "}]\n"
		_, err := deck.Parse("d.yaml", []byte(src))
		problems, _ := errors.AsType[deck.Problems](err)
		if len(problems) != 1 || problems[0].Fix == "" || (problems[0].Edit != nil) != mended {
			t.Errorf("%s: want an edit: %v\n%s", ref, mended, report(problems))
		}
	}
}
