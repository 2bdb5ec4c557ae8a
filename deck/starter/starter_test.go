package starter_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/starter"
)

// written puts a deck at a path and returns it as it is read back.
func written(t interface {
	Helper()
	Fatal(...any)
}, path string, d starter.Deck) *deck.Deck {
	t.Helper()
	place, err := starter.At(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Files(place)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if err := errors.Join(os.MkdirAll(filepath.Dir(f.Path), 0o700), os.WriteFile(f.Path, f.Text, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	read, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if f.Shared {
			continue
		}
		if formatted, err := deck.Format(f.Path, f.Text); err != nil || string(formatted) != string(f.Text) {
			t.Fatal(err, "fmt makes of it:\n"+string(formatted))
		}
	}
	return read
}

// What new writes is an example of what lint asks for, as a file and as a folder.
func TestDecksAreClean(t *testing.T) {
	for _, model := range append([]string{""}, starter.Names()...) {
		for _, name := range []string{"bread.yaml", "bread/"} {
			d := starter.Deck{ID: "bread", Title: "Bread", Lang: starter.Lang, License: starter.License, About: "How bread is made.", Model: model}
			read := written(t, filepath.Join(t.TempDir(), name)+strings.Repeat("/", strings.Count(name, "/")), d)
			for _, p := range lint.Check(read, nil) {
				t.Errorf("%s %s: %v [%s]", name, model, p, p.Rule)
			}
			if len(read.Cards) != d.Cards() || len(read.Unread()) > 0 {
				t.Errorf("%s %s: %d cards, said are %d; not read are %v", name, model, len(read.Cards), d.Cards(), read.Unread())
			}
			if read.ID != d.ID || read.Title != d.Title || read.Lang != d.Lang || read.License != d.License || read.About != d.About {
				t.Errorf("%s %s: it says of itself %+v", name, model, read)
			}
		}
	}
}

// The start has a card of each kind, so that an author sees how each is written.
func TestStartHasEachKind(t *testing.T) {
	var kinds []deck.Kind
	for _, c := range written(t, filepath.Join(t.TempDir(), "bread.yaml"), starter.Deck{ID: "bread", Title: "Bread"}).Cards {
		kinds = append(kinds, c.Kind)
	}
	if want := []deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain}; !slices.Equal(kinds, want) {
		t.Errorf("kinds %v, want %v", kinds, want)
	}
}

// The page for authors shows the models as the program knows them.
func TestModelsOnThePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/authoring.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, m := range starter.Models {
		rows = append(rows, "| `"+m.Name+"` | "+m.Asks+" | ")
	}
	for line := range strings.Lines(string(page)) {
		if len(rows) > 0 && strings.HasPrefix(line, rows[0]) {
			rows = rows[1:]
		}
	}
	if len(rows) > 0 {
		t.Errorf("the page does not have, in this order, %q", rows)
	}
}

// Cards after all models fit into one deck, behind those that it has.
func TestCardsCanBeAppended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bread.yaml")
	written(t, path, starter.Deck{ID: "bread", Title: "Bread"})
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, model := range starter.Names() {
		text = append(text, starter.Card(model)...)
	}
	d, err := deck.Parse(path, text)
	if err != nil || len(d.Cards) != 5+len(starter.Names()) {
		t.Fatal(d, err)
	}
	for _, p := range lint.Check(d, nil) {
		if p.Rule != "no-source" { // they know none of this deck
			t.Errorf("%v [%s]", p, p.Rule)
		}
	}
}

// Whatever Check lets through is read back as it was given.
func TestCheckedValuesAreWritten(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			"a: b", "a #b", "# a", "- a", "'", "\"", "{{a}}", "null", "~", "yes", "1.0", "@x", "a\nb", "\x1b[31mred", "a\u202eb", "\xff", " a", "a ", "...", "---", "!!str a", "&a", "*a", "|", ">", "%a",
		})).Draw(t, "value")
		key := rapid.SampledFrom([]string{"title", "about"}).Draw(t, "key")
		d := starter.Deck{ID: "a", Title: "A"}
		switch {
		case starter.Check(key, value) != nil:
			return
		case key == "title":
			d.Title = value
		default:
			d.About = value
		}
		read := written(t, filepath.Join(dir, "a.yaml"), d)
		os.Remove(filepath.Join(dir, "a.yaml"))
		if got := map[string]string{"title": read.Title, "about": read.About}[key]; got != value {
			t.Fatalf("%s %q is read back as %q", key, value, got)
		}
	})
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		key, value, why string // no why: it is right
	}{
		{"id", "bread", ""},
		{"id", "My Deck", "is not an id"},
		{"id", "", "cannot be empty"},
		{"title", "Brot: wie es aufgeht", ""},
		{"title", "", "cannot be empty"},
		{"title", "a\nb", "one line"},
		{"title", "\x1b[31mred", "one line"},
		{"title", "a\u202eb", "one line"},
		{"about", "", ""},
		{"lang", "pt-BR", ""},
		{"lang", "english", "BCP 47"},
		{"license", "MIT OR Apache-2.0", ""},
		{"license", "mine", "SPDX"},
	} {
		err := starter.Check(tt.key, tt.value)
		if refused := new(starter.Refused); tt.why == "" && err != nil || tt.why != "" && (!errors.As(err, &refused) || !strings.Contains(refused.Why, tt.why) || refused.Do == "") {
			t.Errorf("%s %q: %v, want %q", tt.key, tt.value, err, tt.why)
		}
	}
}
