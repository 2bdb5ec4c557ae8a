package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The vectors are what another program makes of the documentation. A ledger has these hashes for ever: where
// this fails, the program is wrong, not the vector.
func TestHashesAreThoseOfTheVectors(t *testing.T) {
	read := func(name string) []byte {
		src, err := os.ReadFile("testdata/hashes/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return src
	}
	d, err := Parse("deck.yaml", read("deck.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	picture := func(path string) (string, bool) {
		sum := sha256.Sum256([]byte(path))
		return hex.EncodeToString(sum[:]), true
	}
	var want []string
	for line := range strings.Lines(string(read("vectors.tsv"))) {
		if !strings.HasPrefix(line, "#") {
			want = append(want, strings.TrimSuffix(line, "\n"))
		}
	}
	var got []string
	kinds := map[Kind]bool{}
	for i := range d.Cards {
		c := &d.Cards[i]
		kinds[c.Kind] = true
		h := d.Hasher().Hashes(c, picture)
		add := func(name, sum string, of object) {
			text := "-"
			if len(of) > 0 {
				text = string(canonical(of))
			} else if sum == "" {
				sum = "-"
			}
			got = append(got, strings.Join([]string{c.ID, name, sum, text}, "\t"))
		}
		add("content", h.Content, d.Hasher().contentOf(c, picture))
		add("surroundings", h.Surroundings, d.Hasher().surroundingsOf(c, picture))
		add("unseen", h.Unseen, unseenOf(c, picture))
	}
	if len(kinds) != len(cardType.Kinds) {
		t.Errorf("the vectors have %d kinds of cards of %d", len(kinds), len(cardType.Kinds))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-vectors +got):\n%s", diff)
	}
}

// What a learner cannot see moves no content; each thing that they can see does.
func TestContentIsWhatIsSeen(t *testing.T) {
	base := Deck{ID: "d", Lang: "en", Sources: []Source{{ID: "s", Title: "S"}}, Concepts: []Concept{{ID: "k", Name: "K", About: "about"}}}
	card := Card{
		ID: "c", Kind: Choose, Text: "t ![](media/a.png)", Answer: "a", Wrong: []Option{{"w", "y", "m"}}, Also: []string{"o"}, Unseen: []string{"u"}, Note: "n",
		Tags: []string{"g"}, Source: "s#p", AsOf: "2026", Status: Contested, Image: "i.png", Alt: "l", Concepts: []string{"k"},
	}
	for _, test := range []struct {
		name   string
		change func(d *Deck, c *Card, sums map[string]string)
		moves  string
	}{
		{"nothing", func(*Deck, *Card, map[string]string) {}, ""},
		{"space around", func(_ *Deck, c *Card, _ map[string]string) { c.Text, c.Note = "\n"+c.Text+" \n", " n\r\n" }, ""},
		{"id, was, draft, place", func(_ *Deck, c *Card, _ map[string]string) {
			c.ID, c.Was, c.Draft, c.File, c.Line = "x", []string{"c"}, true, "f", 3
		}, ""},
		{"title, version, license", func(d *Deck, _ *Card, _ map[string]string) {
			d.Title, d.Version, d.License, d.About = "x", "2.0.0", "MIT", "x"
		}, ""},
		{"address of the source", func(d *Deck, _ *Card, _ map[string]string) { d.Sources[0].URL = "https://example.org" }, ""},
		{"other concepts", func(d *Deck, _ *Card, _ map[string]string) { d.Concepts = append(d.Concepts, Concept{ID: "x"}) }, ""},
		{"own deck in the name of the concept", func(_ *Deck, c *Card, _ map[string]string) { c.Concepts[0] = "d/k" }, ""},
		{"text", func(_ *Deck, c *Card, _ map[string]string) { c.Text += "." }, "content"},
		{"space within", func(_ *Deck, c *Card, _ map[string]string) { c.Text = "t  ![](media/a.png)" }, "content"},
		{"answer", func(_ *Deck, c *Card, _ map[string]string) { c.Answer = "b" }, "content"},
		{"wrong option", func(_ *Deck, c *Card, _ map[string]string) { c.Wrong[0].Text = "x" }, "content"},
		{"why", func(_ *Deck, c *Card, _ map[string]string) { c.Wrong[0].Why = "" }, "content"},
		{"also", func(_ *Deck, c *Card, _ map[string]string) { c.Also = nil }, "content"},
		{"note", func(_ *Deck, c *Card, _ map[string]string) { c.Note = "x" }, "content"},
		{"accept", func(_ *Deck, c *Card, _ map[string]string) { c.Accept = []string{"x"} }, "content"},
		{"points", func(_ *Deck, c *Card, _ map[string]string) { c.Points = []string{"x"} }, "content"},
		{"kind", func(_ *Deck, c *Card, _ map[string]string) { c.Kind = Ask }, "content"},
		{"both ways", func(_ *Deck, c *Card, _ map[string]string) { c.BothWays = true }, "content"},
		{"title of the source", func(d *Deck, _ *Card, _ map[string]string) { d.Sources[0].Title = "x" }, "content"},
		{"part of the source", func(_ *Deck, c *Card, _ map[string]string) { c.Source = "s#q" }, "content"},
		{"as-of", func(_ *Deck, c *Card, _ map[string]string) { c.AsOf = "2027" }, "content"},
		{"status", func(_ *Deck, c *Card, _ map[string]string) { c.Status = "" }, "content"},
		{"image", func(_ *Deck, c *Card, _ map[string]string) { c.Image = "a.png" }, "content"},
		{"alt", func(_ *Deck, c *Card, _ map[string]string) { c.Alt = "x" }, "content"},
		{"bytes of the image", func(_ *Deck, _ *Card, sums map[string]string) { sums["i.png"] = "x" }, "content"},
		{"bytes of a picture within", func(_ *Deck, _ *Card, sums map[string]string) { sums["media/a.png"] = "x" }, "content"},
		{"lang", func(d *Deck, _ *Card, _ map[string]string) { d.Lang = "de" }, "content"},
		{"tags", func(_ *Deck, c *Card, _ map[string]string) { c.Tags = nil }, "surroundings"},
		{"misconception", func(_ *Deck, c *Card, _ map[string]string) { c.Wrong[0].Misconception = "" }, "surroundings"},
		{"concept", func(_ *Deck, c *Card, _ map[string]string) { c.Concepts = nil }, "surroundings"},
		{"name of the concept", func(d *Deck, _ *Card, _ map[string]string) { d.Concepts[0].Name = "x" }, "surroundings"},
		{"about", func(d *Deck, _ *Card, _ map[string]string) { d.Concepts[0].About = "x" }, "surroundings"},
		{"unseen", func(_ *Deck, c *Card, _ map[string]string) { c.Unseen[0] = "x" }, "unseen"},
	} {
		hashes := func(change func(*Deck, *Card, map[string]string)) Hashes {
			d, c, sums := base, card, map[string]string{"media/a.png": "1", "i.png": "2"}
			d.Sources, d.Concepts = slices.Clone(d.Sources), slices.Clone(d.Concepts)
			c.Wrong, c.Unseen, c.Concepts = slices.Clone(c.Wrong), slices.Clone(c.Unseen), slices.Clone(c.Concepts)
			change(&d, &c, sums)
			return d.Hasher().Hashes(&c, func(path string) (string, bool) { sum, ok := sums[path]; return sum, ok })
		}
		was, is := hashes(func(*Deck, *Card, map[string]string) {}), hashes(test.change)
		var moved []string
		for name, differs := range map[string]bool{"content": was.Content != is.Content, "surroundings": was.Surroundings != is.Surroundings, "unseen": was.Unseen != is.Unseen} {
			if differs {
				moved = append(moved, name)
			}
		}
		if got := strings.Join(moved, " "); got != test.moves {
			t.Errorf("%s moves %q, want %q", test.name, got, test.moves)
		}
	}
}
