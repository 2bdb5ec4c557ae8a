package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// otherWords returns the words that docs/words.md does not allow, with the one to say in their place.
func otherWords(t *testing.T) map[string]string {
	t.Helper()
	said := map[string]string{}
	for line := range strings.Lines(read(t, "docs/words.md")) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 5 || strings.HasPrefix(cells[1], "---") || strings.TrimSpace(cells[1]) == "word" {
			continue
		}
		for word := range strings.SplitSeq(cells[3], ",") {
			if word = strings.TrimSpace(word); word != "" {
				said[word] = strings.TrimSpace(cells[1])
			}
		}
	}
	if len(said) < 10 {
		t.Fatalf("only %d words are ruled out", len(said))
	}
	return said
}

// quoted is what a document quotes: names of keys and files are no words.
var quoted = regexp.MustCompile("(?s)```.*?```|`[^`]*`")

// flags are names, too.
var flags = regexp.MustCompile(`--[a-z-]+`)

// The program and its documents say one thing by one word.
func TestOneWordForOneThing(t *testing.T) {
	texts := map[string]string{}
	for _, name := range files(t, ".md") {
		if isOfDecks := strings.HasPrefix(name, "decks/") && name != "decks/README.md"; isOfDecks {
			continue // they speak of their own field
		}
		if name != "docs/words.md" && !strings.HasPrefix(name, "docs/decisions/") && !strings.HasPrefix(name, "bench/") && name != "CHANGELOG.md" {
			texts[name] = quoted.ReplaceAllString(read(t, name), "")
		}
	}
	speaking := []string{"cmd", "tui", "study", "stats", "keys", "history", "words", "settings"}
	for _, name := range files(t, ".go") {
		if top, _, _ := strings.Cut(name, "/"); slices.Contains(speaking, top) {
			texts[name] = sentences(t, name)
		}
	}
	for word, instead := range otherWords(t) {
		ruledOut := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(word) + `s?\b`)
		for name, text := range texts {
			for line := range strings.Lines(text) {
				if ruledOut.MatchString(line) {
					t.Errorf("%s says %q, docs/words.md has %q for it: %s", name, word, instead, strings.TrimSpace(line))
				}
			}
		}
	}
}

// sentences returns the texts of a file of Go that people read, a line each: literals of several
// words. Keys, tags and patterns have no spaces.
func sentences(t *testing.T, name string) string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, read(t, name), parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			if n.Tag != nil {
				return false
			}
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && strings.Contains(text, " ") {
				all.WriteString(flags.ReplaceAllString(strings.ReplaceAll(text, "\n", " "), "") + "\n")
			}
		}
		return true
	})
	return all.String()
}
