package strictyaml_test

import (
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"goodcard/deck/strictyaml"
	"goodcard/long"
)

// maxMemory is what reading any file may take, in bytes.
const maxMemory = 300 << 20

// hostile are files made to hurt: too large, too deep, or full of what YAML resolves at a price.
func hostile() map[string]string {
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(n int, alphabet string) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = alphabet[random.IntN(len(alphabet))]
		}
		return string(b)
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		last := string(c - 1)
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+last+", ", 8) + "*" + last + "]\n"
	}
	return map[string]string{
		"noise of YAML":        noise(10<<20, "abc \n:-[]{},'\"#&*!|>?%@"),
		"noise without marks":  noise(10<<20, "abcdefghijkl \"'#&*!|>%@"),
		"noise of one line":    noise(900_000, "ab ,[]{}'\""),
		"binary":               noise(10<<20, "\x00\x01\x7f\xff\xfeabc\n"),
		"alias bomb":           bomb,
		"many aliases":         "a: &a x\nb: [" + strings.Repeat("*a,", 450_000) + "]\n",
		"deep lists":           strings.Repeat("[", 1_000),
		"deeper lists":         strings.Repeat("[", 100_000),
		"deep, closed":         strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000),
		"deep mappings":        strings.Repeat("{a: ", 100_000),
		"deep dashes":          strings.Repeat("- ", 100_000) + "a",
		"deep indentation":     deepIndent(1_300),
		"questions":            strings.Repeat("? ", 100_000),
		"most nodes":           "tags: {" + strings.Repeat("a,", 495_000) + "}",
		"most list nodes":      "tags: [" + strings.Repeat("a,", 495_000) + "]",
		"most lines":           "tags:\n" + strings.Repeat("- \n", 490_000),
		"most comments":        strings.Repeat("#\n", 330_000) + "name: x\n",
		"comment after each":   "tags:\n" + strings.Repeat("- a #b\n", 249_000),
		"one long text":        "name: " + strings.Repeat("x", 15<<20),
		"one long comment":     "name: north #" + strings.Repeat("x", 15<<20),
		"one long quote":       `name: "` + strings.Repeat(`\b`, 7<<20) + `"`,
		"open quote":           `name: "` + strings.Repeat("x\n  ", 300_000),
		"blanks":               "name: x" + strings.Repeat(" ", 15<<20) + "\n",
		"blank lines":          "name: |\n" + strings.Repeat("\n", 990_000),
		"many unknown keys":    many("key", ": 1\n", 300_000),
		"many long keys":       many(strings.Repeat("k", 1000), ": 1\n", 9_000),
		"many odd line breaks": "name: " + strings.Repeat("\u2028", 5<<20),
		"many tabs":            strings.Repeat("\tx\n", 900_000),
		"many braces":          strings.Repeat("name: {{x}} y\n", 240_000),
		"many colons":          strings.Repeat("name: a: b\n", 330_000),
		"many escapes":         "tags: [" + strings.Repeat(`"\b",`, 400_000) + "]",
		"many quotes":          strings.Repeat("name: \"a\" b\n", 300_000),
		"too many marks":       strings.Repeat(",", 1_000_001),
		"too many bytes":       strings.Repeat("x", 16<<20+1),
	}
}

func deepIndent(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func many(prefix, suffix string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(prefix)
		for ; i > 0; i /= 26 {
			b.WriteByte('a' + byte(i%26))
		}
		b.WriteString(suffix)
	}
	return b.String()
}

func TestHostileFiles(t *testing.T) {
	most := long.Size(1<<18, 16<<20+1) // bytes; all of them are some hundred megabytes
	for name, src := range hostile() {
		src = src[:min(len(src), most)]
		t.Run(name, func(t *testing.T) {
			var err error
			used := peak(func() { _, err = read(src) })
			t.Logf("%d MB", used>>20)
			if used > maxMemory && !raceDetector {
				t.Errorf("reading took %d MB", used>>20)
			}
			if _, ok := err.(strictyaml.Problems); !ok && name != "one long comment" && name != "most comments" && name != "blanks" {
				t.Errorf("error %v, want problems", err)
			}
		})
	}
}

// peak returns how much the heap in use grows at most while f runs, sampled.
func peak(f func()) uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	var highest atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > before {
				highest.Store(max(highest.Load(), m.HeapAlloc-before))
			}
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	f()
	close(stop)
	<-done
	return highest.Load()
}

// Many mistakes in one line that nobody would write cost no square of their number: no edit is offered there.
func TestManyMistakesInOneLine(t *testing.T) {
	_, err := strictyaml.Parse("f", []byte(strings.Repeat("\x17", 100_000)+"\n#o"))
	problems, _ := errors.AsType[strictyaml.Problems](err)
	if len(problems) < 10_000 || problems[0].Edit != nil {
		t.Errorf("%d problems", len(problems))
	}
}
