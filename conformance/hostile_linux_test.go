package conformance

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Bounds on what a hostile file may cost. Time is that of the processor, so that a busy
// machine fails nothing.
const (
	mostMemory = 300 << 10 // KiB at the peak
	mostTime   = 10 * time.Second
)

// place is where an error is: file:line:column.
var place = regexp.MustCompile(`\.yaml:[0-9]+:[0-9]+: `)

// A file that is no deck is refused at a place, soon, within bounds and without a crash,
// whatever it holds.
func TestHostileDecks(t *testing.T) { refuseDecks(t, random(t, 1), 1<<20, 3) }

func TestLongHostileDecks(t *testing.T) {
	long(t)
	refuseDecks(t, random(t, rand.Uint64()), 10<<20, 40)
}

func refuseDecks(t *testing.T, r *rand.Rand, size, rounds int) {
	h := newHome(t, "2026-03-01T10:00:00+01:00")
	for name, text := range hostileTexts(r, size) {
		t.Run(name, func(t *testing.T) { h.refuses(t, text) })
	}
	big := deckText("big", size/110) // about as many bytes
	for range rounds {
		t.Run("fuzzed", func(t *testing.T) { h.refuses(t, fuzzed(r, big)) })
	}
	h.healthy()
}

func hostileTexts(r *rand.Rand, size int) map[string]string {
	bomb := "format: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 10) + "]\n"
	}
	noise := make([]byte, size)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	head := "format: 1\nid: deep\ntitle: x\nversion: 1.0.0\ncards: "
	return map[string]string{
		"empty":            "",
		"binary":           string(noise),
		"zeros":            strings.Repeat("\x00", size),
		"utf-16":           "\xff\xfe" + strings.Repeat("a\x00", size/2),
		"truncated UTF-8":  head + "\n  - {id: a, ask: b\xe2\x82, answer: c}\n",
		"alias bomb":       bomb,
		"deep lists":       head + strings.Repeat("[", 1000),
		"deep maps":        head + strings.Repeat("{a: ", 1000),
		"very deep lists":  head + strings.Repeat("[", size),
		"deep indentation": head + deepIndent(1000),
		"long line":        head + strings.Repeat("x", size),
		"long key":         strings.Repeat("x", size) + ": 1\n",
		"many documents":   strings.Repeat("---\na: b\n", size/9),
		"many keys":        strings.Repeat("a: b\n", size/5),
		"many quotes":      head + strings.Repeat(`"`, size),
		"many bangs":       head + strings.Repeat("! ", size/2),
		"many breaks":      strings.Repeat("\n", size),
		"many anchors":     head + strings.Repeat("&a ", size/3),
		"many cards":       head + "\n" + strings.Repeat("  - {}\n", size/7),
		"many gaps":        head + "\n  - {id: a, cloze: \"" + strings.Repeat("{{", size/2) + "\"}\n",
		"many emphases":    head + "\n  - {id: a, ask: \"" + strings.Repeat("*a_[", size/4) + "\"}\n",
		"too large":        head + strings.Repeat(" ", 17<<20),
	}
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
	file := write(t, filepath.Join(t.TempDir(), "hostile.yaml"), text)
	for _, command := range []string{"lint", "install"} {
		cmd := h.command(command, file)
		got, err := finish(cmd, 0)
		if err != nil {
			t.Fatal(err)
		}
		said := got.stdout + got.stderr
		if got.code != 1 || !place.MatchString(said) {
			t.Errorf("%s: exit code %d with %.500q", command, got.code, said)
			keep(t, text)
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

// keep saves a text that was found for whoever looks into it.
func keep(t *testing.T, text string) {
	t.Helper()
	file := filepath.Join(t.ArtifactDir(), "hostile.yaml")
	if err := os.WriteFile(file, []byte(text), 0o644); err == nil {
		t.Logf("kept in %s (go test -artifacts)", file)
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
