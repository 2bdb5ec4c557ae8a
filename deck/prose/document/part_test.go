package document_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck/prose/document"
)

const loaves = `# All of bread

Before.

## Goodhart's law of ovens

Hot.

### Steam

Wet.

#### Twice

First.

## Setext *and* code
> # Within
>
> Quoted.

End.

## 烤箱 一

Chinese.

# Last

#### Twice

Second.
`

func TestReadPart(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "loaves.md"), loaves)
	write(t, filepath.Join(dir, "C#.md"), "# One\n\na\n\n# Two\n\nb\n")
	write(t, filepath.Join(dir, "C#.md#two"), "# Three\n\nc\n")
	write(t, filepath.Join(dir, "page.html"), "<title>P</title><section><h1>One</h1><p>a</p><section><h2>Two</h2><p>b</p></section></section><h1>Three</h1><p>c</p>")
	for _, tt := range []struct {
		path  string
		plain string
		first int // line
		above []string
	}{
		{"loaves.md#goodharts-law-of-ovens", "Goodhart's law of ovens\nHot.\nSteam\nWet.\nTwice\nFirst.", 5, []string{"All of bread"}},
		{"loaves.md#steam", "Steam\nWet.\nTwice\nFirst.", 9, []string{"All of bread", "Goodhart's law of ovens"}},
		{"loaves.md#setext-and-code", "Setext and code\nWithin\nQuoted.\nEnd.", 17, []string{"All of bread"}},
		{"loaves.md#within", "Within\nQuoted.", 18, []string{"All of bread", "Setext and code"}},
		{"loaves.md#烤箱-一", "烤箱 一\nChinese.", 24, []string{"All of bread"}},
		{"loaves.md#last", "Last\nTwice\nSecond.", 28, nil},
		{"C#.md#one", "One\na", 1, nil},
		{"C#.md#two", "Three\nc", 1, nil}, // a file of that name is there
		{"C#.md", "One\na\nTwo\nb", 1, nil},
		{"page.html#two", "Two\nb", 1, []string{"One"}},
		{"page.html#three", "Three\nc", 1, nil},
	} {
		t.Run(tt.path, func(t *testing.T) {
			d, err := document.Read(filepath.Join(dir, tt.path))
			checkDocument(t, d, err)
			if err != nil {
				t.Fatal(err)
			}
			var above []string
			for _, b := range d.Part.Headings() {
				above = append(above, document.TextOf(b.Spans))
			}
			if d.Plain != tt.plain || d.Blocks[0].First != tt.first || !slices.Equal(above, tt.above) {
				t.Errorf("%q at line %d below %q", d.Plain, d.Blocks[0].First, above)
			}
		})
	}
}

func TestReadNoPart(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, "loaves.md", loaves)
	write(t, "terms.csv", "term,definition\na,b\n")
	for _, tt := range []struct{ path, says, hint string }{
		{"loaves.md#stem", `loaves.md has no part "stem": no heading of it has that id`, `name another part, such as "loaves.md#steam" or "loaves.md#all-of-bread" or "loaves.md#goodharts-law-of-ovens"`},
		{"loaves.md#Goodhart's law of ovens", `loaves.md has no part "Goodhart's law of ovens": no heading of it has that id`, `name another part, such as "loaves.md#goodharts-law-of-ovens" or "loaves.md#all-of-bread" or "loaves.md#steam"`},
		{"loaves.md#twice", `loaves.md has two parts "twice": at line 13 and at line 30`, "give one of the two headings other words, or name a part that has one of them alone"},
		{"terms.csv#a", `terms.csv has no part "a": it has no heading`, "name the whole file: terms.csv"},
	} {
		_, err := document.Read(tt.path)
		hinted, ok := err.(interface{ Hint() string })
		if !ok || err.Error() != tt.says || hinted.Hint() != tt.hint {
			t.Errorf("%s: %v\n%v", tt.path, err, hinted)
		}
	}
	for _, path := range []string{"none.md#steam", "loaves.md#", "#steam", "none.md# a"} {
		if _, err := document.Read(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// A part changes with its own words alone, and lines go on to be those of the whole file.
func TestPartIsByItself(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "loaves.md")
	read := func(text string) *document.Document {
		write(t, file, text)
		d, err := document.Read(file + "#steam")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	was := read(loaves)
	pushed := read(strings.NewReplacer("Before.", "Before\n\n\nit.", "Second.", "Third.").Replace(loaves))
	if pushed.SHA256 != was.SHA256 || pushed.Blocks[0].First != was.Blocks[0].First+3 {
		t.Errorf("%s at %d was %s at %d", pushed.SHA256, pushed.Blocks[0].First, was.SHA256, was.Blocks[0].First)
	}
	if edited := read(strings.Replace(loaves, "Wet.", "Dry.", 1)); edited.SHA256 == was.SHA256 {
		t.Error("a part that was edited has the sum that it had")
	}
}

func TestNamedPart(t *testing.T) {
	got := map[string]document.Format{}
	for _, path := range []string{"a.md#b", "a.docx#b-c", "a#b.csv", "a#b"} {
		got[path] = document.Named(path)
	}
	want := map[string]document.Format{"a.md#b": document.Markdown, "a.docx#b-c": document.Docx, "a#b.csv": document.CSV, "a#b": document.Named("a")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A card may cite a heading by the name that the text gives it, by its id, or by the first words of that.
func TestCited(t *testing.T) {
	d, err := document.Parse("a.md", []byte("Before.\n\n# Why red? {#red}\n\nRed.\n\n## Red\n\nMore.\n\n# Green doors that close\n\nGreen.\n\n# Green\n\nEnd.\n"), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, want string }{
		{"red", "Why red?\nRed.\nRed\nMore."},
		{"why-red", "Why red?\nRed.\nRed\nMore."},
		{"green", "Green\nEnd."},
		{"green-doors", "Green doors that close\nGreen."},
		{"gree", d.Plain},
		{"§3", d.Plain},
		{"", d.Plain},
	} {
		if from, to := d.Cited(tt.name); document.PlainOf(d.Blocks[from:to]) != tt.want {
			t.Errorf("%q is %q", tt.name, document.PlainOf(d.Blocks[from:to]))
		}
	}
}
