package decks_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/decks"
)

func innerOuter(t *testing.T) *deck.Deck {
	t.Helper()
	d, err := deck.LoadFS(decks.Shipped, "inner-outer")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// left are the rules that a shipped deck does not keep yet. What its cards say is changed with care, since people are
// learning them; no other rule may join these, and one that is kept leaves.
var left = map[string][]string{
	"inner-outer": {"bare-term", "hard-gate", "option-rank", "option-start", "paired-gaps", "unreachable-source", "unseen-copied"},
}

func TestShippedDecksHaveNothingToMend(t *testing.T) {
	for _, id := range ids(t) {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if d.ID != id {
			t.Errorf("the deck in the folder %s has the id %s", id, d.ID)
		}
		broken := map[string]bool{}
		for _, p := range lint.Check(d, nil) {
			if broken[p.Rule] = true; !slices.Contains(left[id], p.Rule) {
				t.Errorf("%v [%s]", p, p.Rule)
			}
		}
		for _, rule := range left[id] {
			if !broken[rule] {
				t.Errorf("%s keeps %s, which need not be left out any more", id, rule)
			}
		}
	}
}

// A program that believed a stale digest would never show learners the newer text.
func TestShippedDecksAreThoseOfTheFolder(t *testing.T) {
	for _, id := range ids(t) {
		digest, err := deck.DigestFS(os.DirFS("."), id)
		if err != nil {
			t.Fatal(err)
		}
		if got := decks.Shipped.Digest(id); got != digest {
			t.Errorf("%s: the digest %q is stale, the files have %s; 'go generate ./decks' writes it", id, got, digest)
		}
		if embedded, err := deck.DigestFS(decks.Shipped, id); embedded != digest {
			t.Errorf("%s: not all files of the folder are embedded (%v); 'go generate ./decks' lists them", id, err)
		}
	}
	if got := decks.Shipped.Digest("none"); got != "" {
		t.Errorf("a deck that is not there has the digest %s", got)
	}
}

// ids returns the names of the folders of decks.
func ids(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*/deck.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for i, file := range files {
		files[i] = filepath.Dir(file)
	}
	return files
}

// core are the ideas that the article stands on.
var core = []string{"outer-alignment", "inner-alignment", "goal-misgeneralization", "mesa-optimizer", "mesa-objective",
	"goodharts-law", "deceptive-alignment", "treacherous-turn", "behavioural-indistinguishability"}

func TestCoreConceptsAreAskedInEveryWay(t *testing.T) {
	d := innerOuter(t)
	for _, concept := range core {
		kinds := map[deck.Kind]bool{}
		worded := false
		for _, c := range d.Cards {
			if !slices.Equal(c.Concepts, []string{concept}) {
				continue
			}
			kinds[c.Kind] = true
			worded = worded || len(c.Also) >= 2 && len(c.Unseen) >= 1
		}
		for _, kind := range []deck.Kind{deck.Choose, deck.Cloze, deck.Explain} {
			if !kinds[kind] {
				t.Errorf("%s has no %s card of its own", concept, kind)
			}
		}
		if !worded {
			t.Errorf("%s has no card with two other wordings and one kept back", concept)
		}
	}
}

func TestCardsTellTheirSourceAndWhyOptionsAreWrong(t *testing.T) {
	d := innerOuter(t)
	if len(d.Cards) < 75 {
		t.Errorf("%d cards", len(d.Cards))
	}
	longest, choices := 0, 0
	for _, c := range d.Cards {
		if c.Source == "" {
			t.Errorf("%s:%d: %s has no source", c.File, c.Line, c.ID)
		}
		long := 0
		for _, w := range c.Wrong {
			if w.Why == "" {
				t.Errorf("%s:%d: %s does not say why %q is wrong", c.File, c.Line, c.ID, w.Text)
			}
			long = max(long, len(w.Text))
		}
		if c.Kind == deck.Choose {
			choices++
			if len(c.Answer) > long {
				longest++
			}
		}
	}
	if longest*3 > choices {
		t.Errorf("the right option is the longest on %d of %d cards: its length gives it away", longest, choices)
	}
}

// A line of the coverage table: "  name: [card, card]".
var coverage = regexp.MustCompile(`^  ([^:]+): +\[([^\]]+)\]`)

func TestDeckCoversTheArticle(t *testing.T) {
	table, err := os.ReadFile("testdata/coverage.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, c := range innerOuter(t).Cards {
		ids = append(ids, c.ID)
	}
	section, counts := "", map[string]int{}
	for line := range strings.Lines(string(table)) {
		if name, ok := strings.CutSuffix(strings.TrimSpace(line), ":"); ok {
			section = name
		}
		row := coverage.FindStringSubmatch(line)
		if row == nil {
			continue
		}
		counts[section]++
		for id := range strings.SplitSeq(row[2], ", ") {
			if !slices.Contains(ids, id) {
				t.Errorf("%s %s: there is no card %q", section, row[1], id)
			}
		}
	}
	want := map[string]int{"facts": 35, "terms": 22, "faq": 4}
	if !maps.Equal(counts, want) {
		t.Errorf("the table covers %v, want %v", counts, want)
	}
}
