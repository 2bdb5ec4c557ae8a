package prose_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// A part is told what it is by the headings above it, and by nothing beside it.
func TestFindInPart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bread.md")
	text := `# Bread

## Glossary

### Tools

#### Lame

A blade on a stick, with which a loaf is cut before it bakes.

#### Banneton

A basket of cane that gives a loaf its form.

## Further reading

### Old books

**Pliny**: A writer who tells of bread.

## Ways

### Sponge

A jar of flour and water in which wild yeasts live is called a *starter*. Feed the starter daily.
`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		part     string
		terms    []string
		headings string
	}{
		{"#tools", []string{"Lame", "Banneton"}, "Bread > Glossary > Tools > Lame"},
		{"#lame", []string{"Lame"}, "Bread > Glossary > Tools > Lame"},
		{"#old-books", nil, ""},
		{"#sponge", []string{"starter"}, "Bread > Ways > Sponge"},
		{"", []string{"Lame", "Banneton", "starter"}, "Bread > Glossary > Tools > Lame"},
	} {
		doc, err := document.Read(file + tt.part)
		if err != nil {
			t.Fatal(err)
		}
		var terms []string
		headings := ""
		for _, c := range prose.FindIn(doc, "en").Candidates {
			if c.Concept != nil {
				terms = append(terms, c.Concept.Name)
			}
			if headings == "" {
				headings = strings.Join(c.Passage.Headings, " > ")
			}
		}
		if !slices.Equal(terms, tt.terms) || headings != tt.headings {
			t.Errorf("%s: %q below %s", tt.part, terms, headings)
		}
	}
}
