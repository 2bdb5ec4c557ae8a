package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var (
	typedCommand = regexp.MustCompile("`(goodcard [^`]+)`")
	unfilled     = regexp.MustCompile(`\b(FILE|HOUR|DECK|VERSION)\b|^goodcard (merge|release|import|export( [a-z]+)?)$`)
)

// What the pages on exchange tell a reader to type does what they say, from the first line to the last.
func TestCommandsOfDocuments(t *testing.T) {
	pages := map[string]string{}
	for _, page := range []string{"anki.md", "exchange.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		pages[page] = string(text)
	}
	for page, text := range pages {
		t.Run(page, func(t *testing.T) {
			t.Chdir(t.TempDir())
			deck := strings.NewReplacer("id: clean", "id: alignment", "title: Clean", "title: Alignment").Replace(cleanDeck)
			for name, text := range map[string]string{"alignment.yaml": deck, "my-deck.yaml": strings.Replace(deck, "id: alignment", "id: my-deck", 1),
				"first-steps.yaml": "format: 1\nid: first-steps\ntitle: First steps\nversion: 1.0.0\npath:\n  - {id: one, title: One, cards: [alignment/law]}\n"} {
				if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			home := "note ask alignment/law alignment/law\ncard 0\nrow 2026-02-12T08:00:00+01:00 3\n"
			if err := writeAnswered("Goals.apkg", home); err != nil {
				t.Fatal(err)
			}
			ran := map[string]bool{}
			for _, m := range typedCommand.FindAllStringSubmatch(text, -1) {
				command := m[1]
				if ran[command] || unfilled.MatchString(command) {
					continue
				}
				ran[command] = true
				all := []string{command}
				if strings.Contains(command, "--undo") {
					all = []string{"goodcard import Goals.apkg", command}
				}
				for _, command := range all {
					var stdout strings.Builder
					env := testEnv(&stdout)
					env.Now = func() time.Time { return time.Date(2027, 1, 10, 10, 0, 0, 0, time.UTC) }
					if code := run(t.Context(), env, strings.Fields(command+" --data data")); code != exitDone {
						t.Errorf("%s: exit code %d\n%s", command, code, env.Stderr)
					}
				}
			}
			if len(ran) == 0 {
				t.Error("no command was found")
			}
		})
	}
}
