package markup

import (
	"path"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func FuzzText(f *testing.F) {
	for _, tt := range parseTests {
		f.Add(tt.source)
	}
	for _, tt := range textTests {
		f.Add(tt.source)
	}
	f.Fuzz(checkText)
}

func FuzzClean(f *testing.F) {
	for _, tt := range cleanTests {
		f.Add(tt.in)
	}
	for _, tt := range parseTests {
		f.Add(tt.source)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		checkClean(t, once, false)
		if again := Clean(once); again != once {
			t.Errorf("Clean of %q is %q, and of that %q", s, once, again)
		}
		if want, got := strings.Trim(collapse(once), " "), Text(Escape(s)); got != want {
			t.Errorf("Text(Escape(%q)) = %q, want %q", s, got, want)
		}
	})
}

// checkText holds the renderings of any text, and its tree, to what the package promises.
func checkText(t *testing.T, source string) {
	t.Helper()
	checkClean(t, Text(source), true)
	checkClean(t, Line(source), false)
	checkTree(t, Parse(source), 0)
}

func checkClean(t rapid.TB, s string, lines bool) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("invalid UTF-8 in %.200q", s)
	}
	for _, r := range s {
		switch {
		case r == '\n' && lines, r == '\u200C', r == '\u200D':
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029', r == '\u200B', r == '\uFEFF':
			t.Fatalf("%U in %.200q", r, s)
		}
	}
}

func checkTree(t *testing.T, n *Node, depth int) {
	t.Helper()
	if depth > maxDepth+3 { // a table adds row and cell
		t.Fatalf("a %s at depth %d", n.Kind, depth)
	}
	checkClean(t, n.Content, n.Kind == CodeBlock || n.Kind == Math)
	checkClean(t, n.Language, false)
	checkClean(t, n.Address, false)
	switch n.Kind {
	case Link:
		if !strings.HasPrefix(n.Address, "http://") && !strings.HasPrefix(n.Address, "https://") {
			t.Fatalf("link to %q", n.Address)
		}
	case Image:
		if !strings.HasPrefix(n.Address, "media/") || path.Clean(n.Address) != n.Address {
			t.Fatalf("image at %q", n.Address)
		}
	case Tag:
		if !strings.Contains(" sub sup ruby rt rp kbd u ", " "+n.Name+" ") {
			t.Fatalf("tag %q", n.Name)
		}
	case Words, Code, Math, CodeBlock, Break, Rule:
		if len(n.Children) > 0 {
			t.Fatalf("a %s has children", n.Kind)
		}
	}
	for _, c := range n.Children {
		checkTree(t, c, depth+1)
	}
}
