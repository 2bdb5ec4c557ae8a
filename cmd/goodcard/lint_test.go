package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// In each line the mark ∑ stands where the problem is, and in each excerpt where the caret
// must stand. It is removed before use.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for _, tt := range []struct{ name, line, want string }{
		{"indentation goes", "    ∑anwser: Because.", "∑anwser: Because."},
		{"within a line", "  - {id: a, ∑anwser: b}", "- {id: a, ∑anwser: b}"},
		{"wide text", "cards: [{ask: 日本語, ∑anwser: b}]", "cards: [{ask: 日本語, ∑anwser: b}]"},
		{"combining marks", "ask: e\u0301e\u0301 ∑x", "ask: e\u0301e\u0301 ∑x"},
		{"the problem is the indentation", "  ∑\tid: a", "∑ id: a"},
		{"the end of a line", "id:∑", "id:∑"},
		{"Windows line end", "id: ∑a\r", "id: ∑a"},
		{"controls are not shown", "id: \x1b[31m∑a\u202e", "id: [31m∑a"},
		{"near the beginning of a long line", "ask: ∑" + long, "ask: ∑" + long[:66] + "…"},
		{"far in a long line", long + "∑x" + long, "…" + long[len(long)-35:] + "∑x" + long[:34] + "…"},
	} {
		before, after, _ := strings.Cut(tt.line, "∑")
		text, caret := excerpt(before+after, len([]rune(before))+1, textWidth)
		wantBefore, wantAfter, _ := strings.Cut(tt.want, "∑")
		if want := wantBefore + wantAfter; text != want || caret != ansi.StringWidth(wantBefore) {
			t.Errorf("%s: caret at %d of\n%q, want at %d of\n%q", tt.name, caret, text, ansi.StringWidth(wantBefore), want)
		}
		if w := ansi.StringWidth(text); w > textWidth {
			t.Errorf("%s: %d cells are shown, at most %d wanted", tt.name, w, textWidth)
		}
	}
}

// A column that the line does not have must not matter: the file may have changed meanwhile.
func TestExcerptOutside(t *testing.T) {
	for _, column := range []int{0, 1, 4, 5, 1000} {
		if text, caret := excerpt("abc", column, textWidth); text != "abc" || caret > 3 {
			t.Errorf("column %d: caret at %d of %q", column, caret, text)
		}
	}
}

func TestLintIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	asked := make(silentReader)
	go func() {
		<-asked
		cancel()
	}()
	var stdout, stderr strings.Builder
	env := testEnv(&stdout)
	env.Stdin, env.Stderr = asked, &stderr
	if code := run(ctx, env, []string{"goodcard", "lint", "-"}); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if stdout.Len()+stderr.Len() > 0 {
		t.Errorf("something was said: %q %q", stdout.String(), stderr.String())
	}
}

func TestLintShowsPeopleThePlace(t *testing.T) {
	var stdout strings.Builder
	env := testEnv(&stdout)
	env.Terminal = true
	env.Stdin = strings.NewReader("format: 1\nid: a\ntitle: T\nversion: 1.0.0\ncards:\n  - id: b\n    ask: Why?\n    anwser: Because it is so.\n")
	err := runLint(t.Context(), env, lintOptions{Common: Common{Color: "never"}, Decks: []string{"-"}})
	if !errors.Is(err, errFound) {
		t.Errorf("error %v, want that something was found", err)
	}
	want := "    anwser: Because it is so.\n    ^\n    did you mean \"answer\"?\n"
	if !strings.Contains(stdout.String(), want) {
		t.Errorf("the excerpt is missing:\n%s\nwant\n%s", stdout.String(), want)
	}
}

// Behind what cannot be read nothing is said of cards that nobody looked at.
func TestWhatCannotBeReadIsNotCounted(t *testing.T) {
	dir := t.TempDir()
	good, missing := filepath.Join(dir, "good.yaml"), filepath.Join(dir, "missing.yaml")
	if err := os.WriteFile(good, []byte("format: 1\nid: a\ntitle: T\nversion: 1.0.0\ncards:\n  - id: b\n    ask: Why is the sky blue?\n    answer: Air scatters blue light most\n    from: [Own]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		decks []string
		want  string
	}{
		{[]string{missing}, ""},
		{[]string{dir + "/nosuch", missing}, ""},
		{[]string{good, missing}, "; 1 other could not be read\n"},
	} {
		var stdout strings.Builder
		env := testEnv(&stdout)
		env.Terminal, env.Stderr = true, io.Discard
		if err := runLint(t.Context(), env, lintOptions{Common: Common{Color: "never"}, Decks: tt.decks}); !errors.Is(err, errFound) {
			t.Errorf("error %v", err)
		}
		if got := stdout.String(); got != tt.want && (tt.want == "" || !strings.HasSuffix(got, tt.want)) {
			t.Errorf("%v: %q, want %q", tt.decks, got, tt.want)
		}
	}
}
