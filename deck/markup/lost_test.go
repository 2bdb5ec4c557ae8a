package markup

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// In the place of each § stands a word of its own.
var (
	lostInlines = []string{
		"§", "*§*", "**§ §**", "~~§~~", "`§`", "``§ ` §``", "[§](https://x.org)", `[§](https://x.org "§")`, "[§](§.md)", "[§](§)", `[§](§ "§")`, "[§][§]", "[§]",
		"![§](media/a.png)", `![§](media/a.png "§")`, "![§](http://x.org/§.png)", "<!-- § -->", "<b>§</b>", "<§ class='§'>", "<u>§</u>", "H<sub>§</sub>", "<sup>§</sup>", "<kbd>§</kbd>",
		"<ruby>§<rp>(</rp><rt>§</rt><rp>)</rp></ruby>", "<ruby>§<rp>§</rp><rt>§</rt></ruby>", "<https://x.org/§>", "<§@x.org>", "$§$", "\\(§\\)", "$5 § $6", "§  \n§", "§\\\n§", "&amp;§", "\\*§\\*", "§|§",
	}
	lostBlocks = []string{
		"§ @", "# § @", "# @ #", "§\n===", "@\n---", "- @\n- @\n  - §", "1. @\n2. @", "3) §\n7) §", "1. §\n1. §", "> @\n> @", "> - @\n> - §", "```\n@\n\n§\n```", "```go\n§\n```", "```go § §\n@\n```", "~~~ § ~~~\n§\n~~~",
		"    §\n    @", "| § | @ |\n|-|-|\n| @ | § |", "| § | § |\n|-|-|\n| § |\n| § | | § |", "| § |\n|-|", "[§]: https://x.org \"§\"", "[§]: §", "<div>\n§\n</div>", "<!--\n§\n-->", "***", "$$\n§\n$$", "@\n@", "- [ ] §", "> ```§ §\n> §\n> ```", "§\n: §",
	}
	lostWord = regexp.MustCompile("q[0-9]+q")
)

// Every word of a text is shown by each renderer, or named as lost.
func TestNoWordIsLostUnnamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		blocks := rapid.SliceOfN(rapid.SampledFrom(lostBlocks), 1, 5).Draw(t, "blocks")
		source := strings.Join(blocks, rapid.SampledFrom([]string{"\n\n", "\n"}).Draw(t, "between"))
		source = replaceEach(source, "@", func() string { return rapid.SampledFrom(lostInlines).Draw(t, "inline") })
		n := 0
		source = replaceEach(source, "§", func() string { n++; return fmt.Sprintf("q%dq", n) })
		lost := ""
		for _, l := range Lost(source) {
			lost += l.Text + "\n"
		}
		for name, shown := range map[string]string{"Text": Text(source), "Line": Line(source), "HTML": HTML(source, nil)} {
			for _, word := range lostWord.FindAllString(source, -1) {
				if !strings.Contains(shown, word) && !strings.Contains(lost, word) {
					t.Fatalf("%s shows no %s of\n%s\nand lost is %q:\n%s", name, word, source, lost, shown)
				}
			}
		}
	})
}

func replaceEach(text, sign string, with func() string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, sign)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(with())
		text = after
	}
}
