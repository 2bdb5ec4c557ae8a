package authoring

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// What Update writes is fresh from then on; what is orphaned or uncovered stays, and so does the deck.
func TestUpdate(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	folder := filepath.Dir(path)
	before := below(t, folder)
	old, err := lock.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if written, err := check(t, path).Update(); err != nil || len(written) > 0 {
		t.Fatal("without an edit are written", written, err)
	}
	edited := strings.NewReplacer(
		"All about gates\n", "All about gates\n\nThey are many.\n", "as long as", "while", "**Bolt**", "**Crossbar**",
		"### What if a gate is stuck?", "### Gates that are stuck",
		"### How often is a gate painted?\n\nOnce in five years, or as soon as wood can be seen.", "### Who paints?\n\nA painter from the town.",
	).Replace(gatesText)
	put(t, folder, map[string]string{"gates.md": edited})
	c := check(t, path)
	written, err := c.Update()
	if err != nil || len(written) != 1 || written[0] != filepath.Join(folder, "gates.sources.lock.yaml") {
		t.Fatal(written, err)
	}
	after := below(t, folder)
	if after["gates.yaml"] != before["gates.yaml"] {
		t.Error("the deck changed")
	}
	fields := func(l *lock.Lock) (all [][]lock.Field) {
		for _, e := range l.Entries {
			all = append(all, e.Fields)
		}
		return all
	}
	now, err := lock.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fields(old), fields(now)); diff != "" {
		t.Errorf("what was drafted is known otherwise:\n%s", diff)
	}
	again := check(t, path)
	want := []string{"20-20 orphaned how-often-is-a-gate-painted", "20-22 uncovered Who paints?"}
	if diff := cmp.Diff(want, findings(again)); diff != "" {
		t.Error(diff)
	}
	if again.Documents[0].State != Same || !again.Stale() {
		t.Errorf("the document is %s, stale is %v", again.Documents[0].State, again.Stale())
	}
	if written, err := again.Update(); err != nil || len(written) > 0 {
		t.Error("without another edit are written", written, err)
	}
	put(t, folder, map[string]string{"gates.md": "So it is.\n\n" + edited}) // what was accepted stays accepted
	if got := findings(check(t, path)); slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, "changed") }) {
		t.Error(got)
	}
}

// What the program advises helps: a build for what changed, and for orphaned cards to remove them or their entries.
func TestStaleNoMore(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	folder := filepath.Dir(path)
	put(t, folder, map[string]string{"gates.md": strings.NewReplacer(
		"as long as", "while", "**Bolt**", "**Crossbar**", "Because rust", "Since rust",
		"### How often is a gate painted?\n\nOnce in five years, or as soon as wood can be seen.", "### Who paints?\n\nA painter from the town.",
		"### Who may open a gate at night?\n\nOnly the keeper, and who has a letter of the keeper.\n", "",
	).Replace(gatesText)})
	buildFrom(t, path, "gates.md")
	want := []string{"20-20 orphaned how-often-is-a-gate-painted", "26-26 orphaned who-may-open-a-gate-at-night"}
	if diff := cmp.Diff(want, findings(check(t, path))); diff != "" {
		t.Fatal(diff)
	}
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	d.Cards = slices.DeleteFunc(d.Cards, func(c deck.Card) bool { return c.ID == "how-often-is-a-gate-painted" })
	put(t, folder, map[string]string{"gates.yaml": string(deck.Write(d))})
	b := open(t, path)
	b.lock.Entries = slices.DeleteFunc(b.lock.Entries, func(e lock.Entry) bool { return e.Card == "who-may-open-a-gate-at-night" })
	if _, err := b.commit(); err != nil {
		t.Fatal(err)
	}
	if c := check(t, path); c.Stale() {
		t.Error(findings(c))
	}
}

// Of a card that its author edited, and of which the text changed too, what was seen is no conflict any more. One that
// nobody edited follows its text all the same.
func TestUpdateEndsConflicts(t *testing.T) {
	path := drafted(t, map[string]string{"gates.md": gatesText})
	folder := filepath.Dir(path)
	deckText, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, map[string]string{
		"gates.yaml": strings.Replace(string(deckText), "Once in five years", "Each fifth year", 1),
		"gates.md":   strings.NewReplacer("Once in five years", "Once in six years", "Because rust", "Since rust").Replace(gatesText),
	})
	told := func() BuiltText {
		built, err := Build(path, []string{filepath.Join(folder, "gates.md")}, BuildOptions{Read: document.Read, Find: prose.FindIn})
		if err != nil {
			t.Fatal(err)
		}
		return built.Texts[0]
	}
	if n := len(told().Conflicts); n != 1 {
		t.Fatalf("%d conflicts", n)
	}
	c := check(t, path)
	if _, err := c.Update(); err != nil || c.Stale() {
		t.Fatal(err, findings(c))
	}
	after := told()
	if n := len(after.Conflicts); n != 0 {
		t.Errorf("%d conflicts after the passage was seen", n)
	}
	if len(after.Updated) != 1 || after.Updated[0].Card != "why-do-gates-creak" {
		t.Errorf("a build brings %+v up to date, want the card that nobody edited", after.Updated)
	}
}
