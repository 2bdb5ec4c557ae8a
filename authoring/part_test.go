package authoring

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

const pond = `# Birds of a pond

## Ducks & geese

**Teal**: A small duck that flies up at once.

### Why do geese honk?

They want bread, and they know who has it.

## Rails

**Coot**: A black rail with a white shield on its face.

### Shy rails

**Crake**: A rail that is heard more than seen.
`

var readOptions = BuildOptions{Lang: "en", Read: document.Read, Find: prose.FindIn}

// buildOf builds a deck from texts, and returns what was done.
func buildOf(t testing.TB, path string, texts ...string) *Built {
	t.Helper()
	built, err := Build(path, texts, readOptions)
	if err == nil {
		err = built.Write()
	}
	if err != nil {
		t.Fatal(err)
	}
	return built
}

// docsOf returns the cards and concepts of a lock by the documents that they are from.
func docsOf(t testing.TB, path string) map[string]string {
	t.Helper()
	l, err := lock.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]string{}
	for _, d := range l.Documents {
		of[d.Path] = ""
	}
	for _, e := range l.Entries {
		if e.Card != "" {
			of[e.Doc] = strings.TrimPrefix(of[e.Doc]+" "+e.Card, " ")
		}
	}
	return of
}

func TestBuildOfParts(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"text/pond.md": pond})
	file, path := filepath.Join(dir, "text", "pond.md"), filepath.Join(dir, "birds")

	built := buildOf(t, path+"/", file+"#rails")
	if built.Title != "Rails" || built.Texts[0].File != file || built.Texts[0].Part != "rails" || built.Texts[0].Doc != "../text/pond.md#rails" {
		t.Errorf("%q of %+v", built.Title, built.Texts[0])
	}
	buildOf(t, path, file+"#ducks-geese")
	want := map[string]string{"../text/pond.md#rails": "coot coot-cloze crake crake-cloze", "../text/pond.md#ducks-geese": "teal teal-cloze why-do-geese-honk"}
	if diff := cmp.Diff(want, docsOf(t, path)); diff != "" {
		t.Error(diff)
	}
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	var cited []string
	for _, c := range d.Cards {
		cited = append(cited, c.Source)
	}
	if got := strings.Join(cited, " "); got != "pond#rails pond#rails pond#shy-rails pond#shy-rails pond#ducks-geese pond#ducks-geese pond#why-do-geese-honk" {
		t.Error(got)
	}
	if len(d.Sources) != 1 || d.Sources[0].Title != "Birds of a pond" {
		t.Errorf("%+v", d.Sources)
	}

	// nothing to do is left, also by the whole and by a part within a part
	for _, texts := range [][]string{{"#rails"}, {"#ducks-geese", "#rails"}, {"#shy-rails"}, {""}, {"", "#shy-rails"}, {"#shy-rails", ""}} {
		for i := range texts {
			texts[i] = file + texts[i]
		}
		if built := buildOf(t, path, texts...); built.Changed() || built.Cards != 7 {
			t.Errorf("%v: %s", texts, said(built))
		}
	}
}

// A source below the folder of the deck names the file of the part, and a deck whose lock is gone is known by it.
func TestSourceOfPart(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"pond.md": pond})
	path := filepath.Join(dir, "birds.yaml")
	buildFrom(t, path, "pond.md#rails", "pond.md#ducks-geese")
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sources) != 1 || d.Sources[0].File != "pond.md" {
		t.Errorf("%+v", d.Sources)
	}
	if err := os.Remove(filepath.Join(dir, "birds.sources.lock.yaml")); err != nil {
		t.Fatal(err)
	}
	built, err := Build(path, []string{filepath.Join(dir, "pond.md#rails")}, readOptions)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := errors.AsType[*MissingLockError](built.NoLock); !ok || built.Cards != 7 {
		t.Errorf("%d cards, %v", built.Cards, built.NoLock)
	}
}

func TestBuildOfNoPart(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"pond.md": pond})
	_, err := Build(filepath.Join(dir, "birds.yaml"), []string{filepath.Join(dir, "pond.md#rail")}, readOptions)
	if none, ok := errors.AsType[*document.NoPartError](err); !ok || none.Near[0] != "rails" {
		t.Error(err)
	}
	put(t, dir, map[string]string{"birds.yaml": "x"})
	_, err = Build(filepath.Join(dir, "new.yaml"), []string{filepath.Join(dir, "none.md#rails")}, readOptions)
	if e, ok := errors.AsType[*TextError](err); !ok || strings.Contains(e.Error(), "#") {
		t.Error(err)
	}
}

// A heading that has other words now is the same part, and so is the part of a file that has another name.
func TestRenamedPart(t *testing.T) {
	for _, tt := range []struct{ name, text, now, was string }{
		{"heading", strings.Replace(pond, "## Rails", "## Rails and crakes", 1), "pond.md#rails-and-crakes", "pond.md#rails"},
		{"file", pond, "birds.md#rails", "pond.md#rails"},
		{"whole", strings.Replace(pond, "## Rails", "## Rails and crakes", 1), "pond.md", "pond.md#rails"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, map[string]string{"pond.md": pond})
			path := filepath.Join(dir, "birds.yaml")
			buildFrom(t, path, "pond.md#rails")
			file, _, _ := strings.Cut(tt.now, "#")
			if err := os.Remove(filepath.Join(dir, "pond.md")); err != nil {
				t.Fatal(err)
			}
			put(t, dir, map[string]string{file: tt.text})
			built := buildOf(t, path, filepath.Join(dir, tt.now))
			docs := docsOf(t, path)
			if len(built.Texts[0].Replaces) != 1 || len(docs) != 1 || !strings.HasPrefix(docs[tt.now], "coot coot-cloze crake crake-cloze") {
				t.Errorf("%v: %v", built.Texts[0].Replaces, docs)
			}
			if again := buildOf(t, path, filepath.Join(dir, tt.now)); len(again.Files) > 0 {
				t.Error(said(again))
			}
			d, err := deck.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Sources) != 1 || d.Sources[0].File != file {
				t.Errorf("%+v", d.Sources)
			}
		})
	}
}

// What stands in other parts is nothing to a part.
func TestCheckOfPart(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"pond.md": pond})
	path := filepath.Join(dir, "birds.yaml")
	buildFrom(t, path, "pond.md#rails")
	for _, tt := range []struct {
		name, from, to string
		want           string
		state          State
	}{
		{"as it was", "", "", "", Same},
		{"another part grew", "## Ducks", "## Swans\n\n**Cob**: A swan that is male.\n\n## Ducks", "", Same},
		{"another part is gone", pond[strings.Index(pond, "## Ducks"):strings.Index(pond, "## Rails")], "", "", Same},
		{"changed", "a white shield", "a shield", `13-13 changed coot,coot,coot-cloze: "A black rail with a white shield on its face." -> "A black rail with a shield on its face."`, Edited},
		{"moved", "### Shy rails", "Rails are many.\n\n### Shy rails", "19-19 moved crake,crake,crake-cloze", Edited},
		{"orphaned", "**Crake**: A rail that is heard more than seen.\n", "", "17-17 orphaned crake,crake,crake-cloze", Edited},
		{"handed to another part", "### Shy rails", "## Shy rails", "17-17 orphaned crake,crake,crake-cloze", Edited},
		{"uncovered", "### Shy rails", "**Moorhen**: A rail with a red face.\n\n### Shy rails", "15-15 uncovered Moorhen\n19-19 moved crake,crake,crake-cloze", Edited},
		{"gone", "## Rails", "## Rallidae", "missing pond.md#rails: " + filepath.Join(dir, "pond.md") + ` has no part "rails": no heading of it has that id`, Missing},
	} {
		t.Run(tt.name, func(t *testing.T) {
			put(t, dir, map[string]string{"pond.md": strings.Replace(pond, tt.from, tt.to, 1)})
			c := check(t, path)
			d := c.Documents[0]
			got := findings(c)
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" || d.State != tt.state || d.Path != "pond.md#rails" || d.Part != "rails" || filepath.Base(d.File) != "pond.md" {
				t.Errorf("%s %s: %s", d.State, d.Named(), diff)
			}
		})
	}
}

// Lines of the lock are those of the file, and follow it when they are told to.
func TestUpdateOfPart(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"pond.md": pond})
	path := filepath.Join(dir, "birds.yaml")
	buildFrom(t, path, "pond.md#rails")
	put(t, dir, map[string]string{"pond.md": strings.Replace(pond, "## Ducks", "Water.\n\n## Ducks", 1)})
	c := check(t, path)
	if _, err := c.Update(); err != nil {
		t.Fatal(err)
	}
	l, err := lock.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if e := l.Entries[0]; e.First != 15 || e.Last != 15 {
		t.Errorf("%s at %d-%d", e.Concept, e.First, e.Last)
	}
	if written, err := check(t, path).Update(); err != nil || len(written) > 0 {
		t.Errorf("%v is written again: %v", written, err)
	}
}

// aPond draws a text of sections, in which each question has an answer of its own. Titles and questions are drawn anew each time.
func aPond(t *rapid.T, sections int) string {
	var b strings.Builder
	b.WriteString("# Birds of a pond\n")
	word := rapid.SampledFrom([]string{"ducks", "swans", "geese", "teals", "coots"})
	n := 0
	for i := range sections {
		fmt.Fprintf(&b, "\n## Part %d\n\nIt is quiet.\n", i)
		for range rapid.IntRange(0, 3).Draw(t, "entries") {
			n++
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				fmt.Fprintf(&b, "\n**%s %s**: A bird that is seen on day %d of a year.\n", word.Draw(t, "a"), word.Draw(t, "b"), n)
			case 1:
				fmt.Fprintf(&b, "\n### Why do %s fear %s?\n\nThey have seen them, on day %d of a year.\n", word.Draw(t, "a"), word.Draw(t, "b"), n)
			default:
				fmt.Fprintf(&b, "\n### Within %d\n\n**%s**: A bird that is heard on day %d of a year.\n", n, word.Draw(t, "a"), n)
			}
		}
	}
	return b.String()
}

// contentsOfDeck says of each card what it asks, answers and cites, and of each concept what it is.
func contentsOfDeck(t *rapid.T, path string) []string {
	var all []string
	d := loaded(t, path)
	for _, c := range d.Cards {
		all = append(all, strings.Join([]string{string(c.Kind), c.Text, c.Answer, strings.Join(c.Concepts, ","), c.Source}, " | "))
	}
	for _, c := range d.Concepts {
		all = append(all, c.Name+" | "+c.About)
	}
	slices.Sort(all)
	return all
}

// TestPartsAreTheWhole: what is built of all parts, one after the other or at once, is what is built of the whole.
func TestPartsAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "parts")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		sections := rapid.IntRange(1, 4).Draw(t, "sections")
		file := filepath.Join(dir, "pond.md")
		if err := os.WriteFile(file, []byte(aPond(t, sections)), 0o600); err != nil {
			t.Fatal(err)
		}
		var parts []string
		for i := range sections {
			parts = append(parts, fmt.Sprintf("%s#part-%d", file, i))
		}
		build := func(path string, texts ...string) {
			built, err := Build(path, texts, readOptions)
			if _, none := errors.AsType[*NothingFoundError](err); none {
				return
			}
			if err == nil {
				err = built.Write()
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		whole, once, one := filepath.Join(dir, "whole.yaml"), filepath.Join(dir, "once.yaml"), filepath.Join(dir, "one.yaml")
		build(whole, file)
		build(once, parts...)
		for _, part := range parts {
			build(one, part)
		}
		if _, err := os.Stat(whole); err != nil {
			return // nothing is in it
		}
		want := contentsOfDeck(t, whole)
		for _, path := range []string{once, one} {
			if diff := cmp.Diff(want, contentsOfDeck(t, path)); diff != "" {
				t.Fatalf("%s (-whole +parts):\n%s", filepath.Base(path), diff)
			}
		}
	})
}

// TestPartsLoseNothing: whatever of a text is named in builds, the whole, parts and parts within parts, while it is edited:
// no card and no entry is lost, nothing is drafted twice, and a build has nothing more to do when it is run again.
func TestPartsLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "parts")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		file, path := filepath.Join(dir, "pond.md"), filepath.Join(dir, "birds.yaml")
		entries := map[string]bool{}
		for range rapid.IntRange(1, 4).Draw(t, "builds") {
			sections := rapid.IntRange(1, 3).Draw(t, "sections")
			text := aPond(t, sections)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			all := []string{file, file + "#birds-of-a-pond"}
			for i := range sections {
				all = append(all, fmt.Sprintf("%s#part-%d", file, i))
			}
			for i := range 9 {
				if id := fmt.Sprintf("within-%d", i); strings.Contains(text, fmt.Sprintf("### Within %d\n", i)) {
					all = append(all, file+"#"+id)
				}
			}
			texts := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 4, rapid.ID).Draw(t, "texts")
			built, err := Build(path, texts, readOptions)
			if _, none := errors.AsType[*NothingFoundError](err); none {
				continue
			}
			if err == nil {
				err = built.Write()
			}
			if err != nil {
				t.Fatal(err)
			}
			again, err := Build(path, texts, readOptions)
			if err != nil || len(again.Files) > 0 {
				t.Fatalf("built again: %v %s", err, said(again))
			}
			l, err := lock.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			now := map[string]bool{}
			for _, e := range l.Entries {
				now[e.Card+"@"+e.Concept] = true
			}
			for e := range maps.Keys(entries) {
				if !now[e] {
					t.Fatalf("the entry of %s is gone", e)
				}
			}
			entries = now
			asks := map[string]int{}
			for _, c := range loaded(t, path).Cards {
				asks[c.Text]++
			}
			for _, text := range built.Texts {
				for _, m := range text.Added {
					if m.Card != "" && asks[m.Front] > 1 {
						t.Fatalf("%s was drafted, and another card asks %q", m.Card, m.Front)
					}
				}
			}
		}
	})
}

// A question that is asked in other words is the same, whichever of the documents that have it is built first.
func TestRewordedInSeveralParts(t *testing.T) {
	for _, first := range []string{"pond.md", "pond.md#rails", "pond.md#shy-rails"} {
		for _, then := range [][]string{{"pond.md"}, {"pond.md#rails"}, {"pond.md#shy-rails"}, {"pond.md", "pond.md#rails"}, {"pond.md#shy-rails", "pond.md#rails"}, {"pond.md#rails", "pond.md"}} {
			t.Run(first+" "+strings.Join(then, " "), func(t *testing.T) {
				dir := t.TempDir()
				put(t, dir, map[string]string{"pond.md": pond})
				path := filepath.Join(dir, "birds.yaml")
				buildFrom(t, path, first)
				put(t, dir, map[string]string{"pond.md": strings.Replace(pond, "**Crake**", "**Corncrake**", 1)})
				buildFrom(t, path, slices.Clone(then)...)
				buildFrom(t, path, first)
				d, err := deck.Load(path)
				if err != nil {
					t.Fatal(err)
				}
				var of []string
				for _, c := range d.Cards {
					if strings.Contains(c.Text+c.Answer, "heard more than seen") {
						of = append(of, c.Text)
					}
				}
				if want := []string{"What does \"Corncrake\" mean?", "{{Corncrake}}: A rail that is heard more than seen."}; !slices.Equal(of, want) {
					t.Errorf("%q", of)
				}
				if found := findings(check(t, path)); len(found) > 0 && first == "pond.md" {
					t.Errorf("%q", found)
				}
			})
		}
	}
}

// A heading that comes to stand beside the one above it takes its cards along.
func TestPartThatSplits(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"pond.md": pond})
	path := filepath.Join(dir, "birds.yaml")
	buildFrom(t, path, "pond.md#rails")
	put(t, dir, map[string]string{"pond.md": strings.Replace(pond, "### Shy rails", "## Shy rails", 1)})
	built := buildOf(t, path, filepath.Join(dir, "pond.md#rails"), filepath.Join(dir, "pond.md#shy-rails"))
	want := map[string]string{"pond.md#rails": "coot coot-cloze", "pond.md#shy-rails": "crake crake-cloze"}
	if diff := cmp.Diff(want, docsOf(t, path)); diff != "" || built.Cards != 4 {
		t.Errorf("%d cards: %s", built.Cards, diff)
	}
}

// What a passage asks now another document may have asked before: nothing follows it, and both commands say so.
func TestNothingBecomesWhatIsAskedElsewhere(t *testing.T) {
	dir := t.TempDir()
	text := "## A\n\n**Teal**: A bird that is seen on the first day of a year.\n\n## B\n\n**Coot**: A bird that is seen on the last day of a year.\n"
	put(t, dir, map[string]string{"pond.md": text})
	path := filepath.Join(dir, "birds.yaml")
	buildFrom(t, path, "pond.md#a", "pond.md#b")
	put(t, dir, map[string]string{"pond.md": strings.Replace(text, "Coot", "Teal", 1)})
	if found := findings(check(t, path)); !slices.Equal(found, []string{"7-7 orphaned coot,coot,coot-cloze"}) {
		t.Errorf("%q", found)
	}
	built := buildOf(t, path, filepath.Join(dir, "pond.md#b"))
	if got := said(built); !strings.HasPrefix(got, "?@coot\n?coot\n?coot-cloze\n-") || built.Changed() {
		t.Error(got)
	}
}
