package prose_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// pieces are texts of which each means something to Markdown, to HTML, to YAML or to a gap, with plain ones among them.
var pieces = []string{
	"ox", "An ox", "is called", "a", "(AB)", "yes", "null", "~", "2020-01-01", "0x1f", "1e3", "- ", "# ", ": ", " #", " '", "\"", "“", "”", "{{", "}}", "::", "{{c1::ox}}", "{{ox::an animal}}", "%", "@", "|", "||",
	"$", "$x$", "\\(", "\\", "\\n", "C:\\new\\table", "*", "**", "_", "__init__", "`", "``", "~~", "[", "]", "](http://a.org)", "<", ">", "<b>", "</b>", "&", "&amp;", "&#42;", "<!--", "-->",
	"\t", "  ", "\u00a0", "é", "日本", "\u202e", "\u200b", "\x1b[31m", "\x07", "\ufdd9", "\ue0f0", "\u2028", "?", "!", ".", ";", ",", "=", "---", "===", "1.5", "2)", "+", ">",
}

var wordsGen = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
})

// shapes are how a term or a question and what is said of it stand in a document, by its format.
var shapes = map[document.Format][]string{
	document.Text:     {"Q: T?\nA: D\n\n", "T\n  D\n\n", "- T: D\n", "T?\n\nD\n\n", "T\n====\n\nD\n\n", "1.1. T?\n\nD\n\n    T D\n\n"},
	document.Markdown: {"T\n: D\n\n", "**T**: D\n\n", "## T?\n\nD\n\n", "- **T** - D\n  - T\n", "| term | Meaning |\n|---|---|\n| T | D |\n\n", "<dl><dt>T<dd>D</dl>\n\n", "## T?\n\n```\nD\n```\n\n> T\n\n"},
	document.HTML:     {"<dl><dt>T<dd>D</dl>\n", "<h2>T?</h2><p>D</p>\n", "<table><tr><th>term<th>Meaning<tr><td>T<td>D</table>", "<details><summary>T?</summary>D</details>", "<h2>T?</h2><pre>D</pre><ul><li>T</ul>"},
	document.CSV:      {"T,D\n", "\"T\",\"D\"\n"},
	document.TSV:      {"T\tD\n"},
}

// Whatever signs stand in a document, cards show its words and no others, and make a deck that loads.
func TestCardsShowWhatTheDocumentSays(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		format := rapid.SampledFrom([]document.Format{document.Text, document.Markdown, document.HTML, document.CSV, document.TSV}).Draw(r, "format")
		src := rapid.SampledFrom([]string{"", "Glossary\n\n", "# Glossary\n\n", "Questions\n=========\n\n"}).Draw(r, "title")
		for range rapid.IntRange(1, 3).Draw(r, "entries") {
			shape := rapid.SampledFrom(shapes[format]).Draw(r, "shape")
			src += strings.NewReplacer("T", wordsGen.Draw(r, "term"), "D", wordsGen.Draw(r, "said")).Replace(shape)
		}
		d, err := document.Parse("text", []byte(src), format)
		if err != nil {
			return // such as a table of one column
		}
		checkFind(r, d, prose.FindIn(d, rapid.SampledFrom([]string{"en", "de", "fr"}).Draw(r, "lang")))
	})
}

// What has a text that no card can hold is told, and nothing of it is made.
func TestNoTextIsLongerThanACardCanHold(t *testing.T) {
	long := strings.Repeat("note ", 14_000)
	for name, src := range map[string]string{
		"note":       "term,definition,note\nox,an animal," + long + "\nhen,a bird,x\ncock,a bird too,y\n",
		"definition": "term,definition,note\nox," + long + ",x\nhen,a bird,x\ncock,a bird too,y\n",
	} {
		d, err := document.Parse("text", []byte(src), document.CSV)
		if err != nil {
			t.Fatal(err)
		}
		f := prose.FindIn(d, "en")
		if len(f.Candidates) != 6 || len(f.Skipped) != 1 || f.Skipped[0].Text != "ox" {
			t.Errorf("%s: %d candidates, left out %+v", name, len(f.Candidates), f.Skipped)
		}
	}
}
