package anki

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck/markup"
)

// Each kind of card, with all that it can say, as Anki shows its question and its answer.
func TestRendered(t *testing.T) {
	cards := cardsOf(loadDeck(t, "testdata/kinds"))
	kinds := map[string]bool{}
	for _, c := range cards {
		kinds[string(c.Kind)] = true
		t.Run(fileName(c.Item), func(t *testing.T) {
			question, answer := rendered(t, c.Kind, c.Content.Fields, c.Ord)
			got := "<!-- question -->\n" + unscripted(t, question) + "<!-- answer -->\n" + unscripted(t, answer) +
				"<!-- tags: " + strings.Join(c.Content.Tags, " ") + " -->\n"
			golden(t, filepath.Join("testdata/kinds/golden", fileName(c.Item)+".html"), got)
		})
	}
	if len(kinds) != 5 {
		t.Errorf("the deck has cards of the kinds %v", kinds)
	}
}

// unscripted returns a side without the script of every side.
func unscripted(t *testing.T, side string) string {
	t.Helper()
	script := "<script>\n" + templateFile("card.js") + "</script>\n"
	if strings.Count(side, script) != 1 || strings.Count(side, "<script") != 1 {
		t.Error("a side has other scripts than the one of all sides")
	}
	var lines []string
	for line := range strings.SplitSeq(strings.Replace(side, script, "", 1), "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		put(t, file, []byte(got))
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// What is literal is never read as Markdown, whichever way it takes.
func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"a", "- a", "# a", "a\n- b", "1. a", "http://example.org", "a  b", "\ta", "a\u2028b", "a: b", "---", "&amp;", "{{x}} [sound:y]", "a|b\x0b|-|"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fields := func(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }
		want := strings.ReplaceAll(markup.HTML(markup.Escape(text), nil), "<span></span>", "")
		if got := strings.ReplaceAll(literal(text), "<span></span>", ""); fields(got) != fields(want) {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	})
}
