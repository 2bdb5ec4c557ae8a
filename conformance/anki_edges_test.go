package conformance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"goodcard/deck"
)

// edges are texts that mean something to Anki, to HTML, to TeX or to Markdown, or of which some program makes another text.
var edges = []string{
	`"double", 'single' and ‘curly’ quotes`, `a&nbsp;b &lt;c&gt; &amp;amp;`, "a non\u00a0breaking space", `$a<b$ and $x>y \& z$`,
	"`std::vector<int>` and `a::b::c`", `$\frac{1}{\sqrt{2}}$`, `$\frac{a}{b^{c}}$`, `$$\sum_{i=1}^{n} x_{i_{j}}$$`, `$\text{ends }}$`,
	"`{{x}} in Go`", "{{Front}} and {{c1::text}}", "{{#Note}}a section{{/Note}}", "a lone }} and {{ of braces", "{{{triple}}}", "<% ejs %>",
	"[sound:tune.mp3]", "[latex]x^2[/latex]", "[$]x^2[/$] [$$]y[/$$]", "[anki:tts lang=en_US]hello[/anki:tts]", "[anki:play:q:0]",
	"<script>document.title = 1</script>", `<img src=x onerror="document.title = 1">`, "<!-- a comment -->", "</div></body>", "&#0; &#x202e; and so on",
	"<b>no HTML</b> but H<sub>2</sub>O and <ruby>漢<rt>かん</rt></ruby>", "[a link](https://example.org/?a=1&b=2#c)", `\(not TeX\) and \[neither\]`,
	"back\\\\slash \\n \\t %20 %s ${x} #{y}", "👩‍🔬 👍🏽 🇺🇳 é́ e\u0301", "שלום עולם, mixed with Latin", "ﬁ K Å \ufb01 \u212b", "\u2028line\u2029paragraph",
	"- a list\n  - nested\n    1. and ordered\n- of points", "| a | b |\n|---|---|\n| `}}` | x\\|y |", "```go\nm := map[string]struct{}{\"a\": {}}\nfor i := range m {{\n```",
	"> a quote\n\nand a paragraph\n\n***\n\nmore", "~~gone~~ **bold** *em* `code`", "0", "-1", "=1+1", "+SUM(A1)", "@cmd", "a\ttab", "x^{2}}", "::", "a::b", "c1",
	strings.Repeat("long words and short ones ", 400), "100 % of $5 and $6", "c:\\media\\file.png", "tag::sub::tag", "nbsp;", "&", "<", ">", "''", `""`,
}

// edgeDeck returns a deck of cards of every kind whose texts are edges, drawn at random. Cards that the deck format refuses
// are left out: they reach no one.
func edgeDeck(t testing.TB, r *rand.Rand, cards int) *deck.Deck {
	t.Helper()
	text := func() string { return edges[r.IntN(len(edges))] }
	line := func() string {
		for {
			if s := text(); !strings.ContainsAny(s, "\n") && len(s) < 200 {
				return s
			}
		}
	}
	d := &deck.Deck{ID: "edges", Title: "Edges: of \"texts\" & <files>", Version: "1.0.0", Lang: "en",
		Sources:  []deck.Source{{ID: "book", Title: line(), URL: "https://example.org/a?b=c&d=\"e\""}},
		Concepts: []deck.Concept{{ID: "one", Name: "The one & <only>", About: text()}}}
	kinds := []deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain}
	for n := 0; len(d.Cards) < cards; n++ {
		if n > 20*cards {
			t.Fatalf("only %d cards of %d are valid", len(d.Cards), n)
		}
		// Each wording begins with a number, so that no two texts of a card are one another's parts.
		c := deck.Card{ID: fmt.Sprintf("edge-%d", len(d.Cards)), Kind: kinds[n%len(kinds)], Text: fmt.Sprintf("Number %d: %s", n, text())}
		switch c.Kind {
		case deck.Ask:
			c.Answer, c.BothWays = "It is "+text(), r.IntN(2) == 0
		case deck.Cloze:
			var b strings.Builder
			gaps := 1 + r.IntN(12)
			for g := range gaps {
				gap := fmt.Sprintf("{{c%d::%s}}", g+1, line())
				if r.IntN(2) == 0 {
					gap = fmt.Sprintf("{{c%d::%s::%s}}", g+1, line(), line())
				}
				if _, err := deck.ParseCloze(gap); err != nil {
					gap = fmt.Sprintf("{{c%d::plain}}", g+1)
				}
				fmt.Fprintf(&b, "before %d %s after, ", g, gap)
			}
			c.Text = b.String() + line()
		case deck.Choose:
			c.Answer = "right " + line()
			for i := range 1 + r.IntN(4) {
				c.Wrong = append(c.Wrong, deck.Option{Text: fmt.Sprintf("wrong %d %s", i, line()), Why: "because " + text()})
			}
		case deck.Type:
			c.Answer, c.Accept = "typed "+line(), []string{"or " + line()}
		case deck.Explain:
			c.Points = []string{"first " + line(), "second " + line()}
		}
		if r.IntN(2) == 0 {
			c.Note = "Note: " + text()
		}
		if r.IntN(3) == 0 {
			c.Concepts, c.Source, c.Status, c.AsOf = []string{"one"}, "book#part "+line(), deck.Contested, "2026-03"
		}
		alone := *d
		alone.Cards = []deck.Card{c}
		if _, err := deck.Parse("edges.yaml", deck.Write(&alone)); err == nil {
			d.Cards = append(d.Cards, c)
		}
	}
	d, err := deck.Parse("edges.yaml", deck.Write(d))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
