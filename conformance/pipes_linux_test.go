package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"goodcard/long"
)

// oddFiles make what is no file at a path: to read the one would wait for ever, the other has no end.
var oddFiles = map[string]func(path string) error{
	"pipe":   func(path string) error { return syscall.Mkfifo(path, 0o644) },
	"device": func(path string) error { return os.Symlink("/dev/zero", path) },
}

const oddDeck = `format: 1
id: odd
title: Odd
version: 1.0.0
about: A deck in a folder.
sources:
  text: {title: A text, file: text/a.md}
`

const oddCards = `cards:
  - {id: one, ask: "One?", answer: 1., image: media/a.png, alt: A, source: text}
  - {id: two, ask: "Two?", answer: 2.}
`

// A pipe or a device holds nothing up wherever one stands in place of a file or a folder that the
// program looks into by itself.
func TestPipesInEveryPlace(t *testing.T) {
	commands := [][]string{{"due"}, {"review", "--plain"}, {"doctor"}, {"edit", "odd/one"}, {"edit", "inner-outer/outer-question"}, {"show", "odd/one"}, {"backup"},
		{"lint", "DECK"}, {"fmt", "DECK"}, {"preview", "--plain", "DECK"}, {"install", "--replace", "DECK"}}
	places := map[string][]string{ // to the commands that must say what the matter is
		"DECK/deck.yaml":           {"lint DECK", "preview --plain", "install --replace"},
		"DECK/cards/a.yaml":        {"lint DECK", "preview --plain", "install --replace"},
		"DECK/cards/b.yaml":        {"lint DECK", "preview --plain", "install --replace"},
		"DECK/cards/c.yml":         nil,
		"DECK/media/a.png":         {"lint DECK"},
		"DECK/text/a.md":           nil,
		"DATA/backups":             {"backup"},
		"DATA/unsaved":             {"edit inner-outer/outer-question"},
		"DATA/unsaved/inner-outer": {"edit inner-outer/outer-question"},
		"DATA/unsaved/inner-outer/outer-question.1.yaml":        nil,
		"DATA/unsaved/inner-outer/outer-question.1.json":        nil,
		"DATA/unsaved/inner-outer/outer-question.open-1-1.yaml": nil,
		"DATA/goodcard (conflicted copy).db":                    nil,
		"DATA/.goodcard-1-1":                                    nil,
		"DATA/goodcard.db":                                      {"due", "review --plain", "doctor", "backup"},
	}
	for kind, odd := range oddFiles {
		for place, must := range places {
			if len(kind+place)%long.Size(3, 1) != 0 {
				continue
			}
			p := newHome(t, "2026-03-01T10:00:00+01:00")
			deck := filepath.Join(t.TempDir(), "odd")
			full := func(path string) string { return strings.NewReplacer("DECK", deck, "DATA", p.dir).Replace(path) }
			for _, dir := range []string{"cards", "media", "text"} {
				if err := os.MkdirAll(filepath.Join(deck, dir), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			write(t, full("DECK/deck.yaml"), oddDeck)
			write(t, full("DECK/cards/a.yaml"), oddCards)
			write(t, full("DECK/media/a.png"), "\x89PNG\r\n\x1a\n")
			write(t, full("DECK/text/a.md"), "A text.\n")
			p.must("install", "inner-outer")
			p.must("install", deck)
			p.must("grade", "odd/one", "good")
			path := full(place)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(path); err != nil {
				t.Fatal(err)
			}
			if err := odd(path); err != nil {
				t.Fatal(err)
			}
			for _, args := range commands {
				told := slices.Contains(must, strings.Join(args[:min(2, len(args))], " "))
				if kind == "device" && !told { // all of them go by the same look at what there is
					continue
				}
				var whole []string
				for _, word := range args {
					whole = append(whole, full(word))
				}
				cmd := p.command(whole...)
				cmd.Env = append(cmd.Env, "EDITOR=true", "PATH="+os.Getenv("PATH"))
				cmd.Stdin = strings.NewReader("\nq\n")
				got, err := finish(cmd, 30*time.Second)
				what := fmt.Sprintf("%s at %s: %v", kind, place, args)
				if err != nil || got.code < 0 {
					t.Errorf("%s: %v, exit code %d\n%s%s", what, err, got.code, got.stdout, got.stderr)
				}
				checkInert(t, what, got)
				checkOurWords(t, what, got.stdout+got.stderr)
				if told && got.code != 1 {
					t.Errorf("%s: exit code %d\n%s%s", what, got.code, got.stdout, got.stderr)
				}
			}
		}
	}
}

// An editor may leave what it likes in place of its file: the card is as it was, and the program says so.
func TestEditorLeavesNoFile(t *testing.T) {
	for name, leave := range map[string]string{"pipe": `mkfifo "$1"`, "device": `ln -s /dev/zero "$1"`, "folder": `mkdir "$1"`, "nothing": `true`, "circle": `ln -s "$1" "$1"`} {
		for _, linked := range []bool{false, true} {
			p := newHome(t, "2026-03-01T10:00:00+01:00")
			p.must("install", "inner-outer")
			p.must("install", write(t, filepath.Join(t.TempDir(), "may.yaml"), deckText("may", 3)))
			card := "inner-outer/outer-question"
			if linked {
				card = "may/card-001"
			}
			before := p.must("show", card)
			editor := write(t, filepath.Join(t.TempDir(), "editor"), "#!/bin/sh\nshift $(($# - 1))\nrm \"$1\"\n"+leave+"\n")
			if err := os.Chmod(editor, 0o755); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"edit", card}, {"edit", card}, {"due"}} {
				cmd := p.command(args...)
				cmd.Env = append(cmd.Env, "EDITOR="+editor, "PATH="+os.Getenv("PATH"))
				got, err := finish(cmd, 30*time.Second)
				what := fmt.Sprintf("%s, linked %v: %v", name, linked, args)
				if err != nil || got.code < 0 || got.code > 1 || args[0] == "edit" && got.code == 0 && !strings.Contains(got.stdout+got.stderr, "unchanged") {
					t.Errorf("%s: %v, exit code %d\n%s%s", what, err, got.code, got.stdout, got.stderr)
				}
				checkInert(t, what, got)
				checkOurWords(t, what, got.stdout+got.stderr)
			}
			if after := p.must("show", card); after != before {
				t.Errorf("%s, linked %v: the card was\n%s\nand is\n%s", name, linked, before, after)
			}
		}
	}
}
