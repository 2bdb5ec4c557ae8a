package words_test

import (
	"os/exec"
	"strings"
	"testing"

	"goodcard/deck/shell"
	"goodcard/here"
	"goodcard/words"

	"pgregory.net/rapid"
)

// What stands between the quotes gives a shell the words that were meant, whatever is in them, and
// at any width.
func TestCommandCanBePasted(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	check := func(t interface{ Fatalf(string, ...any) }, width int, words_ ...string) {
		told := words.InData(words.Command(append([]string{"restore"}, words_...)...), "it's $HOME")
		folded := strings.Join(words.Fold("say "+told+" brings it back", width, 2), "\n")
		_, typed, _ := strings.Cut(folded[:strings.LastIndexByte(folded, '\'')], "'goodcard ")
		out, err := exec.Command(sh, "-c", `printf '%s\n' `+typed).Output()
		want := strings.Join(append([]string{"--data", "it's $HOME", "restore"}, words_...), "\n") + "\n"
		if err != nil || string(out) != want {
			t.Fatalf("%s: the shell has %q (%v), want %q", folded, out, err, want)
		}
	}
	for _, word := range []string{"plain/x.db", "a b", "it's", "$HOME", "`x`", `a"b`, `a\b`, "", "!x!", "~", "é", "a;b", "*", "#", "(1)"} {
		check(t, 20, word)
	}
	rapid.Check(t, func(r *rapid.T) {
		check(r, rapid.IntRange(11, 80).Draw(r, "width"), rapid.StringMatching("[a-z '\"$`!\\\\*~#;&|<>()é-]{1,8}").Draw(r, "word"))
	})
}

func TestPathIsNoFlag(t *testing.T) {
	here.NotOnWindows(t, "its shells have other quotes")
	for path, want := range map[string]string{"-a b": `"./-a b"`, "--x": "./--x", "a-b": "a-b", "/-a": "/-a"} {
		if got := shell.Path(path); got != want {
			t.Errorf("%s is typed as %s, want %s", path, got, want)
		}
	}
}

func TestInData(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"'goodcard undo' takes it back; 'goodcard history' shows it", "'goodcard --data W undo' takes it back; 'goodcard --data W history' shows it"},
		{"see 'goodcard review --help'", "see 'goodcard review --help'"},
		{"'goodcard --version' prints it", "'goodcard --version' prints it"},
		{"no command", "no command"},
		{"'goodcard never ends", "'goodcard never ends"},
	} {
		if got := words.InData(tt.text, "W"); got != tt.want {
			t.Errorf("%q\n got %q\nwant %q", tt.text, got, tt.want)
		}
		if got := words.InData(tt.text, ""); got != tt.text {
			t.Errorf("without a folder: %q", got)
		}
	}
}
