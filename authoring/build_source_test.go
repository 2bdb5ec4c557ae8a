package authoring

import (
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/here"
)

// A deck names a text as people know it, with every sign of its name that is seen and none that is not.
func TestSourceHasTheNameOfItsText(t *testing.T) {
	name := "C# (*2*) -\u202e: \"so\""
	if here.Windows {
		name = "C# (2) -\u202e 'so'" // no name holds the others
	}
	dir := t.TempDir()
	put(t, dir, map[string]string{name + ".txt": ducks})
	path := filepath.Join(dir, "ducks.yaml")
	build(t, path, filepath.Join(dir, name+".txt"))
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Sources[0].Title, strings.Replace(name, "\u202e", "", 1); got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
	if again := build(t, path, filepath.Join(dir, name+".txt")); len(again.Files) > 0 {
		t.Errorf("built again changes %v", again.Files)
	}
}

// A page may call itself all that stands in it; its source is then called as the file is.
func TestSourceWithAVeryLongTitle(t *testing.T) {
	dir := t.TempDir()
	page := "<title>" + strings.Repeat("word ", 20_000) + "</title><h2>Why?</h2><p>So it is.</p>"
	put(t, dir, map[string]string{"page.html": page})
	path := filepath.Join(dir, "d.yaml")
	built, err := Build(path, []string{filepath.Join(dir, "page.html")}, BuildOptions{Read: document.Read, Find: prose.FindIn})
	if err == nil {
		err = built.Write()
	}
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(path)
	if err != nil || d.Sources[0].Title != "page" {
		t.Errorf("got %+v, %v", d, err)
	}
}

// Where all that looked like something to learn is left out, it is told why.
func TestBuildTellsWhyNothingIsFound(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.md": "## Why?\n\n" + strings.Repeat("word ", 14_000) + "\n"})
	path := filepath.Join(dir, "faq.md")
	_, err := Build(filepath.Join(dir, "d.yaml"), []string{path}, BuildOptions{Read: document.Read, Find: prose.FindIn})
	want := "nothing to learn was found in " + path + ": no terms with definitions and no questions with answers; left out is what stands at " + path + ":3 (longer than a text of a card may be, which is 64 KiB)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
