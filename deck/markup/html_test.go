package markup

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each text testdata/html/NAME.md is written as NAME.html, and together they hold each kind
// of node.
func TestHTML(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.md")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[Kind]bool{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			addKinds(kinds, Parse(string(source)))
			got := HTML(string(source), nil) + "\n"
			golden := strings.TrimSuffix(file, ".md") + ".html"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	if len(kinds) != 21 {
		t.Errorf("the files hold %d kinds of nodes, not 21: %v", len(kinds), kinds)
	}
}

func addKinds(kinds map[Kind]bool, n *Node) {
	kinds[n.Kind] = true
	for _, c := range n.Children {
		addKinds(kinds, c)
	}
}

func TestHTMLOptions(t *testing.T) {
	opts := &HTMLOptions{
		Image: func(path string) string { return strings.TrimPrefix(path, "media/") },
		TeX:   func(source string) string { return strings.ReplaceAll(source, "}}", "} }") },
	}
	const source = `![a](media/a%20b"c.png) $x^{y^{z}}<1$ `
	const want = `<img src="a b&#34;c.png" alt="a"> \(x^{y^{z} }&lt;1\)`
	if got := HTML(source, opts); got != want {
		t.Errorf("HTML(%q)\n got %q\nwant %q", source, got, want)
	}
}

// An image without an address is named, and not shown.
func TestHTMLOfImageWithoutAddress(t *testing.T) {
	opts := &HTMLOptions{Image: func(string) string { return "" }}
	if got, want := HTML(`a ![1 < 2](media/a.png) ![](media/b.png) z`, opts), "a 1 &lt; 2 b.png z"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What the caller makes of a formula is held to the same as what the author wrote.
func TestHTMLOfBrokenTeX(t *testing.T) {
	for _, broken := range []string{"{", "}{", `\)`, `a\`, `\href{x}{y}`} {
		opts := &HTMLOptions{TeX: func(string) string { return broken }}
		if got := HTML(`a $\alpha$`, opts); got != "a α" {
			t.Errorf("with %q in its place a formula is written as %q", broken, got)
		}
	}
}
