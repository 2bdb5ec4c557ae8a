package conformance

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A book holds how the screens of a session look on a terminal of one size, by their names.
type book struct {
	t     testing.TB
	file  string
	pages map[string]string
	names []string // in the order of the session
	drawn bool     // the pages are made now, and not compared
}

const pageHead = "=== "

func openBook(t testing.TB, s size) *book {
	t.Helper()
	b := &book{t: t, file: filepath.Join("testdata", "screens", s.String()+".golden"), pages: map[string]string{}}
	text, err := os.ReadFile(b.file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for page := range strings.SplitSeq(string(text), pageHead) {
		name, screen, _ := strings.Cut(page, "\n")
		b.pages[name] = screen
	}
	return b
}

// compare waits until the terminal shows the page of a name.
func (b *book) compare(p *pane, name string) {
	b.t.Helper()
	if b.drawn {
		b.names = append(b.names, name)
		b.pages[name] = p.settled()
		return
	}
	var screen string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if screen = p.capture(); screen == b.pages[name] {
			return
		}
	}
	b.t.Fatalf("%s, %s (-want +got; -update accepts):\n%s", b.file, name, cmp.Diff(b.pages[name], screen))
}

// settled returns the screen when it has not changed for a while, which only the making of
// pages needs.
func (p *pane) settled() string {
	p.t.Helper()
	screen := p.capture()
	for same := 0; same < 20; same++ {
		time.Sleep(10 * time.Millisecond)
		if now := p.capture(); now != screen {
			screen, same = now, 0
		}
	}
	return screen
}

// close writes the pages that were made.
func (b *book) close() {
	b.t.Helper()
	if !b.drawn {
		return
	}
	var text strings.Builder
	for _, name := range b.names {
		fmt.Fprintf(&text, "%s%s\n%s", pageHead, name, b.pages[name])
	}
	if err := os.MkdirAll(filepath.Dir(b.file), 0o755); err != nil {
		b.t.Fatal(err)
	}
	write(b.t, b.file, text.String())
}
