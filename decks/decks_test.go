package decks_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/ledger"
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

// Whoever wants to see what lint asks of a deck reads ours.
func TestShippedDecksHaveNothingToMend(t *testing.T) {
	var spared []string
	for _, row := range table(shippedSet(t).spared) {
		spared = append(spared, strings.Join(row[:3], " "))
	}
	for _, id := range ids(t) {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if d.ID != id {
			t.Errorf("the deck in the folder %s has the id %s", id, d.ID)
		}
		for _, p := range lint.Check(d, nil) {
			if !slices.Contains(spared, spareKey(d, p)) {
				t.Errorf("%v [%s]", p, p.Rule)
			}
		}
	}
}

// What we ship is in the form that we ask of authors.
func TestShippedDecksAreInForm(t *testing.T) {
	for _, id := range ids(t) {
		m, err := deck.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Format(); err != nil {
			t.Error(err)
		}
		for _, p := range m.Pages {
			if p.Changed() {
				t.Errorf("%s is not in form: goodcard fmt decks/%s, then go generate ./decks", p.File, id)
			}
		}
		m.Close()
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
	if got := decks.Shipped.Digest("none") + decks.Shipped.ReleasesDigest("none"); got != "" {
		t.Errorf("a deck that is not there has the digest %s", got)
	}
}

// The texts of sources are read out of the program, as they are in the folder.
func TestSourceTextsAreEmbedded(t *testing.T) {
	for _, id := range ids(t) {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Sources {
			if s.File == "" {
				continue
			}
			embedded, err := fs.ReadFile(decks.Shipped, id+"/"+s.File)
			text, _ := os.ReadFile(filepath.Join(id, s.File))
			if err != nil || !bytes.Equal(embedded, text) {
				t.Errorf("%s: the text %s of the source %s is not embedded (%v); 'go generate ./decks' lists it", id, s.File, s.ID, err)
			}
		}
	}
}

// What tells of the releases of a deck is embedded with it.
func TestShippedReleasesAreThoseOfTheFolder(t *testing.T) {
	for _, id := range ids(t) {
		digest, _, err := deck.DigestReleasesFS(os.DirFS("."), id)
		if err != nil {
			t.Fatal(err)
		}
		if got := decks.Shipped.ReleasesDigest(id); got != digest {
			t.Errorf("%s: the digest %q of its releases is stale, the files have %q; 'go generate ./decks' writes it", id, got, digest)
		}
		if embedded, _, err := deck.DigestReleasesFS(decks.Shipped, id); embedded != digest {
			t.Errorf("%s: its ledger and its changes are not embedded (%v); 'go generate ./decks' lists them", id, err)
		}
	}
}

// Cards that are gone stand in the released file alone, and go out to Anki for who has them.
func TestRetiredCardsAreEmbedded(t *testing.T) {
	for _, id := range ids(t) {
		text, err := fs.ReadFile(decks.Shipped, id+"/ledger.tsv")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		l, err := ledger.Parse(id+"/ledger.tsv", text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.Stat(decks.Shipped, id+"/released.yaml"); l.AnyRetired() && err != nil {
			t.Errorf("%s has cards that are gone, and its released file is not embedded; 'go generate ./decks' lists it", id)
		}
	}
}

// What learners get is what was released: a deck that is ahead of its release has a version that says other
// things elsewhere.
func TestShippedDecksAreReleased(t *testing.T) {
	for _, id := range ids(t) {
		last, err := deck.LoadReleased(id)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it never was
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(id, "ledger.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		l, err := ledger.Parse(id+"/ledger.tsv", text)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Misfit(last.Sum); err != nil {
			t.Error(err)
		}
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range last.Files {
			text, err := fs.ReadFile(decks.Shipped, id+"/"+f.Path)
			if sum := sha256.Sum256(text); err != nil || hex.EncodeToString(sum[:]) != f.SHA256 {
				t.Errorf("%s: %s is not what its release %s had (%v); 'goodcard release decks/%s' makes one", id, f.Path, last.Version, err, id)
			}
		}
		kept := *d
		kept.Cards = slices.DeleteFunc(slices.Clone(d.Cards), func(c deck.Card) bool { return c.Draft })
		if !bytes.Equal(deck.Write(&kept), deck.Write(&last.Deck)) {
			t.Errorf("%s is not what its release %s says; 'goodcard release decks/%s' makes one", id, last.Version, id)
		}
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
