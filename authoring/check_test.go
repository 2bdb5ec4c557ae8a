package authoring

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// The text that is edited: a glossary, and an FAQ in two sections.
const gatesText = `# All about gates

Gates are what walls are not.

## Glossary

- **Latch**: What holds a gate shut as long as nobody lifts it.
- **Hinge**: What a gate turns on when it is opened.
- **Bolt**: A bar that is pushed into the post of a gate.

## Questions on care

### Why do gates creak?

Because rust makes the pin and the ring of a hinge rough.
Oil helps for a month or so.

### How often is a gate painted?

Once in five years, or as soon as wood can be seen.

## Questions on use

### Who may open a gate at night?

Only the keeper, and who has a letter of the keeper.

### What if a gate is stuck?

Lift it by the latch and pull. Do not kick it: boards split.
`

// drafted writes texts and a deck that is built from them. It returns the path of the deck.
func drafted(t testing.TB, texts map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	put(t, folder, texts)
	path := filepath.Join(folder, "gates.yaml")
	buildFrom(t, path, slices.Sorted(maps.Keys(texts))...)
	return path
}

// buildFrom builds a deck from texts in its folder, as the program does.
func buildFrom(t testing.TB, path string, texts ...string) {
	t.Helper()
	for i, name := range texts {
		texts[i] = filepath.Join(filepath.Dir(path), name)
	}
	built, err := Build(path, texts, BuildOptions{Lang: "en", Read: document.Read, Find: prose.FindIn})
	if err == nil {
		err = built.Write()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func check(t testing.TB, path string) *Checked {
	t.Helper()
	c, err := Check(t.Context(), CheckOptions{Deck: path, Here: filepath.Dir(path), Read: document.Read, Find: prose.FindIn})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// findings says in a line each what is not fresh in a text: the verdict, the cards, and what changed.
func findings(c *Checked) (all []string) {
	for _, d := range c.Documents {
		if d.Why != nil {
			all = append(all, fmt.Sprintf("%s %s: %v", d.State, d.Path, d.Why))
		}
		for _, p := range d.Passages {
			if p.Verdict == Fresh {
				continue
			}
			line := fmt.Sprintf("%d-%d %s %s", p.First, p.Last, p.Verdict, strings.Join(append(slices.Clone(p.Concepts), p.Cards...), ","))
			if p.Asked != "" {
				line += fmt.Sprintf(": %s -> %s", p.Asked, p.Asks)
			}
			if p.Verdict == Changed && p.Was != p.Now {
				line += fmt.Sprintf(": %q -> %q", p.Was, p.Now)
			}
			all = append(all, line)
		}
		for _, u := range d.Uncovered {
			if u.Offers != "" {
				all = append(all, fmt.Sprintf("%d-%d uncovered %s", u.First, u.Last, u.Offers))
			}
		}
	}
	return all
}

func TestCheckOfEdits(t *testing.T) {
	replace := func(pairs ...string) func(string) string {
		return func(text string) string {
			for i := 0; i < len(pairs); i += 2 {
				if !strings.Contains(text, pairs[i]) {
					panic(pairs[i])
				}
			}
			return strings.NewReplacer(pairs...).Replace(text)
		}
	}
	start, end := strings.Index(gatesText, "### How often"), strings.Index(gatesText, "## Questions on use")
	painted := gatesText[start:end]
	for _, test := range []struct {
		name  string
		edit  func(string) string
		want  []string
		stale bool
	}{
		{"none", func(text string) string { return text }, nil, false},
		{"line ends of another system", func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }, nil, false},
		{"lines that break elsewhere", replace("rough.\nOil helps", "rough. Oil\nhelps", "as soon as wood", "as soon  as WOOD"), nil, false},
		{"other marks for the same text", replace("- **Latch**: What", "* __Latch__: What", "Do not kick it", "**Do not** kick it"), nil, false},
		{"lines that came above", replace("## Questions on use", "Much more is known of it.\n\n## Questions on use"), []string{
			`20-22 changed how-often-is-a-gate-painted: "Once in five years, or as soon as wood can be seen." -> "Once in five years, or as soon as wood can be seen.\nMuch more is known of it."`,
			"28-28 moved who-may-open-a-gate-at-night",
			"32-32 moved what-if-a-gate-is-stuck",
		}, true},
		{"a heading that came above", replace("## Questions on use", "## Gates in books\n\nMuch was written on them.\n\n## Questions on use"), []string{
			"30-30 moved who-may-open-a-gate-at-night",
			"34-34 moved what-if-a-gate-is-stuck",
		}, false},
		{"a question that moved to another section", replace(painted, "", "boards split.\n", "boards split.\n\n"+painted), []string{
			"30-30 moved how-often-is-a-gate-painted",
			"22-22 moved who-may-open-a-gate-at-night",
			"26-26 moved what-if-a-gate-is-stuck",
		}, false},
		{"a section with another name", replace("## Questions on care", "## How to care for gates"), []string{
			"15-16 moved why-do-gates-creak",
			"20-20 moved how-often-is-a-gate-painted",
		}, false},
		{"an answer in other words", replace("Once in five years, or as soon as wood can be seen.", "Every third year."), []string{
			`20-20 changed how-often-is-a-gate-painted: "Once in five years, or as soon as wood can be seen." -> "Every third year."`,
		}, true},
		{"an answer with one more paragraph", replace("boards split.", "boards split.\n\nAsk the smith."), []string{
			`30-32 changed what-if-a-gate-is-stuck: "Lift it by the latch and pull. Do not kick it: boards split." -> "Lift it by the latch and pull. Do not kick it: boards split.\nAsk the smith."`,
		}, true},
		{"a definition in other words", replace("as long as nobody lifts it", "until somebody lifts it"), []string{
			`7-7 changed latch,latch,latch-cloze: "What holds a gate shut as long as nobody lifts it." -> "What holds a gate shut until somebody lifts it."`,
		}, true},
		{"a question in other words", replace("### Why do gates creak?", "### Why does a gate creak?"), []string{
			"15-16 changed why-do-gates-creak: Why do gates creak? -> Why does a gate creak?",
		}, true},
		{"a term with another name", replace("**Bolt**", "**Crossbar**"), []string{"9-9 changed bolt,bolt,bolt-cloze: Bolt -> Crossbar"}, true},
		{"question and answer in other words", replace("### Who may open a gate at night?", "### Who is allowed to open a gate at night?", "Only the keeper, and who", "Only the keeper, and anybody who"), []string{
			`26-26 changed who-may-open-a-gate-at-night: Who may open a gate at night? -> Who is allowed to open a gate at night?: "Only the keeper, and who has a letter of the keeper." -> "Only the keeper, and anybody who has a letter of the keeper."`,
		}, true},
		{"a question that is gone", replace(painted, ""), []string{
			"20-20 orphaned how-often-is-a-gate-painted",
			"22-22 moved who-may-open-a-gate-at-night",
			"26-26 moved what-if-a-gate-is-stuck",
		}, true},
		{"a term that is gone", replace("- **Hinge**: What a gate turns on when it is opened.", "- **Wicket**: A small gate beside a large one, or in it."), []string{
			"8-8 orphaned hinge,hinge,hinge-cloze",
			"8-8 uncovered Wicket",
		}, true},
		{"a question that is new", func(text string) string { return text + "\n### Is there a gate without a wall?\n\nYes, in gardens.\n" }, []string{
			"32-34 uncovered Is there a gate without a wall?",
		}, true},
		{"a question that is a statement now", replace("### What if a gate is stuck?", "### Gates that are stuck"), []string{
			"30-30 changed what-if-a-gate-is-stuck: What if a gate is stuck? -> ",
		}, true},
		{"a list that is a table", replace("- **Latch**: What", "| Term | Definition |\n|---|---|\n| Latch | What", "- **Hinge**: What", "| Hinge | What", "- **Bolt**: A", "| Bolt | A",
			"lifts it.", "lifts it. |", "is opened.", "is opened. |", "of a gate.", "of a gate. |"), []string{
			"9-9 moved latch,latch,latch-cloze",
			"10-10 moved hinge,hinge,hinge-cloze",
			"11-11 moved bolt,bolt,bolt-cloze",
			"17-18 moved why-do-gates-creak",
			"22-22 moved how-often-is-a-gate-painted",
			"28-28 moved who-may-open-a-gate-at-night",
			"32-32 moved what-if-a-gate-is-stuck",
		}, false},
		{"many at once", replace(
			"## Glossary", "A gate has parts.\n\n## Glossary", // everything moves
			"as long as nobody lifts it", "until somebody lifts it", // in other words
			"**Bolt**", "**Crossbar**", // another name
			painted, "", // moved to the end
			"boards split.\n", "boards split.\n\n"+painted+"### Is there a gate without a wall?\n\nYes, in gardens.\n", // and a new one
			"Because rust makes", "Rust makes",
			"### Who may open a gate at night?\n\nOnly the keeper, and who has a letter of the keeper.\n\n", "", // gone
		), []string{
			`9-9 changed latch,latch,latch-cloze: "What holds a gate shut as long as nobody lifts it." -> "What holds a gate shut until somebody lifts it."`,
			"10-10 moved hinge,hinge,hinge-cloze",
			"11-11 changed bolt,bolt,bolt-cloze: Bolt -> Crossbar",
			`17-18 changed why-do-gates-creak: "Because rust makes the pin and the ring of a hinge rough. Oil helps for a month or so." -> "Rust makes the pin and the ring of a hinge rough. Oil helps for a month or so."`,
			"28-28 moved how-often-is-a-gate-painted",
			"26-26 orphaned who-may-open-a-gate-at-night",
			"24-24 moved what-if-a-gate-is-stuck",
			"30-32 uncovered Is there a gate without a wall?",
		}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := drafted(t, map[string]string{"gates.md": gatesText})
			put(t, filepath.Dir(path), map[string]string{"gates.md": test.edit(gatesText)})
			c := check(t, path)
			if diff := cmp.Diff(test.want, findings(c), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if c.Stale() != test.stale {
				t.Error("stale is", c.Stale())
			}
		})
	}
}

// A card that is no longer in the deck was dropped by its author: it is not told, and its passage is not uncovered.
func TestCheckOfDroppedCards(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	folder := filepath.Dir(path)
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	d.Cards = slices.DeleteFunc(d.Cards, func(c deck.Card) bool { return c.ID == "why-do-gates-creak" || c.ID == "how-often-is-a-gate-painted" })
	d.Cards[len(d.Cards)-1].Was, d.Cards[len(d.Cards)-1].ID = []string{d.Cards[len(d.Cards)-1].ID}, "stuck"
	put(t, folder, map[string]string{
		"gates.yaml": string(deck.Write(d)),
		"gates.md":   strings.NewReplacer("Once in five years, or as soon as wood can be seen.", "", "Lift it by", "Lift it at").Replace(gatesText),
	})
	c := check(t, path)
	want := []string{`30-30 changed stuck: "Lift it by the latch and pull. Do not kick it: boards split." -> "Lift it at the latch and pull. Do not kick it: boards split."`}
	if diff := cmp.Diff(want, findings(c)); diff != "" {
		t.Error(diff)
	}
}

// Text from which no card came is told by its lines.
func TestUncoveredText(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	put(t, filepath.Dir(path), map[string]string{"gates.md": strings.Replace(gatesText, "## Questions on use", "## Gates in books\n\nMuch was written on them.\n\nAnd more will be.\n\n## Questions on use", 1)})
	var rest []string
	for _, u := range check(t, path).Documents[0].Uncovered {
		rest = append(rest, fmt.Sprintf("%d-%d %s %s", u.First, u.Last, strings.Join(u.Heading, "/"), u.Offers))
	}
	want := []string{"3-3 All about gates ", "24-26 All about gates/Gates in books "}
	if diff := cmp.Diff(want, rest); diff != "" {
		t.Error(diff)
	}
}

// What is uncovered is what the next build would draft, and nothing else.
func TestUncoveredIsWhatIsBuilt(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	folder := filepath.Dir(path)
	more := "# Gates in towns\n\n## Glossary\n\n- **Latch**: Another word for a lock.\n- **Wicket**: A small gate beside a large one.\n\n## FAQ\n\n### Why do gates creak?\n\nNobody knows.\n\n### Who counts the gates?\n\nThe clerk.\n"
	put(t, folder, map[string]string{"towns.md": more})
	buildFrom(t, path, "gates.md", "towns.md")
	if c := check(t, path); c.Stale() {
		t.Error("right after a build:", findings(c))
	}
	long := "\n### What stands in the book of gates?\n\n" + strings.Repeat("Many words of little weight stand in it. ", 3_000)
	edited := more + "\n### What is new?\n\nThis is.\n\n### By hand?\n\nYes, this one.\n" + long
	deckText, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, map[string]string{"towns.md": edited, "gates.yaml": string(deckText) + "\n  - id: mine\n    ask: By hand?\n    answer: Yes, this one.\n"})
	want := []string{"18-20 uncovered What is new?"}
	if diff := cmp.Diff(want, findings(check(t, path))); diff != "" {
		t.Error(diff)
	}
	buildFrom(t, path, "towns.md")
	if c := check(t, path); c.Stale() {
		t.Error("after what is uncovered was built:", findings(c))
	}
}
