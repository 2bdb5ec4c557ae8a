package exchange_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/exchange"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func markdownOf(t rapid.TB, decks ...exchange.Reading) string {
	t.Helper()
	var b bytes.Buffer
	must(t, exchange.WriteMarkdown(&b, decks))
	return b.String()
}

// A deck with one of everything looks as it is described. What is no part of it is a draft and what is kept back.
func TestMarkdown(t *testing.T) {
	d, err := deck.Load("testdata/reading.yaml")
	must(t, err)
	got := markdownOf(t, exchange.Reading{Deck: d, Image: func(path string) string { return "../decks/" + path }})
	const golden = "testdata/reading.md"
	if *update {
		must(t, os.WriteFile(golden, []byte(got), 0o666))
	}
	want, err := os.ReadFile(golden)
	must(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +written)\n%s", diff)
	}
	for _, secret := range []string{"kept back", "draft"} {
		if strings.Contains(strings.ToLower(got), secret) {
			t.Errorf("%q is in it", secret)
		}
	}
	if diff := cmp.Diff([]string{"1 Reading & writing", "2 Concepts", "2 Questions", "3 One # thing", "3 Two", "3 Without a concept", "2 Sources"}, outline(got)); diff != "" {
		t.Errorf("outline (-want +written)\n%s", diff)
	}
}

// other is how other programs read Markdown.
var other = goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()

// outline returns the headings of a document as another program reads it.
func outline(src string) (all []string) {
	root := other.Parse(text.NewReader([]byte(src)))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			all = append(all, fmt.Sprint(h.Level, " ", plain(h, []byte(src))))
		}
	}
	return all
}

func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.WriteString(strings.ReplaceAll(string(n.Segment.Value(src)), `\`, ""))
			}
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			if entering {
				lines := n.Lines()
				for i := range lines.Len() {
					line := lines.At(i)
					b.Write(line.Value(src))
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// Texts that end in the middle of something, or begin what a document consists of.
var nasty = []string{
	"# one", "one\n===", "one\n---", "---", "\n```\n", "```\none\n", "\n~~~\none", "    one", "<!--", "<div>", "<script>one", "<![CDATA[", "<?one", "</p>", "> one", "- one", "+ 1", "1. one", "1986. one",
	"\n\n|a|b|\n|-|-|\n|`c\\|d`|*e*|\n\n", "[one]: http://x.example", "[^1]: one", "[one](http://x.example/a(b)", "![one](media/a.png)", "**one", "*one* **", "__init__", "`one", "``", "$x", "$$", `\[`, `\(x\)`, "$x$5", "one\\", "one  ", "&amp; &lt;b&gt; &one;",
	"* a\n\n  b\n* c\n\n+ d", "1. a\n1) b", "> > a\n> b", "a\n\n\nb", "\ta", "<kbd>one</kbd>", "<sub>one", "~~one~~", "~one~", "Term\n: one", "{{one}}", "\u2028one", "==one==", "*a*b*c*", "_a_ __b__ ***c***", "* * *", "- - -", "-", "+", "#", "=", "1.", "1)", ">", "|", ":",
}

// Whatever texts say, the document that they stand in stays what it is, and says all of them.
func TestMarkdownKeepsItsStructure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var said []string
		draw := func(label string) string {
			mark := fmt.Sprintf("w%dw", len(said))
			said = append(said, mark)
			parts := rapid.SliceOfN(rapid.SampledFrom(nasty), 1, 3).Draw(t, label)
			at := rapid.IntRange(0, 2).Draw(t, "place")
			between := rapid.SampledFrom([]string{" ", "\n", "\n\n"}).Draw(t, "between")
			whole := strings.Join(parts, between)
			return [3]string{mark + between + whole, whole + between + mark, whole + between + mark + between + whole}[at]
		}
		line := func(label string) string { return strings.Join(strings.Fields(draw(label)), " ") }
		d := &deck.Deck{
			ID: "d", Title: line("title"), Version: "1.0.0", About: draw("about"),
			Sources:  []deck.Source{{ID: "s", Title: line("source")}},
			Concepts: []deck.Concept{{ID: "c", Name: line("concept"), About: draw("entry")}},
			Cards: []deck.Card{
				{ID: "a", Kind: deck.Ask, Concepts: []string{"c"}, Text: draw("ask"), Answer: draw("answer"), Also: []string{draw("also")}, Note: draw("note"), Source: "s"},
				{ID: "b", Kind: deck.Choose, Concepts: []string{"c"}, Text: draw("choose"), Answer: line("right"), Wrong: []deck.Option{{Text: line("wrong"), Why: draw("why")}}},
				{ID: "e", Kind: deck.Explain, Concepts: []string{"c"}, Text: draw("explain"), Points: []string{line("point"), line("point")}},
				{ID: "f", Kind: deck.Type, Concepts: []string{"c"}, Text: draw("type"), Answer: line("typed"), Accept: []string{line("accept")}},
				{ID: "g", Kind: deck.Cloze, Concepts: []string{"c"}, Text: "w999w {{c1::x}} and {{c2::y}}\n\n" + "z"},
			},
		}
		src := markdownOf(t, exchange.Reading{Deck: d})
		got := outline(src)
		if len(got) != 5 || !strings.HasPrefix(got[0], "1 ") || got[1] != "2 Concepts" || got[2] != "2 Questions" || !strings.HasPrefix(got[3], "3 ") || got[4] != "2 Sources" {
			t.Fatalf("the outline is %q\n%s", got, src)
		}
		root := other.Parse(text.NewReader([]byte(src)))
		whole := plain(root, []byte(src))
		for _, mark := range append(said, "w999w") {
			if !strings.Contains(whole, mark) {
				t.Fatalf("%s is not to be seen\n%s", mark, src)
			}
		}
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if raw, ok := n.(*ast.RawHTML); ok && entering {
				if tag := string(raw.Segments.Value([]byte(src))); !strings.Contains("<sub></sub><kbd></kbd><br>", tag) {
					t.Fatalf("HTML of an author: %s\n%s", tag, src)
				}
			}
			if _, ok := n.(*ast.HTMLBlock); ok {
				t.Fatalf("a block of HTML\n%s", src)
			}
			return ast.WalkContinue, nil
		})
	})
}
