package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodcard/here"
)

// raw are words of the system, of the Go library and of SQLite.
var raw = regexp.MustCompile(`(?i)\b([lf]?stat|statat|open(at)?|mkdir(at)?|rename|read|readdirent|unlink|createtemp|chmod) /|evalsymlinks|fork/exec|exec:|no such file or directory|permission denied|` +
	`is a directory|not a directory|: file exists|too many levels|file name too long|invalid argument|illegal|read-only file system|errno|constraint|sql|path escapes|\.goodcard-|goodcard-preview`)

// badPaths returns paths in a new folder by what is wrong with them.
func badPaths(t *testing.T) (base string, paths map[string]string) {
	t.Helper()
	base = t.TempDir()
	in := func(name string) string { return filepath.Join(base, name) }
	for name, text := range map[string]string{"file": "text", "deck.yaml": namedDeck, "closed": namedDeck} {
		if err := os.WriteFile(in(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(in("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	here.Link(t, "loop", in("loop"))
	here.Link(t, "nowhere", in("dangling"))
	if err := os.Chmod(in("closed"), 0); err != nil {
		t.Fatal(err)
	}
	paths = map[string]string{
		"missing": in("missing.yaml"), "folder missing": in("none/x.yaml"), "folder": in("folder"), "below a file": in("file/x.yaml"),
		"loop": in("loop"), "below a loop": in("loop/x.yaml"), "dangling": in("dangling"), "too long": in(strings.Repeat("x", 5000)), "NUL": in("a\x00b"),
		"newline": in("a\nb.yaml"), "not a deck": in("file"), "escape": in("a\x1b[31mb.yaml"),
	}
	if os.Geteuid() != 0 { // nothing is closed to root
		paths["closed"] = in("closed")
	}
	if fifo := in("fifo"); exec.Command("mkfifo", fifo).Run() == nil {
		paths["pipe"] = fifo
	}
	return base, paths
}

// causes are what a command says of such paths.
var causes = map[string]string{
	"loop": "its links lead in a circle", "below a loop": "its links lead in a circle", "below a file": "a file stands in its path",
	"dangling": "it is a link to nowhere, which is not there", "too long": "its name is too long", "NUL": "no name can hold the sign NUL",
	"closed": "you have no permission for it",
}

// Whatever stands at a path, no command answers in words of the system: it names the path and
// ends with a failure, and the true cause.
func TestPathsInWords(t *testing.T) {
	commands := map[string][]string{
		"new":  {"new"},
		"lint": {"lint"}, "fmt": {"fmt"}, "install": {"install"}, "preview": {"preview"}, "drafts": {"drafts"}, "sources check": {"sources", "check"}, "build": {"build", "-o", "built.yaml"}, "restore": {"restore"}, "merge": {"merge"}, "backup": {"backup"}, "data": {"decks", "--data"},
		"settings": {"config"},
	}
	data := t.TempDir()
	for command, words := range commands {
		_, kinds := badPaths(t)
		for kind := range kinds {
			if command == "settings" && (kind == "NUL" || kind == "too long") {
				continue // no link can lead there
			}
			t.Run(command+" "+kind, func(t *testing.T) {
				base, paths := badPaths(t)
				path := paths[kind]
				if command == "backup" {
					path = strings.TrimSuffix(path, ".yaml") // of what no backup may be called, another test
				}
				data, words := data, append(slices.Clone(words), path)
				if command == "settings" {
					data, words = t.TempDir(), words[:1]
					here.Link(t, path, filepath.Join(data, "settings.yaml"))
				}
				stdout, stderr, code := ran(t, data, words...)
				works := command == "backup" && (kind == "missing" || kind == "newline" || kind == "escape" || kind == "dangling") || // new files
					command == "data" && (kind == "missing" || kind == "folder missing" || kind == "folder" || kind == "newline" || kind == "escape") ||
					command == "new" && (kind == "missing" || kind == "newline" || kind == "folder" || kind == "escape") ||
					command == "settings" // most lead to no file, which is none
				if !works && (code != exitFailed || stdout+stderr == "") {
					t.Errorf("exit code %d, stderr %q", code, stderr)
				}
				said := strings.ReplaceAll(stdout+stderr, base, "BASE")
				if found := raw.FindString(said); found != "" {
					t.Errorf("%q comes through: %s", found, said)
				}
				inTheWay := command == "backup" && (kind == "loop" || kind == "closed") || command == "data" && kind == "closed" ||
					command == "new" && (kind == "closed" || kind == "dangling" || kind == "pipe") // whatever may be done with it
				if cause := causes[kind]; !works && !inTheWay && !strings.Contains(stderr, cause) {
					t.Errorf("the cause is not %q: %s", cause, said)
				}
				if strings.Count(said, "goodcard: ") > 1 && command != "lint" && command != "settings" || len(strings.ReplaceAll(said, "xxxx", "")) > 2000 {
					t.Errorf("too much is said: %.2000s", said)
				}
			})
		}
	}
}

// A word that no deck has as its id may be a link that leads nowhere, which is told.
func TestLinkThatLeadsNowhere(t *testing.T) {
	base, _ := badPaths(t)
	t.Chdir(base)
	for _, command := range []string{"install", "preview", "lint", "fmt", "drafts", "build -o built.yaml"} {
		for _, link := range []string{"loop", "dangling"} {
			_, stderr, code := ran(t, t.TempDir(), append(strings.Fields(command), link)...)
			if code != exitFailed || !strings.Contains(stderr, causes[link]) {
				t.Errorf("%s %s: exit code %d, %s", command, link, code, stderr)
			}
		}
	}
}

// An empty name, as of a variable that a script did not set, is wrong usage and no name of all.
func TestEmptyNames(t *testing.T) {
	for _, words := range [][]string{{"cards", "--tag", ""}, {"cards", "--concept="}, {"review", "--tag="}, {"review", "--concept", ""}, {"show", ""}, {"due", ""},
		{"undo", ""}, {"backup", ""}, {"restore", ""}, {"merge", ""}, {"history", ""}, {"conflicts", ""}, {"install", ""}, {"config", ""}, {"lint", ""}, {"fmt", ""}} {
		stdout, stderr, code := ran(t, t.TempDir(), words...)
		if code != exitUsage || stdout != "" {
			t.Errorf("%q: exit code %d, %s%s", words, code, stdout, stderr)
		}
	}
}
