package main

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"goodcard/history"
)

const hostile = "a\x1b]52;c;ZXZpbA\x07b\u009bc\u202ed"

func TestJSONValue(t *testing.T) {
	type answer struct {
		Card string  `json:"card"`
		Due  *string `json:"due"`
	}
	for _, tt := range []struct {
		name string
		v    any
		want string
	}{
		{"what is absent is null", answer{Card: "a"}, `{"card":"a","due":null}`},
		{"no HTML escapes", answer{Card: "a<b>&c"}, `{"card":"a<b>&c","due":null}`},
		{"an empty list", []answer(nil), `[]`},
		{"controls are escaped", []string{"\x1b\u007f\u009b\u202e"}, `["\u001b\u007f\u009b\u202e"]`},
		{"other text stands as it is", []string{"日本語 👩‍🚀"}, `["日本語 👩‍🚀"]`},
	} {
		var got strings.Builder
		out := newOutput(testEnv(&got), Common{})
		if err := out.value(tt.v); err != nil {
			t.Fatal(err)
		}
		if got.String() != tt.want+"\n" {
			t.Errorf("%s: got %s want %s", tt.name, got.String(), tt.want)
		}
	}
}

// Spaces of code stay in a cell, and what would end its line or move it is a space.
func TestCleanCell(t *testing.T) {
	for in, want := range map[string]string{
		"x  = 1":             "x  = 1",
		"  a \n  b\t\tc\r\n": "a b c",
		"a\u2028b\u0085":     "a b",
		" \n ":               "",
		"a\x1b[1m  b":        "a[1m  b",
	} {
		if got := cleanCell(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestTable(t *testing.T) {
	rows := [][]string{{"日本", "two", "last"}, {"long word", "x", "\ta\t b\n\n  c"}, {"one"}}
	for _, tt := range []struct {
		name     string
		terminal bool
		want     string
	}{
		{"columns for people", true, "日本        two   last\nlong word   x     a b c\none\n"},
		{"tabs in a pipe", false, "日本\ttwo\tlast\nlong word\tx\ta b c\none\n"},
	} {
		var got strings.Builder
		env := testEnv(&got)
		env.Terminal = tt.terminal
		newOutput(env, Common{}).table(rows)
		if got.String() != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got.String(), tt.want)
		}
	}
}

func TestColor(t *testing.T) {
	for _, tt := range []struct {
		name, mode string
		terminal   bool
		env        map[string]string
		want       bool
	}{
		{"a terminal", "auto", true, map[string]string{"TERM": "xterm"}, true},
		{"a terminal that says nothing of itself", "auto", true, nil, runtime.GOOS == "windows"},
		{"a pipe", "auto", false, nil, false},
		{"NO_COLOR", "auto", true, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false},
		{"a dumb terminal", "auto", true, map[string]string{"TERM": "dumb"}, false},
		{"always, in a pipe", "always", false, map[string]string{"NO_COLOR": "1"}, true},
		{"never, on a terminal", "never", true, nil, false},
	} {
		var got strings.Builder
		env := testEnv(&got)
		env.Terminal = tt.terminal
		env.Getenv = func(name string) string { return tt.env[name] }
		out := newOutput(env, Common{Color: tt.mode})
		out.line("%s", out.faint("x"))
		if colored := strings.Contains(got.String(), "\x1b["); colored != tt.want {
			t.Errorf("%s: coloured %t, want %t", tt.name, colored, tt.want)
		}
	}
}

type hostileError struct{}

func (hostileError) Error() string { return hostile }

type hostileName string

func TestNoTextControlsTheTerminal(t *testing.T) {
	var stdout, stderr strings.Builder
	env := testEnv(&stdout)
	env.Stderr = &stderr
	env.Terminal = true
	out := newOutput(env, Common{Color: "never"})
	out.line("%s %s %v %d", hostile, hostileName(hostile), hostileError{}, 7)
	out.line("%s", out.strong(hostile))
	out.table([][]string{{hostile, hostile}})
	env.warn("%v", hostileError{})
	env.hint("%s", hostile)
	env.report(hostileError{})
	if err := out.value(hostile); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(stdout.String()+stderr.String(), "\x1b\x07\u009b\u202e"); i >= 0 {
		t.Errorf("a control character came through:\n%q\n%q", stdout.String(), stderr.String())
	}
}

func TestDay(t *testing.T) {
	day := history.StudyDay(time.Date(2026, 3, 3, 23, 0, 0, 0, time.UTC), 4)
	for people, want := range map[bool]string{true: "3 Mar 2026", false: "2026-03-03"} {
		if got := (&output{people: people}).day(day); got != want {
			t.Errorf("for people %t: %q, want %q", people, got, want)
		}
	}
}
