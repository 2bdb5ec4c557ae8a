package conformance

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// page returns a document.
func page(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// block returns what a document shows in its first block of a language behind a text.
func block(t *testing.T, text, behind, language string) string {
	t.Helper()
	_, after, found := strings.Cut(text, behind)
	_, after, shows := strings.Cut(after, "\n```"+language+"\n")
	shown, _, ends := strings.Cut(after, "\n```\n")
	if !found || !shows || !ends {
		t.Fatalf("no %s behind %q", language, behind)
	}
	return shown + "\n"
}

// saidOf returns what the schema says of a key: of a deck, or of its cards.
func saidOf(t *testing.T, h *home, key string, flags ...string) string {
	t.Helper()
	var s struct {
		Properties map[string]struct {
			Description string
			Items       struct {
				Properties map[string]struct{ Description string }
			}
		}
	}
	if err := json.Unmarshal([]byte(h.must(append([]string{"schema"}, flags...)...)), &s); err != nil {
		t.Fatal(err)
	}
	said := s.Properties[key].Description
	if said == "" {
		said = s.Properties["cards"].Items.Properties[key].Description
	}
	if said == "" {
		t.Fatalf("the schema says nothing of %s", key)
	}
	return said
}

// vsCode returns the settings of the page as the extension hands them on.
func vsCode(t *testing.T) map[string]any {
	var flat map[string]any
	if err := json.Unmarshal([]byte(block(t, page(t, "editors.md"), "In VS Code", "json")), &flat); err != nil {
		t.Fatal(err)
	}
	yaml := map[string]any{}
	for name, v := range flat {
		section, key, _ := strings.Cut(name, ".")
		if section != "yaml" {
			t.Fatalf("the extension does not know %s", name)
		}
		yaml[key] = v
	}
	return yaml
}

// neovim returns the settings of the page as Neovim hands them on.
func neovim(t *testing.T) map[string]any {
	lua := block(t, page(t, "editors.md"), "In Neovim", "lua")
	quoted := regexp.MustCompile(`'([^']*)'`)
	schemas := map[string]any{}
	for _, m := range regexp.MustCompile(`\['([^']+)'\] = (.*),\n`).FindAllStringSubmatch(lua, -1) {
		var files []string
		for _, q := range quoted.FindAllStringSubmatch(m[2], -1) {
			files = append(files, q[1])
		}
		schemas[m[1]] = files
	}
	if len(schemas) != 2 {
		t.Fatalf("the settings name %d schemas:\n%s", len(schemas), lua)
	}
	return map[string]any{"schemas": schemas}
}

// What an editor completes, shows and marks comes from the schema that stands beside a deck: by its
// first line, and without that by the settings that the page shows.
func TestEditorsReadTheSchema(t *testing.T) {
	t.Parallel() // they wait most of the time
	for name, settings := range map[string]func(*testing.T) map[string]any{
		"the first line": nil, "VS Code": vsCode, "Neovim": neovim,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t, "2026-03-01T10:00:00+01:00")
			folder, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			h.must("new", folder)
			h.must("new", filepath.Join(folder, "bread.yaml"))
			yaml := map[string]any{"hover": true, "completion": true, "validate": true, "schemaStore": map[string]any{"enable": false}}
			if settings != nil {
				maps.Copy(yaml, settings(t))
			}
			s := newLanguageServer(t, folder, map[string]any{"yaml": yaml})
			for file, flags := range map[string][]string{"bread.yaml": nil, "deck.yaml": nil, "cards/first.yaml": {"--cards"}} {
				text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(file)))
				if err != nil {
					t.Fatal(err)
				}
				written := string(text)
				if settings != nil {
					_, written, _ = strings.Cut(written, "\n")
				}
				f := s.open(filepath.Join(folder, filepath.FromSlash(file)), written)
				if got := f.problems(); len(got) > 0 {
					t.Errorf("%s: marked are %q", file, got)
				}
				if strings.Contains(written, "\ncards:\n") {
					triesCards(t, h, f, written, flags)
				} else {
					triesHead(t, h, f, written)
				}
			}
		})
	}
}

// plainly returns what Markdown shows of a text.
func plainly(markdown string) string { return strings.ReplaceAll(markdown, `\`, "") }

func triesHead(t *testing.T, h *home, f *shown, written string) {
	t.Helper()
	if got, want := plainly(f.hover("\nlicense")), saidOf(t, h, "license"); !strings.Contains(got, want) {
		t.Errorf("license is explained as %q, want %q", got, want)
	}
	f.becomes(written + "licence: MIT\n")
	if got := f.problems(); len(got) != 1 || !strings.Contains(got[0], "licence") {
		t.Errorf("of a key that is misspelt marked are %q", got)
	}
}

func triesCards(t *testing.T, h *home, f *shown, written string, flags []string) {
	t.Helper()
	for _, key := range []string{"cloze", "unseen", "points"} {
		if got, want := plainly(f.hover("    "+key)), saidOf(t, h, key, flags...); !strings.Contains(got, want) {
			t.Errorf("%s is explained as %q, want %q", key, got, want)
		}
	}
	begun := written + "\n  - id: own\n    ask: Why?\n    anwser: So.\n    "
	f.becomes(begun)
	marked := strings.Join(f.problems(), "\n")
	line := strings.Count(begun, "\n") // that of the misspelt key, and the card begins two above it
	for _, want := range []string{fmt.Sprintf("%d:5: Property anwser ", line), fmt.Sprintf("%d:5: Missing property \"answer\"", line-2)} {
		if !strings.Contains(marked, want) {
			t.Errorf("%q is not marked: %s", want, marked)
		}
	}
	offered := f.completes("anwser: So.\n    ")
	for _, key := range []string{"answer", "both-ways", "unseen", "source"} {
		if got, want := plainly(offered[key]), saidOf(t, h, key, flags...); got != want {
			t.Errorf("%s is offered as %q, want %q", key, got, want)
		}
	}
	if _, twice := offered["ask"]; twice || offered["license"] != "" {
		t.Errorf("offered are %q", offered)
	}
}
