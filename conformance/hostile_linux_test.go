package conformance

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"goodcard/long"
)

// Bounds on what a hostile file may cost. Time is that of the processor, so that a busy
// machine fails nothing.
const (
	mostMemory = 384 << 10 // KiB at the peak
	mostTime   = 10 * time.Second
)

// place is where an error is: file:line:column.
var place = regexp.MustCompile(`\.yaml:[0-9]+:[0-9]+: `)

// A file that is no deck is refused at a place, soon, within bounds and without a crash,
// whatever it holds.
func TestHostileDecks(t *testing.T) { refuseDecks(t, random(t, 1), 64<<10, 1) }

func TestLongHostileDecks(t *testing.T) {
	long.Only(t)
	refuseDecks(t, random(t, rand.Uint64()), 10<<20, 40)
}

func refuseDecks(t *testing.T, r *rand.Rand, size, rounds int) {
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	for name, text := range hostileTexts(r, size) {
		t.Run(name, func(t *testing.T) { h.refuses(t, text()) })
	}
	for range rounds {
		t.Run("fuzzed", func(t *testing.T) {
			cards := size / 110 // makes about as many bytes
			h.refuses(t, fuzzed(r, deckText("big", cards>>r.IntN(6))))
		})
	}
	h.healthy()
}

const deckHead = "format: 1\nid: deep\ntitle: x\nversion: 1.0.0\ncards: "

// hostileTexts are made when they are needed, since the memory of this process counts too.
func hostileTexts(r *rand.Rand, size int) map[string]func() string {
	// many repeats unit up to size bytes between what stands before and after.
	many := func(before, unit, after string) func() string {
		return func() string { return before + strings.Repeat(unit, size/len(unit)) + after }
	}
	text := func(text string) func() string { return func() string { return text } }
	return map[string]func() string{
		"empty":            text(""),
		"binary":           func() string { return noise(r, size) },
		"zeros":            many("", "\x00", ""),
		"utf-16":           many("\xff\xfe", "a\x00", ""),
		"truncated UTF-8":  text(deckHead + "\n  - {id: a, ask: b\xe2\x82, answer: c}\n"),
		"alias bomb":       text(aliasBomb()),
		"deep lists":       text(deckHead + strings.Repeat("[", 1000)),
		"deep maps":        text(deckHead + strings.Repeat("{a: ", 1000)),
		"deep indentation": text(deckHead + deepIndent(1000)),
		"very deep lists":  many(deckHead, "[", ""),
		"long line":        many(deckHead, "x", ""),
		"long key":         many("", "x", ": 1\n"),
		"many documents":   many("", "---\na: b\n", ""),
		"many keys":        many("", "a: b\n", ""),
		"many quotes":      many(deckHead, `"`, ""),
		"many bangs":       many(deckHead, "! ", ""),
		"many breaks":      many("", "\n", ""),
		"many anchors":     many(deckHead, "&a ", ""),
		"many cards":       many(deckHead+"\n", "  - {}\n", ""),
		"many gaps":        many(deckHead+"\n  - {id: a, cloze: \"", "{{", "\"}\n"),
		"many emphases":    many(deckHead+"\n  - {id: a, ask: \"", "*a_[", "\"}\n"),
		"largest read":     func() string { return deckText("big", size/160) + "\nnobody: knows this key\n" },
		"many marks":       func() string { return deckHead + strings.Repeat("\n  - ", 3<<20) },
		"too large":        func() string { return deckHead + strings.Repeat(" ", 17<<20) },
	}
}

func noise(r *rand.Rand, size int) string {
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return string(b)
}

// aliasBomb would stand for 10^25 values.
func aliasBomb() string {
	bomb := "format: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10))
	}
	return bomb
}

func deepIndent(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString("\n" + strings.Repeat(" ", i+1) + "a:")
	}
	return b.String()
}

// fuzzed returns text with some bytes changed, taken away and put elsewhere, and broken for
// certain at its end.
func fuzzed(r *rand.Rand, text string) string {
	b := []byte(text)
	for range 1 + r.IntN(50) {
		at, n := r.IntN(len(b)), r.IntN(40)
		end := min(at+n, len(b))
		switch r.IntN(4) {
		case 0:
			b[at] = byte(r.Uint32())
		case 1:
			b = append(b[:at], b[end:]...)
		case 2:
			copy(b[r.IntN(len(b)):], b[at:end])
		case 3:
			copy(b[at:], []string{"\t", "{{", "- -", ": ", "\"", "\n  ", "*a", "&a", "!!", "---\n", "\xff", "|\n", ">\n"}[r.IntN(13)])
		}
	}
	return string(b) + "\nnobody: knows this key\n"
}

// refuses fails the test where a text is not refused as a deck within bounds.
func (h *home) refuses(t *testing.T, text string) {
	t.Helper()
	file := write(t, filepath.Join(t.ArtifactDir(), "hostile.yaml"), text) // kept with go test -artifacts
	for _, command := range []string{"lint", "install"} {
		forgetPeak(t)
		cmd := h.command(command, file)
		got, err := finish(cmd, 0)
		if err != nil {
			t.Fatal(err)
		}
		said := got.stdout + got.stderr
		if got.code != 1 || !place.MatchString(said) {
			t.Errorf("%s: exit code %d with %.500q", command, got.code, said)
		}
		checkInert(t, command, got)
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if usage.Maxrss > mostMemory {
			t.Errorf("%s took %d MiB of memory", command, usage.Maxrss>>10)
		}
		if took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(); took > mostTime {
			t.Errorf("%s took %v", command, took)
		}
	}
}

// forgetPeak makes this process small and forgets how large it was: Linux counts the peak
// of a parent as that of its child.
func forgetPeak(t *testing.T) {
	t.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Fatal(err)
	}
}

// What is no regular file is refused too, and is not read for ever.
func TestHostileFiles(t *testing.T) {
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	dir := t.TempDir()
	fifo := filepath.Join(dir, "fifo.yaml")
	if err := syscall.Mkfifo(fifo, 0o644); err != nil {
		t.Fatal(err)
	}
	loop := filepath.Join(dir, "loop.yaml")
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"/dev/zero", "/dev/null", fifo, loop, dir, filepath.Join(dir, "missing.yaml"), "/proc/self/mem"} {
		for _, command := range []string{"lint", "install"} {
			got, err := finish(h.command(command, file), 20*time.Second)
			if err != nil {
				t.Fatal(err)
			}
			if got.code != 1 || !strings.Contains(got.stdout+got.stderr, file) {
				t.Errorf("%s %s: exit code %d with %.500q", command, file, got.code, got.stdout+got.stderr)
			}
			checkInert(t, command, got)
		}
	}
}
