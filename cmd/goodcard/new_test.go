package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// dialogue runs new on a terminal in an empty folder, with these lines typed.
func dialogue(t *testing.T, ctx context.Context, typed io.Reader, words ...string) (stdout, stderr string, code int) {
	t.Helper()
	t.Chdir(t.TempDir())
	var out, talk strings.Builder
	env := testEnv(&out)
	env.Stdin, env.Stderr = typed, &talk
	env.Typed, env.Watched, env.Terminal = true, true, true
	code = run(ctx, env, append([]string{"goodcard", "new"}, words...))
	return out.String(), talk.String(), code
}

// headOf returns the value of a key of a deck; empty where it has none.
func headOf(t *testing.T, file, key string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile("(?m)^" + key + ": (.*)$").FindStringSubmatch(string(text)); m != nil {
		return m[1]
	}
	return ""
}

func TestNewAsks(t *testing.T) {
	for _, tt := range []struct {
		name, typed string
		words       []string
		asked       string // the questions
		want        map[string]string
	}{
		{"Enter takes what is proposed", "\n\n\n\n\n", nil,
			"Title [Bread]: Id (a-z, 0-9, -), which never changes [bread]: Language, such as en or pt-BR [en]: Licence, or none [CC-BY-4.0]: What it teaches, in a sentence, or nothing: ",
			map[string]string{"title": "Bread", "id": "bread", "lang": "en", "license": "CC-BY-4.0", "about": ""}},
		{"what is typed counts", "Brot: warum es aufgeht\r\n brot \nde\nnone\nAlles.\n", nil, "Title [Bread]: ",
			map[string]string{"title": `"Brot: warum es aufgeht"`, "id": "brot", "lang": "de", "license": "", "about": "Alles."}},
		{"what is wrong is asked again", "\nMy Deck\nbread-2\nenglish\nen\nmine\nMIT\n\x1b[D\n\n", nil,
			"Not possible: \"My Deck\" is not an id of a-z, 0-9 and -, at most 64 characters: write my-deck.\nId (a-z, 0-9, -), which never changes [bread]: ",
			map[string]string{"id": "bread-2", "lang": "en", "license": "MIT", "about": ""}},
		{"what a flag gives is not asked", "\n\n\n", []string{"--id", "b", "--about", "It."}, "Title [Bread]: Language, such as en or pt-BR [en]: Licence, or none [CC-BY-4.0]: ",
			map[string]string{"id": "b", "about": "It."}},
		{"--yes asks nothing", "", []string{"--yes"}, "", map[string]string{"title": "Bread"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			stdout, stderr, code := dialogue(t, t.Context(), strings.NewReader(tt.typed), append(tt.words, "bread.yaml")...)
			if code != exitDone || !strings.Contains(stderr, tt.asked) || tt.asked == "" && stderr != "" {
				t.Fatalf("exit code %d, stderr %q", code, stderr)
			}
			if strings.Contains(stderr, "\x1b") {
				t.Errorf("the terminal gets %q", stderr)
			}
			for _, command := range []string{"goodcard preview bread.yaml", "goodcard lint bread.yaml", "goodcard install bread.yaml"} {
				if !strings.Contains(stdout, "\n  "+command+"   ") {
					t.Errorf("%q is not told:\n%s", command, stdout)
				}
			}
			for key, want := range tt.want {
				if got := headOf(t, "bread.yaml", key); got != want {
					t.Errorf("%s is %q, want %q", key, got, want)
				}
			}
		})
	}
}

// A file whose name gives no id asks for one, and takes it from a title that does.
func TestNewAsksForAnID(t *testing.T) {
	_, stderr, code := dialogue(t, t.Context(), strings.NewReader("\n\nnihon\n\n\n\n"), "日本.yaml")
	if want := "never changes: Not possible: the id of a deck cannot be empty: write one.\n"; code != exitDone || !strings.Contains(stderr, want) || headOf(t, "日本.yaml", "id") != "nihon" {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
	_, stderr, code = dialogue(t, t.Context(), strings.NewReader("Land of Japan\n\n\n\n\n"), "日本.yaml")
	if code != exitDone || !strings.Contains(stderr, "[land-of-japan]: ") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
}

// Whatever ends the questions, nothing of the deck is there.
func TestNewIsLeft(t *testing.T) {
	interrupted, interrupt := context.WithCancel(t.Context())
	for name, tt := range map[string]struct {
		ctx   context.Context
		typed io.Reader
		code  int
	}{
		"the end of input":   {t.Context(), strings.NewReader("A\nb"), exitFailed},
		"no line":            {t.Context(), strings.NewReader(""), exitFailed},
		"Ctrl+C":             {interrupted, io.MultiReader(strings.NewReader("A\n"), interrupting(interrupt)), exitInterrupted},
		"an error of a read": {t.Context(), io.MultiReader(strings.NewReader("A\n"), broken{}), exitFailed},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, code := dialogue(t, tt.ctx, tt.typed, "bread.yaml")
			if code != tt.code || stdout != "" || !strings.Contains(stderr, "\ngoodcard: nothing was written\n") {
				t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
			}
			if left, _ := filepath.Glob("*"); len(left) > 0 {
				t.Errorf("left are %v", left)
			}
		})
	}
}

// interrupting ends the program where it waits for a line.
type interrupting func()

func (i interrupting) Read([]byte) (int, error) { i(); select {} }

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the terminal is gone") }

func TestNewInAClosedFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if os.WriteFile(filepath.Join(dir, "probe"), nil, 0o600) == nil {
		t.Skip("this user may write into any folder")
	}
	for _, name := range []string{"bread.yaml", "bread/"} {
		stdout, stderr, code := ran(t, t.TempDir(), "new", dir+"/"+name)
		if code != exitFailed || stdout != "" || !strings.Contains(stderr, dir) || !strings.Contains(stderr, ": you have no permission for it\nhint: ") {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", name, code, stdout, stderr)
		}
		if left, _ := filepath.Glob(dir + "/*"); len(left) > 0 {
			t.Errorf("left are %v", left)
		}
	}
}
